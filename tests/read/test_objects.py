from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import NoDateError, ReadError
from kg.read import article_from_object


def test_the_contract():
    article = article_from_object(
        {
            "id": 7,
            "title": "Talks\n open",
            "date": "2022-01-10",
            "dateline": "GENEVA, Jan 10 (Reuters) -",
            "text": " They met.\n",
            "source": "Reuters",
            "url": "https://reuters.example/x",
            "language": "EN-us",
        }
    )
    assert (article.id, article.title, article.dateline, article.text) == ("7", "Talks open", "GENEVA", " They met.\n")
    assert (article.publisher, article.address, article.language) == ("Reuters", "https://reuters.example/x", "en")


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2022-01-10", date(2022, 1, 10)),
        ("2022-01-10T23:59:00-05:00", date(2022, 1, 10)),
        ("20220110", date(2022, 1, 10)),
        (20220110, date(2022, 1, 10)),
        ("20220110T101500Z", date(2022, 1, 10)),
        ("2022/1/9", date(2022, 1, 9)),
        ("January 10, 2022", date(2022, 1, 10)),
        ("10 January 2022, 14:30 GMT", date(2022, 1, 10)),
        ("Monday, 10 Jan. 2022", date(2022, 1, 10)),
        ("Mon, 10 Jan 2022 12:00:00 GMT", date(2022, 1, 10)),
        ("10.01.2022", date(2022, 1, 10)),
        ("13/01/2022", date(2022, 1, 13)),
        ("01/13/2022", date(2022, 1, 13)),
        ("10. Januar 2022", date(2022, 1, 10)),
        ("10 января 2022", date(2022, 1, 10)),
        (1641816000, date(2022, 1, 10)),
        ("1641816000000", date(2022, 1, 10)),
        (datetime(2022, 1, 10, 5), date(2022, 1, 10)),
        ("1987-04-13", date(1987, 4, 13)),
    ],
)
def test_dates_as_they_are_written(value, day):
    assert article_from_object({"text": "They met.", "date": value}).date == day


@pytest.mark.parametrize(
    "value", ["10/01/2022", "2022-13-40", "yesterday", "January 2022", "2022", "soon", 5, True, [], {}]
)
def test_a_date_that_is_none_or_could_be_two_is_refused_with_its_value(value):
    with pytest.raises(NoDateError, match=r"--date"):
        article_from_object({"id": "a", "text": "They met.", "date": value})


def test_day_from_dateline_caption_or_lead():
    assert article_from_object({"text": "They met.", "dateline": "AMMAN, Dec 23, 2006, 2006"}).date == date(
        2006, 12, 23
    )
    caption = (
        "Ms A (L) and Mr B (R) pose for pictures in Geneva on January 10, 2022, after a dinner on January 9, 2022."
    )
    assert article_from_object({"text": f"{caption}\n\nThe talks of 3 May 2019 were over."}).date == date(2022, 1, 10)
    lead = "PARIS, Jan 2 (AFP) - They met on December 30, 2021 in Paris."
    assert article_from_object({"text": lead}).date == date(2022, 1, 2)
    with pytest.raises(NoDateError):
        article_from_object({"text": "They met.\n\n" + "And so on. " * 200 + "\n\nThat was on 3 May 2019."})


@pytest.mark.parametrize(
    "obj", [None, 5, "text", [], {}, {"text": ""}, {"text": 5, "date": "2022-01-10"}, {"text": {"a": 1}}]
)
def test_what_is_no_article_is_refused_in_a_sentence(obj):
    with pytest.raises(ReadError) as caught:
        article_from_object(obj, name="line 3")
    assert str(caught.value).startswith("line 3")


def test_lenient_keys_and_odd_values():
    obj = {
        "Headline": "T",
        "Date-Published": "2022-01-10",
        "Content": ["One.", "Two."],
        "site_name": " The\nDaily ",
        "url": "javascript:alert(1)",
        "id": None,
        "dateline": "NA",
    }
    article = article_from_object(obj, name="here")
    assert (article.id, article.title, article.text, article.publisher) == ("here", "T", "One.\n\nTwo.", "The Daily")
    assert article.address is None
    assert article.dateline is None
    for address in ("https://[bad", "https://x.example/a b", "https://x.example/<script>", "ftp://x.example"):
        assert article_from_object({**obj, "url": address}).address is None


def test_publisher_falls_back_on_agency_then_site():
    assert article_from_object({"text": "OSLO (AP) _ They met.", "date": "2022-01-10"}).publisher == "AP"
    found = article_from_object({"text": "They met.", "date": "2022-01-10", "url": "https://www.daily.example/a"})
    assert found.publisher == "daily.example"


def test_half_characters_become_whole_ones_in_place():
    article = article_from_object({"text": "a\ud800b", "title": "\udfff", "date": "2022-01-10"})
    assert article.text == "a�b"
    assert article.title.encode()


@given(st.text(min_size=1).filter(str.strip))
def test_any_text_is_kept_and_covered_by_its_regions(text):
    article = article_from_object({"text": text, "date": "2022-01-10"})
    assert "".join(article.text[region.start : region.end] for region in article.regions) == article.text
