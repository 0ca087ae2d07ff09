"""A logical form in a line of plain words: how a question was understood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .form import Form
from .frame import Bound
from .told import Described, Told


def describe(form: Form, codes: Mapping[str, str]) -> str:
    """Say in a line how a question on coded events was understood."""
    other = form.other.label if form.other else "?"
    sides = (other, form.name.label) if form.side == "recipient" else (form.name.label, other)
    parts = [f"{codes[form.code]}: {sides[0]} → {sides[1]}", *_order(form.nth)]
    parts += [f"{p.sign} {p.unit if p.sign == 'same' else ''} {p.name.label}" for p in form.pivots]
    return "; ".join(" ".join(part.split()) for part in (*parts, *map(_bound, form.bounds)))


def describe_told(form: Told) -> str:
    """Say in a line how a question on told events was understood."""
    parts = [f"{form.sought} of {_events(form.events)}"]
    parts += [f"as {form.role}"] if form.role else []
    parts += [f"for {form.side.label}"] if form.side else []
    parts += [f"{sign} {_events(pivot)}" for sign, pivot in form.pivots]
    return "; ".join((*parts, *_order(form.nth)))


def _events(events: Described) -> str:
    return " ".join(_words(events))


def _words(events: Described) -> Iterator[str]:
    yield "/".join(events.statuses)
    yield "/".join(kind.lower() for kind in events.kinds if kind != "DiplomaticEvent") or "events"
    if events.actors:
        yield "of " + " and ".join(actor.label for actor in events.actors)
    if events.places or events.processes:
        yield "in " + ", ".join(place.label for place in (*events.places, *events.processes))
    yield from map(_bound, events.bounds)


def _order(nth: int) -> list[str]:
    return [{1: "the first", -1: "the last"}.get(nth, f"number {nth}")] if nth else []


def _bound(bound: Bound) -> str:
    return f"{bound.sign} {bound.stretch.first} to {bound.stretch.last}"
