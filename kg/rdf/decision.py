"""Decisions of people as quads of a named graph of their own, and back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from pyoxigraph import Literal, NamedNode, Quad

from ..link.decisions import Decision, Verdict
from ..vocab import DATE, ID, TYPE, dip, resource, term
from . import nodes

#: The named graph in which all decisions stand.
DECISIONS = ID + "decisions"
_DAY = term("prov:endedAtTime")


def decision_quads(decision: Decision) -> list[Quad]:
    """Give the quads of a decision: verdict, the two reports, author, day."""
    node, graph = resource("decision", decision.id), NamedNode(DECISIONS)
    pairs: list[tuple[NamedNode, NamedNode | Literal]] = [
        (TYPE, dip("Decision")),
        (dip("verdict"), Literal(decision.verdict)),
        (dip("first"), NamedNode(decision.first)),
        (dip("second"), NamedNode(decision.second)),
        (term("prov:wasAttributedTo"), Literal(decision.author)),
        (_DAY, Literal(decision.day.isoformat(), datatype=DATE)),
    ]
    return [Quad(node, predicate, value, graph) for predicate, value in pairs]


def decisions(quads: Iterable[Quad]) -> list[Decision]:
    """Read decisions back, in order."""
    found = nodes.by_subject(quads).values()
    return sorted(decision for node in found if (decision := _decision(node)))


def _decision(node: nodes.Node) -> Decision | None:
    first, second, verdict = (nodes.text(node, name) for name in ("dip:first", "dip:second", "dip:verdict"))
    day = nodes.day(node, _DAY)
    if not (first and second and day and verdict in ("same", "different")):
        return None
    author = nodes.text(node, "prov:wasAttributedTo") or ""
    return Decision(first, second, cast(Verdict, verdict), author, day)
