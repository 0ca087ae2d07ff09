"""Articles to events: who met whom, for which side, where, when, and how far along, each slot with its words.

The way: paragraphs are parsed (`nlp`), names and anaphors found and resolved (`mentions`, `people`, `coref`), put
together with times and triggers into a scene (`scene`, `triggers`); every trigger gets what may belong to it
(`candidates`), triggers that tell one event are grouped (`merge`), each group's slots are decided (`decide`), and what
likely is an event is kept (`confidence`, `build`, `events`). Fitted decisions are logistic regressions (`learned`).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from ..model import Article, Event

if TYPE_CHECKING:
    from .explain import Explanation

__all__ = ["explain", "extract", "extract_many"]

# Read by the matrix library of NumPy when that is first imported, which is later. Workers are processes: under two,
# threads of the library itself wait for one another and halve the speed.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

#: Articles that a worker reads at a time; what it holds of them is freed after each batch.
BATCH = 24


def extract(article: Article, model: str | None = None) -> tuple[Event, ...]:
    """Extract the diplomatic events of one article, in the order of its text.

    Args:
        model: name or folder of a spaCy model; None for `$KG_MODEL`, else the best that is installed.

    Raises:
        UsageError: there is no language model.
    """
    return _read_batch([article], model)[0]


def extract_many(
    articles: Iterable[Article],
    jobs: int = 1,
    batch: int = BATCH,
    model: str | None = None,
) -> Iterator[tuple[Article, tuple[Event, ...]]]:
    """Extract the events of many articles and yield each article with its events, in the order given.

    The events are the same whatever `jobs` and `batch` are.

    Args:
        jobs: worker processes; 1 to read in this one.
        batch: articles a worker reads at a time.
        model: as for `extract`.

    Raises:
        UsageError: there is no language model.
    """
    batches = _batches(articles, max(1, batch))
    if jobs <= 1:
        for chunk in batches:
            yield from zip(chunk, _read_batch(chunk, model), strict=True)
        return
    yield from _in_parallel(batches, jobs, model)


def explain(article: Article, model: str | None = None) -> Explanation:
    """Say for each event of an article which words and rules gave each slot, and what was discarded and why.

    Raises:
        UsageError: there is no language model.
    """
    from . import nlp
    from .explain import explanation
    from .learned import load

    return explanation(article, nlp.load(model), load())


def _batches(articles: Iterable[Article], size: int) -> Iterator[list[Article]]:
    rest = iter(articles)
    while chunk := list(islice(rest, size)):
        yield chunk


def _read_batch(articles: Sequence[Article], model: str | None) -> list[tuple[Event, ...]]:
    """Read some articles; nothing of their parses outlives the call."""
    from . import nlp
    from .build import read_events
    from .events import events_of
    from .learned import load
    from .scene import read_scene

    language, models = nlp.load(model), load()
    with language.memory_zone():
        return [
            events_of(read_events(read_scene(article, paragraphs), models), models.thresholds["keep"])
            for article, paragraphs in nlp.parse_many(articles, language)
        ]


def _in_parallel(
    batches: Iterator[list[Article]],
    jobs: int,
    model: str | None,
) -> Iterator[tuple[Article, tuple[Event, ...]]]:
    """Read batches in worker processes, a few ahead of what is asked for, and yield them in order."""
    from collections import deque
    from concurrent.futures import Future, ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        waiting: deque[tuple[list[Article], Future[list[tuple[Event, ...]]]]] = deque()
        for chunk in batches:
            waiting.append((chunk, pool.submit(_read_batch, chunk, model)))
            if len(waiting) > 2 * jobs:
                done, future = waiting.popleft()
                yield from zip(done, future.result(), strict=True)
        for done, future in waiting:
            yield from zip(done, future.result(), strict=True)
