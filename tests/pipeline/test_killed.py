"""A process killed at any moment leaves a store that opens, is sound, and becomes as if nothing had happened."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from kg.pipeline.add import rebuild, write
from kg.pipeline.consolidation import Consolidator
from kg.rdf.article import article_iri
from kg.store import Store
from tests.pipeline.test_add import Told, dump
from tests.told import geneva, on

ROOT = Path(__file__).parents[2]
#: Times that the process is killed.
KILLS = 30


def corpus() -> Told:
    """Sixty articles on twenty rounds, three articles each."""
    days = [f"2022-{1 + number // 4:02}-{3 + 7 * (number % 4):02}" for number in range(20)]
    return [geneva(f"{name} {day}", day, when=on(day)) for name in ("wire", "paper", "radio") for day in days]


def fill(folder: Path) -> None:
    """Add what is not there yet, as `kg add` does, saying so after each article."""
    with Store(folder, mode="write") as store:
        consolidator = Consolidator(store)
        for each in corpus():
            if not store.holds(article_iri(each[0])):
                write(store, [each], consolidator)
            print(".", flush=True)


def test_killed_again_and_again(tmp_path: Path) -> None:
    with Store(tmp_path / "plain", mode="write") as store:
        for each in corpus():
            write(store, [each])
        expected = dump(store)
    rng, folder, killed = random.Random(22), tmp_path / "killed", 0
    code = f"from tests.pipeline.test_killed import fill; from pathlib import Path; fill(Path({str(folder)!r}))"
    while killed < KILLS:
        filler = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert filler.stdout
        filler.stdout.readline()
        time.sleep(rng.uniform(0, 0.02))
        filler.send_signal(signal.SIGKILL)
        filler.wait()
        killed += 1
        with Store(folder, mode="write") as store:
            assert rebuild(store) == (0, 0)
            assert any(store.holds(article_iri(article)) for article, _ in corpus())
    fill(folder)
    with Store(folder) as store:
        assert dump(store) == expected
