"""Decisions of people outweigh computation, survive it, and can be undone exactly."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.errors import StoreError, UsageError
from kg.pipeline.add import rebuild, write
from kg.pipeline.decide import all_decisions, merge, split, tell_apart, undo
from kg.timeline import timeline
from tests.pipeline.test_add import dump, filled
from tests.told import geneva, on

DAY = date(2022, 2, 1)
ROUNDS = [geneva("one"), geneva("two", "2022-01-18", when=on("2022-01-17"))]


def days(store: object) -> list[tuple[str, int]]:
    return [(str(e.event.when and e.event.when.start), len(e.sources)) for e in timeline(store)]  # type: ignore[arg-type]


def test_merged_events_are_one_until_it_is_undone(tmp_path: Path) -> None:
    with filled(tmp_path / "s", ROUNDS) as store:
        before = dump(store)
        first, second = (event.id for event in timeline(store))
        (made,) = merge(store, first, second, "Ada", DAY)
        assert days(store) == [("2022-01-10", 2)]
        assert [(d.verdict, d.author, d.day) for d in all_decisions(store)] == [("same", "Ada", DAY)]
        assert rebuild(store) == (0, 0)
        undo(store, made.id)
        assert dump(store) == before


def test_split_events_stay_apart_when_more_comes(tmp_path: Path) -> None:
    with filled(tmp_path / "s", [geneva("one"), geneva("two")]) as store:
        (event,) = timeline(store)
        made = split(store, event.id, [], "Ada", DAY)
        assert days(store) == [("2022-01-10", 1)] * 2
        write(store, [geneva("three")])
        assert sorted(count for _, count in days(store)) == [1, 2]
        for each in made:
            undo(store, each.id)
        assert days(store) == [("2022-01-10", 3)]


def test_named_articles_leave_together(tmp_path: Path) -> None:
    with filled(tmp_path / "s", [geneva(name) for name in ("one", "two", "three", "four")]) as store:
        (event,) = timeline(store)
        split(store, event.id, ["two", "three"], "Ada", DAY)
        told = [{s.publisher for s in e.sources} for e in timeline(store)]
        assert {frozenset(names) for names in told if names} == {
            frozenset({"one", "four"}),
            frozenset({"two", "three"}),
        }


def test_different_keeps_apart(tmp_path: Path) -> None:
    with filled(tmp_path / "s", ROUNDS) as store:
        first, second = (event.id for event in timeline(store))
        tell_apart(store, first, second, "Ada", DAY)
        assert len(timeline(store)) == 2
        assert rebuild(store) == (0, 0)
        merge(store, first, second, "Bo", DAY)
        assert [d.verdict for d in all_decisions(store)] == ["same"]
        assert len(timeline(store)) == 1


def test_what_makes_no_sense_is_told(tmp_path: Path) -> None:
    with filled(tmp_path / "s", ROUNDS) as store:
        first, _ = (event.id for event in timeline(store))
        with pytest.raises(UsageError, match="one event already"):
            merge(store, first, first, "Ada", DAY)
        with pytest.raises(StoreError, match="no event"):
            merge(store, first, "https://example.org/none", "Ada", DAY)
        with pytest.raises(StoreError, match="nothing to split"):
            split(store, first, [], "Ada", DAY)
        with pytest.raises(StoreError, match="no decision 'x'"):
            undo(store, "x")
