"""Answering: forms one after the other, the likeliest first, until the graph has an answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..query import run
from ..store import Store
from .cache import load
from .decline import declined, misunderstood
from .evidence import evidence
from .form import Form
from .parse import Parse, forms, parse
from .reply import Reply
from .sparql import query

Rows = list[dict[str, str | None]]


class Asker:
    """A store that can be asked: its names and words are read once."""

    def __init__(self, store: Store, today: date | None = None) -> None:
        """Read the words of a store.

        Args:
            store: an open store.
            today: the day from which "this week" and "last year" are counted; without it such words are not understood.
        """
        self.store, self.today = store, today
        self.names, self.lexicon = load(store)

    def ask(self, question: str, *, most: int = 20) -> Reply:
        """Answer a question, or say why not.

        Args:
            question: in English, in a sentence.
            most: how many events behind the answer are shown at the most.
        """
        parsed = parse(question, self.names, self.today)
        unknown = misunderstood(parsed, self.lexicon)
        if unknown:
            return declined(parsed, unknown, self.names)
        first: Reply | None = None
        for form in forms(parsed, self.lexicon):
            text = query(form)
            rows = run(self.store, text).rows()
            if rows:
                return self._reply(parsed, form, text, rows, most)
            first = first or Reply(question, (), describe(form, self.lexicon.codes), text)
        return first or declined(parsed, (), self.names)

    def _reply(self, parsed: Parse, form: Form, text: str, rows: Rows, most: int) -> Reply:
        answers = tuple(dict.fromkeys(row["answer"] for row in rows if row["answer"]))
        return Reply(
            parsed.text,
            answers,
            describe(form, self.lexicon.codes),
            text,
            evidence(self.store, (row.get("event") for row in rows), most),
            tuple(_readings(parsed, form)),
        )


def describe(form: Form, codes: dict[str, str]) -> str:
    """Say in a line how a question was understood."""
    sides = ("?", form.name.label) if form.side == "recipient" else (form.name.label, "?")
    if form.other:
        sides = (form.other.label, form.name.label) if form.side == "recipient" else (form.name.label, form.other.label)
    parts = [f"{codes[form.code]}: {sides[0]} → {sides[1]}"]
    parts += [{1: "the first", -1: "the last"}.get(form.nth, f"number {form.nth}")] if form.nth else []
    parts += [f"{pivot.sign} {pivot.unit if pivot.sign == 'same' else ''} {pivot.name.label}" for pivot in form.pivots]
    parts += [f"{bound.sign} {bound.stretch.first} to {bound.stretch.last}" for bound in form.bounds]
    return "; ".join(" ".join(part.split()) for part in parts)


def _readings(parsed: Parse, form: Form) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Names that could as well stand for something else, with what they were taken for first."""
    taken = {form.name.node, *(pivot.name.node for pivot in form.pivots), *([form.other.node] if form.other else [])}
    for mention in parsed.mentions:
        best = [r for r in mention.readings if r.name.kind == mention.best.name.kind and r.value > 0.97 * mention.best.value]
        labels = sorted({r.name.label: None for r in best}, key=lambda label: label not in {r.name.label for r in best if r.name.node in taken})
        if len({r.name.node for r in best}) > 1 and mention.best.share < 0.999:
            yield mention.text, tuple(labels)
