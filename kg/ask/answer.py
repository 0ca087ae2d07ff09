"""Answering: forms one after the other, the likeliest first, until the graph has an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..query import run
from ..store import Store
from ..vocab import dip
from .cache import load
from .complete import complete
from .decline import ambiguous, declined, misunderstood
from .describe import describe, describe_told
from .evidence import evidence
from .form import Form
from .frame import masked
from .parse import Parse, forms, parse
from .read_told import read
from .reply import Reply
from .sparql import query
from .told import Told
from .told_sparql import told_query
from .wording import read_wording

#: From this score on a form on coded events is tried before those on told events.
_SURE = 1.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to read a question: the form, the query that it becomes, and the form in words."""

    form: Form | Told
    sparql: str
    understood: str


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
        self.wording = read_wording(store)
        self.tells = next(store.graph.quads_for_pattern(None, dip("reportedIn"), None), None) is not None

    def ask(self, question: str, *, most: int = 20) -> Reply:
        """Answer a question, or say why not.

        Args:
            question: in English, in a sentence.
            most: how many events behind the answer are shown at the most.
        """
        parsed = parse(question, self.names, self.today, self.horizon)
        coded, unknown = self._coded(parsed)
        told, strange = self._told(parsed) if self.tells or not coded else ([], ())
        found: Reply | None = None
        for candidate in (*coded, *told):
            reply = self._run(parsed, candidate, most)
            if reply.readings and isinstance(candidate.form, Told):
                return ambiguous(reply)
            if reply.answers:
                return reply
            found = found or reply
        return found or declined(parsed, strange if self.tells else unknown, self)

    def complete(self, text: str, most: int = 10) -> list[str]:
        """Give up to `most` ways in which a question that was begun can go on (see `kg.ask.complete`)."""
        return complete(text, self.names, most)

    @cached_property
    def _last(self) -> date | None:
        rows = run(self.store, "SELECT (MAX(?day) AS ?last) WHERE { ?event sem:hasLatestEndTimeStamp ?day }").rows()
        last = rows[0]["last"] if rows else None
        return date.fromisoformat(last) if last else self.today

    def horizon(self) -> date | None:
        """Give the day before which "in March" is looked for: the last day of an event in the graph."""
        return self._last

    def _coded(self, parsed: Parse) -> tuple[list[Candidate], tuple[str, ...]]:
        """Readings of a question as one on coded events, and the words that then are not understood."""
        if not self.lexicon.codes:
            return [], ()
        unknown = misunderstood(parsed, self.lexicon)
        if unknown:
            return [], unknown
        least = _SURE if self.tells else 0.0
        read_as = [form for form in forms(parsed, self.lexicon) if form.score >= least]
        return [Candidate(form, query(form), describe(form, self.lexicon.codes)) for form in read_as], ()

    def _told(self, parsed: Parse) -> tuple[list[Candidate], tuple[str, ...]]:
        """Readings of a question as one on told events, and the words that then are not understood."""
        words = masked(parsed.words, parsed.mentions, parsed.times)
        read_as, unknown = read(parsed, words, self.wording, self.today)
        if (
            unknown
            or not read_as
            or (
                read_as[0].events.says_nothing
                and not read_as[0].pivots
                and not read_as[0].role
                and not read_as[0].side
                and not read_as[0].settled
            )
        ):
            return [], unknown
        return [Candidate(form, told_query(form), describe_told(form)) for form in read_as], ()

    def _run(self, parsed: Parse, candidate: Candidate, most: int) -> Reply:
        rows = run(self.store, candidate.sparql).rows()
        answers = _distinct(row["answer"] for row in rows if row["answer"])
        events = [event for row in rows for event in (row.get("event") or row.get("events") or "").split()]
        shown = evidence(self.store, events, most)
        return Reply(
            parsed.text,
            answers,
            candidate.understood,
            candidate.sparql,
            shown,
            tuple(_readings(parsed, candidate.form)),
        )


def _distinct(answers: Iterable[str]) -> tuple[str, ...]:
    """Each answer once, in the order given; spellings that differ in case are one."""
    found: dict[str, str] = {}
    for answer in answers:
        found.setdefault(answer.casefold(), answer)
    return tuple(found.values())


def _readings(parsed: Parse, form: Form | Told) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Names that could as well stand for something else, with what they were taken for first."""
    if isinstance(form, Told):
        taken = {name.node for name in (*form.events.actors, *form.events.places)}
    else:
        taken = {form.name.node, *(p.name.node for p in form.pivots), *([form.other.node] if form.other else [])}
    for mention in parsed.mentions:
        alike = [
            r for r in mention.readings if r.value > 0.97 * mention.best.value and r.name.kind == mention.best.name.kind
        ]
        labels = {r.name.label: r.name.node not in taken for r in alike}
        if len({r.name.node for r in alike}) > 1 and mention.best.share < 0.999:
            yield mention.text, tuple(sorted(labels, key=lambda label: labels[label]))
