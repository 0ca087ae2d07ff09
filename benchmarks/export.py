"""How long a large network takes to write, and how much memory: 50,000 nodes and 200,000 dynamic edges.

    python benchmarks/export.py [NODES EDGES]

Each format is written in a process of its own; memory is that process's peak, network and interpreter included, beside
the peak before the first byte was written. The network is made up, with a fixed seed; its shape is that of `people`.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from kg.export.elements import Column, Edge, Network, Node
from kg.export.formats import NETWORK_WRITERS

NODE_COLUMNS = (
    *(Column(name, "string") for name in ("kind", "party", "side", "first", "last")),
    Column("posts", "liststring"),
    *(Column(name, "long") for name in ("events", "sources", "degree", "community")),
    *(Column(name, "double") for name in ("weighted_degree", "betweenness")),
)
EDGE_COLUMNS = (
    Column("meetings", "long"),
    Column("sources", "long"),
    Column("first", "string"),
    Column("last", "string"),
)
START = date(2005, 1, 1)


def made_up(nodes: int, edges: int) -> Network:
    """A network with a spell and all attributes at every element."""
    draw = random.Random(8)
    days = [START + timedelta(days=n) for n in range(4000)]
    codes = [f"P{n:02}" for n in range(60)]

    def node(n: int) -> Node:
        party, day = draw.choice(codes), draw.choice(days)
        values = ("person", party, f"Side {party}", str(day), str(day), (f"minister {n}",), n % 9, n % 5, n % 7, n % 40)
        return Node(f"person:{n}", f"Person number {n}", (*values, n / 7, n / 1e6), ((day, day),), (0, 114, 178), 6.5)

    def edge(n: int) -> Edge:
        day = draw.choice(days)
        ends = f"person:{draw.randrange(nodes)}", f"person:{draw.randrange(nodes)}"
        return Edge(f"e{n}", *ends, f"met {n}", "met", 1.0, (n % 9, n % 5, str(day), str(day)), ((day, day),))

    return Network(
        "people",
        False,
        NODE_COLUMNS,
        EDGE_COLUMNS,
        tuple(map(node, range(nodes))),
        tuple(map(edge, range(edges))),
        True,
    )


def peak() -> float:
    """The process's peak memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def one(form: str, nodes: int, edges: int) -> None:
    """Write one format and print its line."""
    network = made_up(nodes, edges)
    before, start = peak(), time.process_time()
    with tempfile.TemporaryFile() as file:
        NETWORK_WRITERS[form](network, file)
        took, size = time.process_time() - start, file.tell() / 1e6
    print(
        f"{form:10} {took:6.2f} s  {peak():5.0f} MB at the peak ({before:.0f} before writing)  {size:5.1f} MB of file"
    )


def main() -> None:
    sizes = sys.argv[1:3] or ["50000", "200000"]
    print(f"{int(sizes[0]):,} nodes, {int(sizes[1]):,} edges, CPU seconds")
    for form in NETWORK_WRITERS:
        subprocess.run([sys.executable, Path(__file__), *sizes, form], check=True)


if __name__ == "__main__":
    if len(sys.argv) == 4:
        one(sys.argv[3], int(sys.argv[1]), int(sys.argv[2]))
    else:
        main()
