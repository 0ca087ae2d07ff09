"""The table of office holders: every line valid, and what it says of a name in a year."""

import pytest

from kg.data import posts, read_tsv
from kg.data.holders import sides_of, sides_of_surname, tenures
from kg.data.parties import parties
from kg.data.places import fold

ROWS = read_tsv("holders.tsv")
FIRST, LAST = 1920, 2026


def test_codes_and_offices_are_those_of_the_other_tables():
    offices = {post.office for post in posts.posts().values()}
    assert {row["party"] for row in ROWS} <= set(parties())
    assert {row["office"] for row in ROWS} <= offices


def test_years():
    for row in ROWS:
        assert FIRST <= int(row["since"]) <= int(row["until"] or LAST) <= LAST, row


def test_no_tenure_is_given_twice():
    seen = set()
    for row in ROWS:
        key = (frozenset(fold(row["name"]).split()), row["party"], row["office"], row["since"])
        assert key not in seen, row
        seen.add(key)


def test_spellings():
    for row in ROWS:
        names = [row["name"], *filter(None, row["spellings"].split("|"))]
        assert len(names) == len(set(names)), row
        assert all(name == name.strip() and fold(name) for name in names), row


@pytest.mark.parametrize(
    ("name", "year", "sides", "now"),
    [
        ("Margaret Thatcher", 1985, {"GBR"}, True),
        ("Thatcher Margaret", 1985, {"GBR"}, True),
        ("Margaret Thatcher", 1993, {"GBR"}, False),
        ("Margaret Thatcher", 2010, set(), False),
        ("Kofi A. Annan", 2001, {"UN"}, True),
        ("Antonio Guterres", 1999, {"PRT"}, True),
        ("António Guterres", 2021, {"UN"}, True),
        ("Nobody at All", 2001, set(), False),
    ],
)
def test_the_side_of_a_name(name, year, sides, now):
    assert sides_of(name, year) == (sides, now)


def test_the_side_of_a_surname_and_its_office():
    assert sides_of_surname("Koizumi", ["head-of-government"], 2003) == {"JPN"}
    assert sides_of_surname("Koizumi", ["head-of-government"], 1990) == set()


def test_tenures_come_in_order():
    years = [tenure.since for tenure in tenures("Vladimir Putin")]
    assert years == sorted(years)
    assert len(years) > 1
