"""The learnt part: which relation a phrase means, by weights of its words and of their order.

A multinomial logistic regression over one to three words in a row of what is left of a question when names, times and
order are taken out (`kg.ask.frame`). `benchmarks/train_ask.py` fits it; the fitted file is `kg/data/ask/relations.tsv`,
a line a weight. It holds words, codes and numbers, no questions.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Literal

from ..data import read_tsv
from .words import key

#: What the first name that is left in a question does in the event.
Side = Literal["initiator", "recipient"]
FILE = "ask/relations.tsv"


def features(rest: str) -> Iterator[str]:
    """Give the features of a phrase: its words and each two and three in a row, names as E."""
    tokens = ["^", *("E" if token.startswith("<e") else key(token) for token in rest.split()), "$"]
    tokens = [token for token, before in zip(tokens[1:], tokens, strict=False) if token != "the" or before == "^"]
    tokens = ["^", *tokens]
    for size in (1, 2, 3):
        for at in range(len(tokens) - size + 1):
            yield "_".join(tokens[at : at + size])


def known_share(rest: str) -> float:
    """Give the share of the words of a phrase that the fit has seen, 0 to 1."""
    said = [key(token) for token in rest.split() if re.match(r"\w", token) and token != "the"]
    return sum(word in _weights() for word in said) / len(said) if said else 0.0


def guesses(rest: str) -> dict[tuple[str, Side], float]:
    """Give how likely each code with each part of the first name is, by the learnt weights; they add up to 1."""
    scores: dict[tuple[str, Side], float] = defaultdict(float)
    scores.update(_bias())
    for feature in set(features(rest)):
        for label, weight in _weights().get(feature, ()):
            scores[label] += weight
    top = max(scores.values(), default=0.0)
    powers = {label: math.exp(score - top) for label, score in scores.items()}
    total = sum(powers.values())
    return {label: power / total for label, power in powers.items()}


@cache
def _weights() -> dict[str, list[tuple[tuple[str, Side], float]]]:
    weights: dict[str, list[tuple[tuple[str, Side], float]]] = defaultdict(list)
    for row in read_tsv(FILE):
        weights[row["words"]].append(((row["code"], row["side"]), float(row["weight"])))  # type: ignore[arg-type]
    return dict(weights)


@cache
def _bias() -> dict[tuple[str, Side], float]:
    return dict(_weights().get("", ()))


def knows(word: str) -> bool:
    """Whether the fit has seen a word, by its key."""
    return word in _weights()
