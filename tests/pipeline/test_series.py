"""Rounds of talks linked in time order, whatever the order of articles, and exactly undone."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kg.pipeline.add import rebuild, remove, write
from kg.store import Store
from kg.timeline import timeline
from tests.pipeline.test_add import Told, dump, filled
from tests.told import RYABKOV, VIENNA, article, event, geneva, on

THEN = article("then", "2022-01-25", "They met in Geneva and a week later in Vienna, where the dinner was.")
ARTICLES: Told = [
    geneva("first", "2022-01-10", round=1),
    geneva("second", "2022-01-17", when=on("2022-01-17"), round=2, process="Security Dialogue"),
    geneva("third", "2022-01-24", when=on("2022-01-24"), round=3),
    geneva("dialogue", "2022-03-01", when=on("2022-03-01"), process="Security Dialogue"),
    (
        THEN,
        (
            event(THEN, "met in Geneva", when=on("2022-01-17"), parties=("RUS", "USA")),
            event(THEN, "Vienna", "call", when=on("2022-01-19"), place=VIENNA, participants=(RYABKOV,), follows=0),
        ),
    ),
]


def links(store: Store) -> set[tuple[str, str]]:
    days = {record.id: str(record.event.when.start)[5:] for record in timeline(store) if record.event.when}
    return {(days[record.id], days[later]) for record in timeline(store) for later in record.followed_by}


def test_rounds_processes_and_what_an_article_says(tmp_path: Path) -> None:
    with filled(tmp_path / "s", ARTICLES) as store:
        assert links(store) == {("01-10", "01-17"), ("01-17", "01-24"), ("01-17", "03-01"), ("01-17", "01-19")}
        assert rebuild(store) == (0, 0)


@pytest.mark.parametrize("seed", range(8))
def test_order_and_removal(tmp_path: Path, seed: int) -> None:
    with filled(tmp_path / "plain", ARTICLES) as store:
        expected = dump(store)
    shuffled = random.Random(seed).sample(ARTICLES, len(ARTICLES))
    with filled(tmp_path / "other", shuffled, size=1) as store:
        assert dump(store) == expected
        for told, _ in shuffled:
            remove(store, told.id)
            assert rebuild(store) == (0, 0)
        assert not list(store.graph)


@pytest.mark.parametrize("number", range(len(ARTICLES)))
def test_an_article_that_comes_last_leaves_the_other_links(tmp_path: Path, number: int) -> None:
    with filled(tmp_path / "plain", ARTICLES) as store:
        expected = dump(store)
    with filled(tmp_path / "s", ARTICLES[:number] + ARTICLES[number + 1 :]) as store:
        write(store, [ARTICLES[number]])
        assert dump(store) == expected
