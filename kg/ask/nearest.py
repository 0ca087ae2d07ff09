"""What could be asked instead: questions made of the names that were found and of what the graph knows of them."""

from __future__ import annotations

from typing import Protocol

from ..query import run
from ..store import Store
from .lexicon import Lexicon
from .names import Names
from .parse import Parse

_COUNT = 3


class Askable(Protocol):
    """A store with its names and words."""

    store: Store
    names: Names
    lexicon: Lexicon


def nearest(parsed: Parse, asker: Askable) -> tuple[str, ...]:
    """Give up to three questions, answerable on the graph, about the names in a question that was not understood."""
    found = [
        question
        for mention in parsed.mentions
        for question in about(mention.best.name.node, mention.best.name.label, asker)
    ]
    return tuple(dict.fromkeys(found))[:_COUNT]


def about(node: str, label: str, asker: Askable) -> list[str]:
    """Give questions that the graph can answer about a node."""
    if not node.startswith("http"):
        return [f"What happened in {label}?", f"Who met in {label}?"]
    pattern = f"<{node}>"
    if not run(asker.store, f"ASK {{ ?event sem:hasActor {pattern} }}").results:
        return []
    coded = run(asker.store, f"SELECT ?label {{ ?event dip:initiator {pattern} ; rdfs:label ?label }} LIMIT 1").rows()
    if coded:
        return [f"When did {label} visit {(row['label'] or '').partition(' → ')[2]}?" for row in coded] + [
            f"Who visited {label}?",
            f"Who did {label} criticise?",
        ]
    return [f"Who did {label} meet?", f"When did {label} last meet anyone?", f"Where did {label} go?"]
