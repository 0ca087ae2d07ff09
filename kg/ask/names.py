"""The index of names: every label and alias in a store, found by some of its words, in any order and spelling."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from .words import Word, fold, spelling, state_words, words

#: Below this likeness (0 to 100, rapidfuzz's ratio) two words are not the same word misspelt.
_ALIKE = 84
#: What a misspelt word is worth against one that is spelt right.
_TYPO = 0.97
#: What a word of a label that was not said costs, and one that was said and is not in the label, against one that fits.
_UNSAID, _UNFIT = 0.35, 0.7


@dataclass(frozen=True, slots=True)
class Name:
    """A name under which a node of the graph is known."""

    node: str
    #: What the node is called, whichever of its names this is.
    label: str
    #: Local name of the node's class: Agent, Person, Party, Place, Process.
    kind: str
    keys: tuple[str, ...]
    #: How often the node is named in the graph, as far as it was counted.
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """A node that words of a question may name: `value` adds up what fits and what does not, `share` is 1 for all."""

    name: Name
    value: float
    share: float


class Names:
    """An index of names by their keys."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.names = tuple({(name.node, name.keys): name for name in reversed(list(names)) if name.keys}.values())[::-1]
        self._by_key: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self.names):
            for one in set(name.keys):
                self._by_key[one].append(number)
        total = len(self.names) + 1
        self.weights = {one: math.log(total / len(found)) + 1 for one, found in self._by_key.items()}
        #: What a word that no name holds weighs: more than any that one holds.
        self.unknown = math.log(total) + 1
        self._sums = [sum(self.weights[k] for k in set(name.keys)) for name in self.names]
        self.near = lru_cache(20_000)(self._near)

    @cached_property
    def labels(self) -> tuple[tuple[str, str], ...]:
        """What nodes are called, each once, with its folded form, in alphabetical order."""
        return tuple((label, fold(label)) for label in sorted({name.label for name in self.names}))

    def weight(self, one: str) -> float:
        """Give how telling a key is: the rarer in the index, the more."""
        return self.weights.get(one, self.unknown)

    def has(self, one: str) -> bool:
        """Whether a name holds the key as it is."""
        return one in self._by_key

    def find(self, said: Sequence[Word], top: int = 8) -> list[Reading]:
        """Give the names that words can stand for, best first."""
        keys = {w.key: w.text[:1].isupper() for w in said if w.key not in spelling().light}
        return self._find(keys, top) if keys else []

    def _find(self, keys: dict[str, bool], top: int) -> list[Reading]:
        fits: dict[int, float] = defaultdict(float)
        for one in keys:
            near = self.near(one) if keys[one] else ((one, 1.0),) if one in self._by_key else ()
            for known, alike in near:
                for number in self._by_key[known]:
                    fits[number] += self.weights[known] * alike
        said = sum(self.weight(k) for k in keys)
        vague = sum(self.weight(k) * 0.7 for k in keys if k in spelling().vague)
        readings = []
        for number, fit in fits.items():
            total = self._sums[number]
            value = fit - _UNFIT * max(said - fit - vague, 0) - _UNSAID * max(total - fit, 0)
            if value > 0:
                readings.append((value, min(2 * fit / (said + total), 1.0), number))
        readings.sort(key=lambda r: (-round(r[0], 3), -self.names[r[2]].weight, r[2]))
        first: dict[str, Reading] = {}
        for value, share, number in readings:
            if len(first) == top:
                break
            first.setdefault(self.names[number].node, Reading(self.names[number], value, share))
        return list(first.values())

    def _near(self, one: str) -> tuple[tuple[str, float], ...]:
        """Keys of the index that a word stands for: itself, else those it may be a misspelling of."""
        if one in self._by_key:
            return ((one, 1.0),)
        if one.startswith("=") or len(one) < 5:
            return ()
        from rapidfuzz import fuzz, process

        found = process.extract(one, self._by_key.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=3)
        near = [(known, score / 100 * _TYPO) for known, score, _ in found if not known.startswith("=")]
        state = process.extractOne(one, state_words().keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if state and state_words()[state[0]] in self._by_key:
            near.append((state_words()[state[0]], state[1] / 100 * _TYPO))
        return tuple(near)


def name(node: str, label: str, kind: str, weight: int = 1, alias: str = "") -> Name:
    """Make a name out of a label, or out of an alias of it."""
    keys = tuple(w.key for w in words((alias or label).replace("_", " ")) if w.key not in spelling().light)
    return Name(node, label, kind, keys, weight)
