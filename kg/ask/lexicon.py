"""The words for relations: labels of the event codes in the store, and what they say of a phrase."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..query import run
from ..store import Store
from .learnt import Side, guesses, known_share
from .words import fold, spelling, stem

#: How much a fitting label counts against the learnt weights, below which sum a relation is not meant, and how far
#: below the best one it may lie to be tried where the graph has nothing of the best.
_LABEL, _LEAST, _NEAR = 0.9, 0.3, 0.7
_PARTICIPLE = r"\w*(?:ed|en|ht|id|ld|et|de|wn|ne|ck|un)"
_PASSIVE = re.compile(
    rf"\b(?:was|were|is|are|be|been|being|get|got)\b (?:[<>\w]+ ){{0,4}}?{_PARTICIPLE} (?:[\w-]+ ){{0,6}}?by\b"
)
_SUBJECT_FIRST = re.compile(
    r"^<e\d+>|^the <e\d+>|\b(?:did|do|does|has|have|had|was|were|is|are|will|would|could|can)\b (?:the )?<e\d+>"
    r"|\b(?:that|when|in which) (?:the )?<e\d+>"
)

Label = tuple[frozenset[str], str, bool]


@dataclass(frozen=True, slots=True)
class Relation:
    """A code that a phrase may mean, and what the first name in the phrase does in its events."""

    code: str
    side: Side
    score: float


class Lexicon:
    """Labels of event codes, found by their words."""

    def __init__(self, labels: Iterable[Label], codes: Mapping[str, str]) -> None:
        """Take labels by their stems, with code and whether the recipient is the subject; and what codes are called."""
        self.codes = codes
        self.labels = list(labels)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for number, (words, _, _) in enumerate(self.labels):
            for word in words:
                self._by_word[word].append(number)
        total = len(self.labels) + 1
        self._weights = {word: math.log(total / len(found)) + 1 for word, found in self._by_word.items()}
        self._unknown = math.log(total) + 1

    def knows(self, word: str) -> bool:
        """Whether a word is in a label."""
        return stem(word) in self._by_word

    def relations(self, rest: str, top: int = 8) -> list[Relation]:
        """Give the relations that what is left of a question can mean, best first."""
        scores: dict[tuple[str, Side], float] = defaultdict(float)
        trust = known_share(rest) ** 2
        passive = bool(_PASSIVE.search(rest) and _SUBJECT_FIRST.search(rest))
        for (code, side), likely in guesses(rest).items():
            if code in self.codes:
                # "was A threatened by B": what is learnt has hardly seen it, and grammar leaves no doubt.
                scores[code, "recipient" if passive else side] += trust * likely
        for (code, side), fit in self._labelled(rest).items():
            scores[code, side] += _LABEL * fit
        best = sorted(scores.items(), key=lambda item: (-round(item[1], 6), item[0]))[:top]
        least = max(_LEAST, _NEAR * best[0][1]) if best else _LEAST
        return [Relation(code, side, score) for (code, side), score in best if score >= least]

    def _labelled(self, rest: str) -> dict[tuple[str, Side], float]:
        """How well the labels of each code and side fit a phrase, 0 to 1."""
        said = content(rest)
        fits: dict[int, float] = defaultdict(float)
        for word in said:
            for number in self._by_word.get(word, ()):
                fits[number] += self._weights[word]
        whole = sum(self._weights.get(word, self._unknown) for word in said)
        passive, first = bool(_PASSIVE.search(rest)), bool(_SUBJECT_FIRST.search(rest))
        found: dict[tuple[str, Side], float] = {}
        for number, fit in fits.items():
            words, code, reverse = self.labels[number]
            if code not in self.codes:
                continue
            total = sum(self._weights[word] for word in words)
            side: Side = "initiator" if first != (passive or reverse) else "recipient"
            found[code, side] = max(found.get((code, side), 0.0), 2 * fit / (whole + total))
        return found


def content(text: str) -> frozenset[str]:
    """Give the stems of the words of a phrase that say something."""
    empty = spelling().empty
    return frozenset(
        stem(word) for word in re.findall(r"[^\W\d_]+", re.sub(r"<\w+>", " ", fold(text))) if word not in empty
    )


def read_labels(store: Store) -> tuple[dict[str, str], list[tuple[list[str], str, bool]]]:
    """Read what the codes that a store has events of are called, and their labels by stems."""
    text = "SELECT DISTINCT ?code ?name { ?by dip:code ?c . ?c skos:notation ?code ; skos:prefLabel ?name }"
    codes = {row["code"] or "": row["name"] or "" for row in run(store, text).rows()}
    passive = {
        (row["code"], row["label"])
        for row in run(store, "SELECT ?code ?label { ?c dip:passiveLabel ?label ; skos:notation ?code }").rows()
    }
    found = {(tuple(sorted(content(name))), code, False) for code, name in codes.items()}
    for row in run(store, "SELECT ?code ?label { ?c skos:altLabel ?label ; skos:notation ?code }").rows():
        if row["code"] in codes:
            label = tuple(sorted(content(row["label"] or "")))
            found.add((label, row["code"] or "", (row["code"], row["label"]) in passive))
    return codes, [(list(words), code, reverse) for words, code, reverse in sorted(found) if words]
