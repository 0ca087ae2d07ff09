"""Posts over time: learnt from articles, and the holder of one on a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.link.tenures import REACH, Holding, by_office, holder, office_of, tenures
from kg.model import KnownPerson, Tenure


def told(*rows: tuple[str, str, str, str]) -> list[Holding]:
    return [Holding(date.fromisoformat(day), person, party, post) for day, person, party, post in rows]


FRENCH = told(
    ("2015-03-01", "Fabius", "FRA", "foreign minister"),
    ("2016-01-20", "Fabius", "FRA", "Minister of Foreign Affairs"),
    ("2016-03-01", "Ayrault", "FRA", "Foreign Minister"),
    ("2017-04-01", "Ayrault", "FRA", "French foreign minister"),
    ("2017-06-01", "Le Drian", "FRA", "foreign minister"),
)


@pytest.mark.parametrize(
    ("post", "party", "office"),
    [
        ("foreign minister", "RUS", ("RUS", "minister-foreign")),
        ("Secretary of State", "USA", ("USA", "minister-foreign")),
        ("Foreign Secretary", "GBR", ("GBR", "minister-foreign")),
        ("Premier", "CHN", ("CHN", "head-of-government")),
        ("deputy foreign minister", "RUS", None),
        ("ambassador", "USA", None),
        ("former foreign minister", "RUS", None),
        ("president-elect", "USA", None),
        ("gardener", "USA", None),
        ("foreign minister", None, None),
        (None, "RUS", None),
    ],
)
def test_office(post: str | None, party: str | None, office: tuple[str, str] | None) -> None:
    assert office_of(post, party) == office


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2015-03-01", "Fabius"),
        ("2015-09-01", "Fabius"),
        ("2016-02-10", None),
        ("2016-12-24", "Ayrault"),
        ("2017-05-01", None),
        ("2017-07-01", "Le Drian"),
        ("2014-12-31", "Fabius"),
        ("2010-01-01", None),
        ("2020-01-01", None),
    ],
)
def test_holder(day: str, name: str | None) -> None:
    assert holder("foreign minister", "FRA", date.fromisoformat(day), by_office(FRENCH)) == name


def test_the_reach_ends_where_it_says() -> None:
    last = FRENCH[-1].day
    offices = by_office(FRENCH)
    assert holder("foreign minister", "FRA", last + timedelta(REACH), offices) == "Le Drian"
    assert holder("foreign minister", "FRA", last + timedelta(REACH + 1), offices) is None


def test_other_parties_and_posts_are_others() -> None:
    offices = by_office(FRENCH)
    assert holder("foreign minister", "DEU", date(2015, 9, 1), offices) is None
    assert holder("president", "FRA", date(2015, 9, 1), offices) is None
    assert holder("deputy foreign minister", "FRA", date(2015, 9, 1), offices) is None


def test_two_on_one_day_are_nobody() -> None:
    offices = by_office(told(("2020-01-01", "A", "FRA", "president"), ("2020-01-01", "B", "FRA", "president")))
    assert holder("president", "FRA", date(2020, 1, 1), offices) is None


def test_the_users_people_go_first() -> None:
    known = [
        KnownPerson("Laurent Fabius", (), (Tenure("foreign minister", "FRA", date(2012, 5, 16), date(2016, 2, 11)),)),
        KnownPerson("Jean-Marc Ayrault", (), (Tenure("foreign minister", "FRA", date(2016, 2, 11), None),)),
    ]
    offices = by_office(FRENCH)
    assert holder("foreign minister", "FRA", date(2013, 1, 1), offices, known) == "Laurent Fabius"
    assert holder("foreign minister", "FRA", date(2030, 1, 1), offices, known) == "Jean-Marc Ayrault"
    assert holder("foreign minister", "FRA", date(2016, 2, 11), offices, known) is None
    assert holder("foreign minister", "FRA", date(2011, 12, 1), offices, known) is None


def test_tenures() -> None:
    found = tenures(FRENCH)
    assert found["Ayrault"] == (Tenure("Foreign Minister", "FRA", date(2016, 3, 1), date(2017, 4, 1)),)
    assert list(found) == ["Ayrault", "Fabius", "Le Drian"]


def test_a_post_regained_is_two_tenures() -> None:
    found = tenures(
        told(
            ("2000-05-07", "Putin", "RUS", "president"),
            ("2007-01-01", "Putin", "RUS", "president"),
            ("2008-06-01", "Medvedev", "RUS", "president"),
            ("2012-06-01", "Putin", "RUS", "president"),
        )
    )
    assert [tenure.since for tenure in found["Putin"]] == [date(2000, 5, 7), date(2012, 6, 1)]


HOLDING = st.builds(
    Holding,
    st.dates(date(2020, 1, 1), date(2020, 3, 1)),
    st.sampled_from(["A", "B", "C"]),
    st.sampled_from(["FRA", "RUS"]),
    st.sampled_from(["president", "foreign minister", "Minister of Foreign Affairs", "ambassador", "ex-president"]),
)


@given(st.lists(HOLDING, max_size=12), st.randoms())
def test_order_and_repetition_do_not_matter(holdings: list[Holding], random) -> None:  # type: ignore[no-untyped-def]
    shuffled = holdings + holdings[:3]
    random.shuffle(shuffled)
    assert tenures(shuffled) == tenures(holdings)
    assert by_office(shuffled) == by_office(holdings)


@given(st.lists(HOLDING, max_size=12), HOLDING)
def test_a_new_observation_concerns_its_office_only(holdings: list[Holding], new: Holding) -> None:
    before, after = by_office(holdings), by_office([*holdings, new])
    assert {key for key in after if after[key] != before.get(key)} <= {office_of(new.post, new.party)}


@given(st.lists(HOLDING, max_size=12), st.dates(date(2020, 1, 1), date(2020, 3, 1)))
def test_a_holder_is_somebody_whom_articles_name(holdings: list[Holding], day: date) -> None:
    found = holder("president", "FRA", day, by_office(holdings))
    assert found is None or any(h.person == found and h.party == "FRA" and h.post == "president" for h in holdings)
