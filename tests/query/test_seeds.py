"""Named queries answer on the seeds what their heads say, and the seeds' story comes out as a reader would tell it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.query import named_queries, run_named, select
from kg.store import Store
from kg.store.check import violations
from kg.timeline import Filters, timeline

SECOND_WEEK = Filters(date(2022, 1, 9), date(2022, 1, 13))


@pytest.fixture(scope="module")
def store(seeds_store: Path) -> Store:
    return Store(seeds_store)


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_expectations(store: Store, name: str) -> None:
    query = named_queries()[name]
    rows = run_named(store, query).rows()
    for expected in query.expectations:
        if expected.sign:
            assert len(rows) == expected.count if expected.sign == "=" else len(rows) >= expected.count, rows
        else:
            cells = [row[expected.column] or "" for row in rows]
            assert any(expected.value in cell for cell in cells), cells


def test_the_way_of_the_second_week(store: Store) -> None:
    assert timeline(store, SECOND_WEEK).route == ("Geneva", "Brussels", "Vienna")


def test_three_rounds_each_with_several_sources(store: Store) -> None:
    days = {"Geneva": "2022-01-10", "Brussels": "2022-01-12", "Vienna": "2022-01-13"}
    for city, day in days.items():
        held = [e for e in timeline(store, Filters(place=city)) if e.event.when and str(e.event.when.start) == day]
        best = max(held, key=lambda e: len(e.sources))
        assert len(best.sources) >= 2, (city, [e.event.label for e in held])
        assert best.event.status in ("held", "ongoing")
        assert best.history[0][1] == "planned"


def test_the_dinner_is_one_event_on_whose_day_sources_disagree(store: Store) -> None:
    rows = select(store, "disagreements")
    days = {row["says"] for row in rows if row["slot"] == "when"}
    assert {"2022-01-08", "2022-01-09"} <= days


def test_the_store_is_sound(store: Store) -> None:
    assert list(violations(store)) == []
