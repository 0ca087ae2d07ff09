"""A reader that is not ours: graphology-gexf, with which Gephi Lite opens files (`npm ci` in tests/graphology)."""

import json
import shutil
import subprocess
from pathlib import Path

import networkx as nx
import pytest

from kg.export import NETWORKS, build_network, to_networkx, write

from .made import day, record, winter
from .strategies import HARD

READER = Path(__file__).parents[1] / "graphology"

pytestmark = pytest.mark.skipif(
    not shutil.which("node") or not (READER / "node_modules" / "graphology-gexf").exists(),
    reason="needs node, and `npm ci` in tests/graphology",
)


def read(*paths: Path) -> list[dict[str, list]]:
    done = subprocess.run(
        ["node", "read.mjs", *paths], cwd=READER, capture_output=True, text=True, check=True, timeout=120
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def same(theirs: dict[str, object], ours: dict[str, object]) -> bool:
    """Whether attributes are equal in value and in type; JSON knows one type of number."""
    kept = {k: v for k, v in theirs.items() if k not in {"color", "size", "x", "y", "z"}}
    wanted = {k: v for k, v in ours.items() if k not in {"spells", "id"}}
    numbers = {k: isinstance(v, int | float) for k, v in kept.items()} == {
        k: isinstance(v, int | float) for k, v in wanted.items()
    }
    return kept == wanted and numbers


def agree(path: Path, graph: nx.MultiGraph) -> None:
    (seen,) = read(path)
    if seen["edges"]:
        assert seen["type"] == ("directed" if graph.is_directed() else "undirected")
    assert len(seen["nodes"]) == graph.number_of_nodes()
    assert len(seen["edges"]) == graph.number_of_edges()
    for node, attributes in seen["nodes"]:
        assert same(attributes, graph.nodes[node]), node
    edges = {data["id"]: (source, target, data) for source, target, data in graph.edges(data=True)}
    for edge, source, target, attributes in seen["edges"]:
        ends = edges[edge][:2]
        assert (source, target) == ends or (not graph.is_directed() and (target, source) == ends)
        assert same(attributes, edges[edge][2]), edge


@pytest.mark.parametrize("name", NETWORKS)
def test_graphology_sees_what_networkx_sees(name: str, tmp_path: Path) -> None:
    write("gexf", winter(), tmp_path / "a.gexf", network=name, layout="geo")
    agree(tmp_path / "a.gexf", to_networkx(build_network(winter(), name)))


def test_graphology_reads_hard_labels(tmp_path: Path) -> None:
    hard = [record(f"hard-{n}", text, day(f"2022-01-{n % 28 + 1:02}"), None, ()) for n, text in enumerate(HARD)]
    write("gexf", hard, tmp_path / "a.gexf")
    agree(tmp_path / "a.gexf", to_networkx(build_network(hard)))
