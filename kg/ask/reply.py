"""What comes out of a question: answers, the query that gave them, the events behind them; or why there are none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict


class SourceObject(TypedDict):
    """One source of an event: an article with the sentence, or the record of a table."""

    source: str
    title: str | None
    date: str | None
    publisher: str | None
    text: str | None


class EvidenceObject(TypedDict):
    """An event behind an answer; days as in the graph, both included."""

    event: str
    label: str
    start: str | None
    end: str | None
    status: str
    sources: list[SourceObject]


class ReplyObject(TypedDict):
    """A reply as JSON."""

    question: str
    answers: list[str]
    understood: str
    sparql: str
    evidence: list[EvidenceObject]
    readings: dict[str, list[str]]
    declined: str | None
    nearest: list[str]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answered or declined question."""

    question: str
    #: Best first; empty where the graph has none, or the question was declined.
    answers: tuple[str, ...] = ()
    #: The question as it was understood, in a line.
    understood: str = ""
    #: The query that gave the answers, "" where none ran.
    sparql: str = ""
    evidence: tuple[EvidenceObject, ...] = ()
    #: Names that could stand for several nodes, with the labels of those, the one taken first.
    readings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    #: Why the question was not answered, in a sentence; None where it was.
    declined: str | None = None
    #: Questions that could be answered instead.
    nearest: tuple[str, ...] = ()

    def object(self) -> ReplyObject:
        """Give the reply as a JSON object."""
        return {
            "question": self.question,
            "answers": list(self.answers),
            "understood": self.understood,
            "sparql": self.sparql,
            "evidence": list(self.evidence),
            "readings": {said: list(labels) for said, labels in self.readings},
            "declined": self.declined,
            "nearest": list(self.nearest),
        }
