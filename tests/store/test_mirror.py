"""The columnar copy against the graph: what `kg check` says of it, and how it is made anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.pipeline.add import write
from kg.pipeline.load import load
from kg.store import Store
from kg.store.check import violations
from kg.store.columns import FOLDER, TABLES, columns
from kg.store.mirror import faults, rebuild
from kg.vocab import dip, term
from tests.pipeline.test_load import ICEWS_ROWS, icews_file, quads_file
from tests.told import geneva


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "s", mode="write")
    write(store, [geneva()])
    load(store, quads_file(tmp_path), "quads")
    load(store, icews_file(tmp_path, ICEWS_ROWS), "icews")
    return store


def copied(store: Store) -> list[list[tuple[object, ...]]]:
    found = columns(store)
    assert found is not None
    return [found.rows(f"FROM {table} ORDER BY ALL") for table in TABLES]


def test_a_sound_store_is_said_to_be_sound(store: Store) -> None:
    assert list(violations(store)) == []


def test_the_copy_made_anew_from_the_graph_is_the_copy_made_while_loading(store: Store) -> None:
    before = copied(store)
    assert rebuild(store) == 11
    assert copied(store) == before
    assert list(faults(store)) == []


def test_a_graph_that_was_changed_behind_its_back_is_told_and_mended(store: Store) -> None:
    labels = store.graph.quads_for_pattern(None, term("rdfs:label"), None, None)
    (label,) = [quad for quad in labels if 'Accuse: \\"Odd' in str(quad.object)]
    for quad in list(store.graph.quads_for_pattern(label.subject, None, None, None)):
        store.graph.remove(quad)
    assert any("events have too many 1" in fault for fault in faults(store))
    rebuild(store)
    assert list(faults(store)) == []


def test_a_copy_without_one_of_its_files_is_told(store: Store) -> None:
    (store.path / FOLDER / "icews.parts.parquet").unlink()
    assert any("parts lack 4" in fault for fault in faults(store))


def test_what_a_coded_event_lacks_is_told(store: Store) -> None:
    for quad in list(store.graph.quads_for_pattern(None, dip("origin"), None, None)):
        if quad.object.value == "icews":  # type: ignore[union-attr]
            for day in list(store.graph.quads_for_pattern(quad.subject, term("prov:wasDerivedFrom"), None, None)):
                store.graph.remove(day)
    assert sum("a coded event lacks a record" in fault for fault in violations(store)) == 2


def test_a_load_that_was_broken_off_is_told(store: Store, tmp_path: Path) -> None:
    (store.path / FOLDER / "icews.stale").touch()
    assert [fault for fault in faults(store) if "broken off" in fault]
    load(store, icews_file(tmp_path, ICEWS_ROWS), "icews")
    assert list(faults(store)) == []


def test_a_store_without_coded_events_has_no_copy_to_check(tmp_path: Path) -> None:
    with Store(tmp_path / "plain", mode="write") as plain:
        write(plain, [geneva()])
        assert list(faults(plain)) == []
        assert columns(plain) is None
