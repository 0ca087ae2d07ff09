"""What people decided: that two reports tell of one event, or that they do not. It outweighs every score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..model import Report
from ..vocab import digest

#: What `Decisions.judge` gives for a pair that a person decided on; scores lie between -1 and 1.
SAME, DIFFERENT = 2.0, -2.0
Verdict = Literal["same", "different"]


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """A person's word on two reports, by their IRIs in alphabetical order."""

    first: str
    second: str
    verdict: Verdict
    author: str
    day: date

    @property
    def id(self) -> str:
        """A short name that depends on the pair alone: a new decision on it replaces the old one."""
        return digest(f"{self.first} {self.second}", 12)


def decision(a: str, b: str, verdict: Verdict, author: str, day: date) -> Decision:
    """Make a decision on two reports, given in any order."""
    return Decision(min(a, b), max(a, b), verdict, author, day)


class Decisions:
    """All decisions of a store, to be asked about pairs."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self._verdicts = {(d.first, d.second): d.verdict for d in sorted(decisions)}
        self._partners: dict[str, set[str]] = defaultdict(set)
        for (first, second), verdict in self._verdicts.items():
            if verdict == "same":
                self._partners[first].add(second)
                self._partners[second].add(first)

    def partners(self, report: str) -> frozenset[str]:
        """Reports that were decided to tell of the same event as this one."""
        return frozenset(self._partners.get(report, ()))

    def verdict(self, a: Report, b: Report) -> float | None:
        """Give `SAME` or `DIFFERENT` for a pair that was decided on, else None."""
        found = self._verdicts.get((min(a.id, b.id), max(a.id, b.id)))
        return None if found is None else SAME if found == "same" else DIFFERENT
