"""People in the loop: say that events are one, or that one is several; list what was said, and take it back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import product

from ..errors import StoreError, UsageError
from ..link.decisions import Decision, Decisions, decision
from ..rdf import nodes
from ..rdf.decision import DECISIONS, decision_quads, decisions
from ..rdf.report import article_of
from ..store import Store
from .add import find_article
from .consolidation import Consolidator


def all_decisions(store: Store) -> list[Decision]:
    """Give the decisions in a store, in order of the reports that they are on."""
    return decisions(store.named_graph(DECISIONS))


def merge(store: Store, first: str, second: str, author: str, day: date) -> list[Decision]:
    """Say that two events, by their IRIs, are one.

    Raises:
        UsageError: both are the same event already.
        StoreError: one is no event read from articles.
    """
    if first == second:
        raise UsageError(f"{first} is one event already; name two.")
    lead, *others = [*_reports(store, first), *_reports(store, second)]
    return _decide(store, [decision(lead, other, "same", author, day) for other in others])


def tell_apart(store: Store, first: str, second: str, author: str, day: date) -> list[Decision]:
    """Say that two events, by their IRIs, are not one, whatever articles may come.

    Raises:
        UsageError: both are the same event; split it instead.
        StoreError: one is no event read from articles.
    """
    if first == second:
        raise UsageError(f"{first} is one event; `kg split` takes it apart.")
    pairs = product(_reports(store, first), _reports(store, second))
    return _decide(store, [decision(a, b, "different", author, day) for a, b in pairs])


def split(store: Store, event: str, articles: Sequence[str], author: str, day: date) -> list[Decision]:
    """Say that some articles tell of another event than the rest; without articles, each tells of its own.

    Args:
        store: a store open for writing.
        event: IRI of the event.
        articles: articles, by any name, whose reports leave the event together.
        author: who says so.
        day: when.

    Raises:
        StoreError: it is no event read from articles, or has one report only.
        UsageError: no report of the event, or all of them, stand in the articles named.
    """
    told = _reports(store, event)
    if len(told) < 2:
        raise StoreError(f"{event} has one report only, so that there is nothing to split.")
    leaving = {find_article(store, name) for name in articles}
    out = [iri for iri in told if article_of(iri).value in leaving]
    if articles and len(out) in (0, len(told)):
        raise UsageError(
            f"{len(out)} of {len(told)} reports of {event} stand in the articles named; name some of them."
        )
    stay = [iri for iri in told if iri not in out]
    pairs = product(out, stay) if articles else ((a, b) for a in told for b in told if a < b)
    return _decide(store, [decision(a, b, "different", author, day) for a, b in pairs])


def undo(store: Store, name: str) -> Decision:
    """Take a decision back, by its id.

    Raises:
        StoreError: there is none of that id.
    """
    for made in all_decisions(store):
        if made.id == name:
            _apply(store, [made], [])
            return made
    raise StoreError(f"There is no decision {name!r}; `kg decisions` lists them.")


def _decide(store: Store, made: list[Decision]) -> list[Decision]:
    ids = {each.id for each in made}
    _apply(store, [old for old in all_decisions(store) if old.id in ids], made)
    return made


def _apply(store: Store, old: Iterable[Decision], new: Iterable[Decision]) -> None:
    """Replace decisions, and what follows from them for the events, in one transaction."""
    old, new = list(old), list(new)
    consolidator = Consolidator(store)
    consolidator.decisions = Decisions([*(d for d in all_decisions(store) if d not in old), *new])
    about = {iri for each in (*old, *new) for iri in (each.first, each.second) if consolidator.knows(iri)}
    change = consolidator.change(again=about)
    gone = {quad for each in old for quad in decision_quads(each)}
    store.change(change.remove | gone, change.add | {quad for each in new for quad in decision_quads(each)})


def _reports(store: Store, event: str) -> list[str]:
    found = nodes.texts(store.node(event), "dip:reportedIn")
    if not found:
        raise StoreError(f"{event} is no event read from articles; `kg timeline --format json` gives their IRIs.")
    return found
