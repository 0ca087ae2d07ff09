"""Articles into a store, out of a store, and the consolidated layer computed anew."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from pyoxigraph import Quad

from ..errors import StoreError
from ..model import Article, Event, Report
from ..rdf.article import article_iri, article_quads
from ..rdf.report import reports
from ..store import Store
from .consolidation import Consolidator

Item = TypeVar("Item")
#: Articles that are written in one transaction.
BATCH = 16


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one article: its IRI, how many events it tells of, and whether it was in the store already."""

    article: Article
    iri: str
    events: int
    known: bool


def add(store: Store, articles: Iterable[Article], *, jobs: int = 1) -> Iterator[Added]:
    """Read events out of articles and write both into the store, a few articles a transaction.

    An article that the store has is passed over. Yields one `Added` an article, in the order given, once it is on
    disk. What is written does not depend on the order, on `jobs`, or on what was added in which run.

    Args:
        store: a store open for writing.
        articles: articles with dates.
        jobs: processes that read text at the same time.
    """
    from ..extract import extract_many

    queue: deque[Added] = deque()
    written: dict[str, int] = {}

    def unknown() -> Iterator[Article]:
        seen: set[str] = set()
        for article in articles:
            iri = article_iri(article)
            queue.append(Added(article, iri, 0, known=iri in seen or store.holds(iri)))
            seen.add(iri)
            if not queue[-1].known:
                yield article

    def settled() -> Iterator[Added]:
        while queue and (queue[0].known or queue[0].iri in written):
            added = queue.popleft()
            yield added if added.known else replace(added, events=written[added.iri])

    consolidator = Consolidator(store)
    for batch in _batches(extract_many(unknown(), jobs=jobs), BATCH):
        write(store, batch, consolidator)
        written.update((article_iri(article), len(events)) for article, events in batch)
        yield from settled()
    yield from settled()


def write(
    store: Store, batch: Iterable[tuple[Article, tuple[Event, ...]]], consolidator: Consolidator | None = None
) -> None:
    """Write articles with their events, and what follows from them for the consolidated layer, in one transaction."""
    consolidator = consolidator or Consolidator(store)
    quads: set[Quad] = set()
    new: list[Report] = []
    for article, events in batch:
        own = article_quads(article, events)
        quads.update(own)
        new.extend(reports(own))
    change = consolidator.change(new)
    store.change(change.remove, quads | change.add)


def remove(store: Store, article: str) -> int:
    """Take an article out of a store, as if it had never been added; gives the number of its events.

    Args:
        store: a store open for writing.
        article: the article's IRI, or the name under which it was read.

    Raises:
        StoreError: the store has no such article.
    """
    iri = find_article(store, article)
    quads = set(store.named_graph(iri))
    gone = reports(quads)
    change = Consolidator(store).change([], gone)
    store.change(quads | change.remove, change.add, drop=[iri])
    return len(gone)


def find_article(store: Store, name: str) -> str:
    """Give the IRI of an article by its IRI, the last part of it, its address, or the name it was read under.

    Raises:
        StoreError: none or more than one fits.
    """
    from ..query import select

    rows = select(store, "article-by-name", {"name": name})
    found = sorted({row["article"] for row in rows if row["article"]})
    if len(found) == 1:
        return found[0]
    if found:
        raise StoreError(f"{len(found)} articles are called {name!r}; name one by its IRI: {', '.join(found[:5])}.")
    raise StoreError(f"The store has no article {name!r}; `kg query articles` lists what it has.")


def rebuild(store: Store) -> tuple[int, int]:
    """Compute the consolidated layer of the articles anew; gives how many quads went and came (0, 0 where it fitted).

    One transaction; what coded data and the user's decisions brought stays.
    """
    change = Consolidator(store).anew()
    store.change(change.remove, change.add)
    return len(change.remove), len(change.add)


def _batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
