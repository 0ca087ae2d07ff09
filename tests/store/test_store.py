"""The store on disk: one writer or many readers, changes whole or not at all, other folders left alone."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import StoreError
from kg.store import Store


def quad(number: int, graph: str | None = None) -> ox.Quad:
    subject, value = ox.NamedNode(f"https://example.org/{number}"), ox.Literal(f'"{number}"\n\\ }} \' 雪')
    return ox.Quad(subject, ox.NamedNode("https://example.org/p"), value, *([ox.NamedNode(graph)] if graph else []))


def test_a_change_takes_away_and_puts_in(tmp_path: Path) -> None:
    with Store(tmp_path / "s", mode="write") as store:
        store.change([], [quad(1), quad(2, "https://example.org/g")])
        store.change([quad(1)], [quad(3, "https://example.org/g")])
    with Store(tmp_path / "s") as store:
        assert set(store.graph) == {quad(2, "https://example.org/g"), quad(3, "https://example.org/g")}


def test_a_dropped_graph_is_gone(tmp_path: Path) -> None:
    with Store(tmp_path / "s", mode="write") as store:
        store.change([], [quad(1), quad(2, "https://example.org/g")])
        store.change([], [], drop=["https://example.org/g"])
        assert not store.holds("https://example.org/g")
        assert set(store.graph) == {quad(1)}


def test_readers_share_and_may_not_write(tmp_path: Path) -> None:
    Store(tmp_path / "s", mode="write").close()
    with Store(tmp_path / "s") as one, Store(tmp_path / "s") as two:
        assert len(one.graph) == len(two.graph) == 0
        with pytest.raises(StoreError, match="open for reading"):
            one.change([], [quad(1)])


def test_a_second_writer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.PATIENCE", 0.1)
    with Store(tmp_path / "s", mode="write"), pytest.raises(StoreError, match="in use by another process"):
        Store(tmp_path / "s", mode="write")


@pytest.mark.parametrize("mark", ["", "{}", '{"format": 99}', "[1]"])
def test_a_broken_or_later_store_is_refused(tmp_path: Path, mark: str) -> None:
    folder = tmp_path / "s"
    folder.mkdir()
    (folder / "summitry.json").write_text(mark)
    with pytest.raises(StoreError, match=r"format|broken"):
        Store(folder, mode="write")


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(StoreError, match="no Summitry store"):
        Store(tmp_path, mode="write")
    assert os.listdir(tmp_path) == ["letter.txt"]


def test_reading_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no store"):
        Store(tmp_path / "none")
    assert not (tmp_path / "none").exists()


WRITER = """
import sys
import pyoxigraph as ox
from kg.store import Store
from tests.store.test_store import quad
with Store(sys.argv[1], mode="write") as store:
    for n in range(10_000):
        graph = f"https://example.org/g{n}"
        store.change([quad(n - 1)], [quad(n), *(quad(m, graph) for m in range(40))])
        print(n, flush=True)
"""


def test_a_killed_writer_leaves_whole_changes(tmp_path: Path) -> None:
    for seed in range(6):
        folder = tmp_path / f"s{seed}"
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        assert writer.stdout
        writer.stdout.readline()
        time.sleep(random.Random(seed).uniform(0.0, 0.15))
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        with Store(folder) as store:
            sizes = {
                len(list(store.named_graph(graph.value)))
                for graph in store.graph.named_graphs()
                if isinstance(graph, ox.NamedNode)
            }
            assert sizes == {40}
            assert len(list(store.default_graph())) == 1


def test_rdflib_sees_the_same_quads(tmp_path: Path) -> None:
    with Store(tmp_path / "s", mode="write") as store:
        store.change([], [quad(1), quad(2, "https://example.org/g")])
        assert len(list(store.rdflib().quads((None, None, None, None)))) == 2
