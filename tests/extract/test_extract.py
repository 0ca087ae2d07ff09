"""What is read out of short texts in our own words: type, who, for whom, where, when, status; and where nothing is."""

from datetime import date

import pytest

from kg.extract import explain, extract, extract_many
from kg.extract.explain import lines
from kg.model import Article

DAY = date(2019, 5, 15)  # a Wednesday


def read(text: str, title: str = "", dateline: str | None = None):
    return extract(Article("own", title, text, DAY, dateline=dateline))


def only(text: str, **more):
    events = read(text, **more)
    assert events, "no event"
    return max(events, key=lambda e: e.confidence)


ENCOUNTERS = [
    ("Foreign Minister Ana Costa of Portugal met Indian Foreign Minister Ravi Menon in Lisbon on Monday.", "meeting"),
    (
        "Portuguese Foreign Minister Ana Costa held talks with Indian Foreign Minister Ravi Menon in Lisbon on Monday.",
        "talks",
    ),
    (
        "Portuguese President Ana Costa had a telephone conversation with Indian Prime Minister Ravi Menon on Monday.",
        "call",
    ),
    ("Portuguese President Ana Costa and Indian Prime Minister Ravi Menon talked by telephone on Monday.", "call"),
    ("Portuguese President Ana Costa spoke over the phone with Indian Prime Minister Ravi Menon on Monday.", "call"),
    ("Portuguese President Ana Costa visited India on Monday.", "visit"),
    ("Portuguese President Ana Costa arrived in New Delhi on Monday for a two-day visit.", "visit"),
]


@pytest.mark.parametrize(("text", "kind"), ENCOUNTERS)
def test_triggers_give_the_type(text, kind):
    assert only(text).type == kind


@pytest.mark.parametrize(("text", "kind"), ENCOUNTERS)
def test_both_sides_are_parties_and_monday_is_the_day(text, kind):
    event = only(text)
    assert set(event.parties) == {"IND", "PRT"}
    assert event.when is not None
    assert event.when.start == date(2019, 5, 13)


@pytest.mark.parametrize("text", [text for text, _ in ENCOUNTERS])
def test_who_takes_part_has_party_and_post(text):
    people = {p.name: p for p in only(text).participants}
    assert people["Ana Costa"].party == "PRT"
    assert people["Ana Costa"].post


def test_a_city_has_its_country_and_coordinates():
    place = only(ENCOUNTERS[0][0]).place
    assert (place.city, place.country_code) == ("Lisbon", "PRT")
    assert place.latitude == pytest.approx(38.7, abs=0.2)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenyan President Joel Otieno met Ghanaian President Kofi Asante in Nairobi on Tuesday.", "held"),
        ("Kenyan President Joel Otieno will meet Ghanaian President Kofi Asante in Nairobi on Friday.", "planned"),
        (
            "Kenyan President Joel Otieno is scheduled to meet Ghanaian President Kofi Asante in Nairobi next week.",
            "planned",
        ),
    ],
)
def test_the_clause_gives_the_status(text, status):
    assert only(text).status == status


def test_a_planned_weekday_lies_ahead_and_a_past_one_behind():
    ahead = only("Kenyan President Joel Otieno will meet Ghanaian President Kofi Asante in Nairobi on Friday.")
    behind = only("Kenyan President Joel Otieno met Ghanaian President Kofi Asante in Nairobi on Friday.")
    assert (ahead.when.start, behind.when.start) == (date(2019, 5, 17), date(2019, 5, 10))


def test_the_spokesman_who_tells_it_takes_no_part():
    event = only(
        "Kenyan President Joel Otieno met Ghanaian President Kofi Asante in Nairobi on Tuesday, said "
        "Foreign Ministry spokesman Peter Mwangi."
    )
    assert {p.name for p in event.participants} == {"Joel Otieno", "Kofi Asante"}


def test_one_meeting_told_twice_is_one_event():
    events = read(
        "Kenyan President Joel Otieno met Ghanaian President Kofi Asante in Nairobi on Tuesday.\n\n"
        "The meeting lasted two hours, officials said."
    )
    assert len([e for e in events if e.type == "meeting"]) == 1


def test_a_lead_negotiator_is_told_from_the_others():
    events = read(
        "During the talks with Ghana in Geneva on Tuesday, Kenyan Deputy Foreign Minister Grace Wanjiru led "
        "the negotiations for Kenya."
    )
    assert ("Grace Wanjiru", "lead") in {(p.name, p.role) for e in events for p in e.participants}


@pytest.mark.parametrize(
    "text",
    [
        "Arsenal beat Chelsea 2-0 on Saturday and will play Liverpool next week.",
        "Shares of the company rose 3 percent after it raised its forecast for the year.",
        "The novel tells of a fisherman who loses his boat in a storm.",
        "Heavy rain flooded streets in the north of the city on Sunday, and schools stayed closed.",
        "The bakery opens at six and sells bread, cakes and coffee.",
        "The minister resigned on Monday after a row over his expenses.",
        "",
    ],
)
def test_nothing_is_invented(text):
    assert read(text) == ()


def test_a_news_conference_is_no_summit():
    assert not [e for e in read("The president gave a press conference at the palace on Monday.") if e.type == "summit"]


def test_offsets_count_characters_of_the_text():
    text = ENCOUNTERS[0][0]
    event = only(text)
    assert event.evidence
    assert all(text[s.start : s.end] == s.text for s in (*event.evidence, *(x.span for x in event.support)))


def test_confidence_is_a_probability():
    assert all(0 <= e.confidence <= 1 for text, _ in ENCOUNTERS for e in read(text))


def test_workers_and_batches_change_nothing():
    articles = [Article(str(i), "", text, DAY) for i, (text, _) in enumerate(ENCOUNTERS * 2)]
    alone = list(extract_many(articles, jobs=1, batch=3))
    assert [a.id for a, _ in alone] == [a.id for a in articles]
    assert list(extract_many(articles, jobs=2, batch=2)) == alone


def test_an_explanation_names_triggers_words_and_chances():
    told = explain(Article("own", "", ENCOUNTERS[0][0], DAY))
    assert any(t.value == "meet" for e in told.events for t in e.triggers)
    assert any(s.slot == "participant" and s.words for e in told.events for s in e.slots)
    assert any("Ana Costa" in line for line in lines(told))
