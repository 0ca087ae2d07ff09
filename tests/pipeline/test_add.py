"""Articles into the graph and out again, with events built by hand: order, repetition and removal change nothing."""

from __future__ import annotations

import random
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import StoreError
from kg.model import Article, Event
from kg.pipeline.add import rebuild, remove, write
from kg.pipeline.consolidation import Consolidator
from kg.store import Store
from kg.timeline import Filters, timeline
from tests.told import BRUSSELS, GENEVA, RYABKOV, SHERMAN, VIENNA, article, event, geneva, month, on

Told = list[tuple[Article, tuple[Event, ...]]]


def dump(store: Store) -> bytes:
    """All quads of a store, in canonical order."""
    return b"\n".join(sorted(str(quad).encode() for quad in store.graph))


def stories() -> Told:
    """Seven articles on three rounds of talks: announced, held, told twice, one day told otherwise."""
    before = article("before", "2021-12-28", "Talks are set for Geneva on 10 January, then Brussels, then Vienna.")
    after = article("after", "2022-01-14", "The week began in Geneva, went on in Brussels and ended in Vienna.")
    other = article("other", "2022-01-15", "The envoys met in Geneva on Tuesday, this paper has learnt.")
    pair, sides = (SHERMAN, RYABKOV), ("RUS", "USA")
    return [
        (
            before,
            (
                event(
                    before,
                    "Geneva",
                    status="planned",
                    when=on("2022-01-10"),
                    place=GENEVA,
                    parties=sides,
                    process="Dialogue",
                ),
                event(
                    before,
                    "Brussels",
                    status="planned",
                    when=on("2022-01-12"),
                    place=BRUSSELS,
                    parties=("NATO", "RUS"),
                    process="Dialogue",
                    follows=0,
                ),
                event(
                    before,
                    "Vienna",
                    "meeting",
                    "planned",
                    when=on("2022-01-13"),
                    place=VIENNA,
                    parties=("OSCE",),
                    follows=1,
                ),
            ),
        ),
        (
            after,
            (
                event(after, "Geneva", when=on("2022-01-10"), place=GENEVA, parties=sides, participants=pair),
                event(after, "Brussels", when=on("2022-01-12"), place=BRUSSELS, parties=("NATO", "RUS")),
                event(after, "Vienna", "meeting", when=on("2022-01-13"), place=VIENNA, parties=("OSCE",)),
            ),
        ),
        (
            other,
            (
                event(
                    other,
                    "met in Geneva",
                    "meeting",
                    when=on("2022-01-11"),
                    place=GENEVA,
                    parties=sides,
                    participants=pair,
                ),
            ),
        ),
        geneva("first"),
        geneva("second"),
        geneva("third", "2022-01-11"),
        geneva("vague", "2022-02-03", when=month("2022-01")),
    ]


def filled(folder: Path, told: Told, size: int = 1) -> Store:
    """A store with articles added a few at a time."""
    store = Store(folder, mode="write")
    for at in range(0, len(told), size):
        write(store, told[at : at + size])
    return store


def test_many_reports_become_one_event_with_its_sources(tmp_path: Path) -> None:
    with filled(tmp_path / "s", stories()) as store:
        events = timeline(store)
    assert [
        (e.event.place.city, str(e.event.when.start), len(e.sources)) for e in events if e.event.place and e.event.when
    ] == [("Geneva", "2022-01-10", 7), ("Brussels", "2022-01-12", 2), ("Vienna", "2022-01-13", 2)]
    first = events[0]
    assert first.event.status == "held"
    assert first.history[0][1] == "planned"
    assert first.disagreements == ("when",)
    assert {p.name: (p.party, p.role) for p in first.event.participants} == {
        "Sergei Ryabkov": ("RUS", "lead"),
        "Wendy Sherman": ("USA", "lead"),
    }
    assert events[0].followed_by == (events[1].id,)
    assert events[1].followed_by == (events[2].id,)
    assert events.route == ("Geneva", "Brussels", "Vienna")


@pytest.mark.parametrize("seed", range(6))
def test_neither_order_nor_batches_matter(tmp_path: Path, seed: int) -> None:
    told = stories()
    with filled(tmp_path / "plain", told) as store:
        expected = dump(store)
    shuffled = random.Random(seed).sample(told, len(told))
    with filled(tmp_path / "shuffled", shuffled, size=1 + seed % 3) as store:
        assert dump(store) == expected
        assert rebuild(store) == (0, 0)


