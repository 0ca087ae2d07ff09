from datetime import date

import pytest
from hypothesis import given, settings

from kg.errors import UsageError
from kg.export.slices import sliced
from kg.model import Interval, Record

from .made import record, winter
from .strategies import records


def at(name: str, first: str, last: str, granularity: str = "day") -> Record:
    return record(name, name, Interval(date.fromisoformat(first), date.fromisoformat(last), granularity, ""), None, ())


def names(some: list[Record], period: str) -> dict[str, list[str]]:
    return {name: [found.event.label for found in members] for name, members in sliced(some, period)}


def test_an_event_stands_in_every_month_that_it_touches() -> None:
    some = [at("a", "2022-01-31", "2022-02-01"), at("b", "2022-04-05", "2022-04-05")]
    assert names(some, "month") == {"2022-01": ["a"], "2022-02": ["a"], "2022-04": ["b"]}
    assert names(some, "quarter") == {"2022-Q1": ["a"], "2022-Q2": ["b"]}


def test_an_event_of_which_only_the_year_is_known_makes_no_month_of_its_own() -> None:
    some = [at("year", "2022-01-01", "2022-12-31", "year"), at("b", "2022-04-05", "2022-04-05")]
    assert names(some, "month") == {"2022-04": ["year", "b"]}
    assert len(names(some[:1], "month")) == 12


def test_the_undated_stand_in_no_slice() -> None:
    assert all("Talks about talks" not in members for members in names(winter(), "month").values())
    assert names([record("u", "u", None, None, ())], "quarter") == {}


@settings(max_examples=60, deadline=None)
@given(records)
def test_slices_come_in_order_and_hold_something(some: list[Record]) -> None:
    few = [
        r
        for r in some
        if not (r.event.when and r.event.when.start and r.event.when.end)
        or (r.event.when.end - r.event.when.start).days < 5000
    ]
    found = list(sliced(few, "month"))
    assert [name for name, _ in found] == sorted({name for name, _ in found})
    assert all(members for _, members in found)


def test_other_periods_are_refused() -> None:
    with pytest.raises(UsageError, match="no slices by 'day'; take one of month, quarter"):
        list(sliced([], "day"))
