"""Which event of a process comes after which."""

from __future__ import annotations

from datetime import date

from kg.link.series import Leg, chain, rounds

SIDES = {"a": "USA IND", "b": "USA PAK", "c": "USA IND", "d": "IND USA GBR"}


def leg(event: str, day: str, sides: str) -> Leg:
    return Leg(date.fromisoformat(day), event, frozenset(sides.split()))


def test_rounds_of_the_same_sides_follow_each_other() -> None:
    legs = [leg(name, f"201{year}-05-01", SIDES[name]) for year, name in enumerate("abcd")]
    assert chain(legs) == [("a", "c"), ("c", "d")]
    assert chain(reversed(legs)) == chain(legs)


def test_legs_of_one_week_follow_each_other_by_one_side() -> None:
    week = [leg("geneva", "2022-01-10", "USA RUS"), leg("brussels", "2022-01-12", "NATO RUS")]
    assert chain([*week, leg("vienna", "2022-01-13", "OSCE")]) == [("geneva", "brussels")]
    assert chain([*week, Leg(None, "undated")]) == [("geneva", "brussels")]


def test_numbered_rounds_follow_each_other_by_their_numbers() -> None:
    legs = [Leg(date(2022, month, 1), f"r{turn}", turn=turn) for month, turn in ((1, 1), (2, 2), (5, 4), (8, 5))]
    assert rounds([*legs, Leg(date(2024, 1, 1), "years later", turn=6), Leg(None, "undated", turn=3)]) == [
        ("r1", "r2"),
        ("r4", "r5"),
    ]