def test_removing_an_article_is_as_if_it_had_never_been_added(tmp_path: Path) -> None:
    told = stories()
    for gone in range(len(told)):
        rest = told[:gone] + told[gone + 1 :]
        with filled(tmp_path / f"without{gone}", rest) as store:
            expected = dump(store)
        with filled(tmp_path / f"removed{gone}", told) as store:
            remove(store, told[gone][0].id)
            assert dump(store) == expected


def test_removing_all_leaves_nothing(tmp_path: Path) -> None:
    told = stories()
    with filled(tmp_path / "s", told) as store:
        for each, _ in told:
            remove(store, each.id)
        assert len(store.graph) == 0


def test_removing_what_is_not_there_is_told(tmp_path: Path) -> None:
    with filled(tmp_path / "s", stories()) as store, pytest.raises(StoreError, match="no article 'nobody'"):
        remove(store, "nobody")


def test_rebuilding_mends_a_damaged_layer(tmp_path: Path) -> None:
    with filled(tmp_path / "s", stories()) as store:
        expected = dump(store)
        label = next(
            store.graph.quads_for_pattern(
                None, ox.NamedNode("https://w3id.org/summitry/ns#status"), None, ox.DefaultGraph()
            )
        )
        store.change([label], [])
        gone, come = rebuild(store)
        assert (gone, come) == (0, 1)
        assert dump(store) == expected


def test_the_next_round_a_week_later_is_another_event(tmp_path: Path) -> None:
    told = [
        geneva("one"),
        geneva("two", "2022-01-18", when=on("2022-01-17")),
        geneva("three", "2022-01-25", when=on("2022-01-24")),
    ]
    with filled(tmp_path / "s", told) as store:
        assert [str(e.event.when and e.event.when.start) for e in timeline(store)] == [
            "2022-01-10",
            "2022-01-17",
            "2022-01-24",
        ]


def test_what_was_held_is_not_planned_again(tmp_path: Path) -> None:
    late = geneva("late", "2022-02-01", status="planned")
    with filled(tmp_path / "s", [geneva("first"), late]) as store:
        (found,) = timeline(store)
    assert found.event.status == "held"


def test_moved_talks_keep_their_old_day_as_history(tmp_path: Path) -> None:
    told = [
        geneva("announced", "2022-01-03", status="planned"),
        geneva("moved", "2022-01-05", status="planned", when=on("2022-01-20"), formerly=on("2022-01-10")),
        geneva("held", "2022-01-20", when=on("2022-01-20")),
    ]
    with filled(tmp_path / "s", told) as store:
        (found,) = timeline(store)
    assert str(found.event.when and found.event.when.start) == "2022-01-20"
    assert [(str(d), s, str(w and w.start)) for d, s, w in found.history] == [
        ("2022-01-03", "planned", "2022-01-10"),
        ("2022-01-05", "planned", "2022-01-20"),
        ("2022-01-20", "held", "2022-01-20"),
    ]
    assert found.disagreements == ()


def test_filters_narrow(tmp_path: Path) -> None:
    with filled(tmp_path / "s", stories()) as store:

        def cities(filters: Filters) -> list[str | None]:
            return [e.event.place.city for e in timeline(store, filters) if e.event.place]

        assert cities(Filters(place="switz")) == ["Geneva"]
        assert cities(Filters(party="NATO")) == ["Brussels"]
        assert cities(Filters(party="Russia")) == ["Geneva", "Brussels"]
        assert cities(Filters(person="sherman")) == ["Geneva"]
        assert cities(Filters(type="meeting")) == ["Vienna"]
        assert cities(Filters(status="planned")) == []
        assert cities(Filters(since=on("2022-01-12").start, until=on("2022-01-12").end)) == ["Brussels"]


def test_a_consolidator_that_goes_on_equals_fresh_ones(tmp_path: Path) -> None:
    told = stories()
    with filled(tmp_path / "fresh", told) as store:
        expected = dump(store)
    with Store(tmp_path / "kept", mode="write") as store:
        consolidator = Consolidator(store)
        for each in told:
            write(store, [each], consolidator)
        assert dump(store) == expected
