"""Fitted decisions: logistic regressions over named features, their weights in `kg/data/extract/weights.json`.

A model is a table from feature to weight; features are strings that say what they see ("U:encounter:nsubj"), so that
`--explain` can show what spoke for a decision. `benchmarks/fit_extraction.py` fits them; nothing is fitted here.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..data import open_text
from ..errors import DataError

#: A feature alone counts 1; a pair carries its own value.
Feature = str | tuple[str, float]


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic regression for one yes-or-no decision, or one class of several."""

    weights: Mapping[str, float]
    bias: float

    def score(self, features: Iterable[Feature]) -> float:
        """Sum the weights of the features that are there (log odds)."""
        total, get = self.bias, self.weights.get
        for feature in features:
            if isinstance(feature, str):
                total += get(feature, 0.0)
            else:
                total += get(feature[0], 0.0) * feature[1]
        return total

    def probability(self, features: Iterable[Feature]) -> float:
        """Give the probability of yes."""
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, self.score(features)))))

    def reasons(self, features: Sequence[Feature], count: int = 3) -> list[tuple[str, float]]:
        """Give the features that spoke loudest, with what each added to the log odds."""
        pairs = [(f, 1.0) if isinstance(f, str) else f for f in features]
        said = [(name, round(self.weights.get(name, 0.0) * value, 2)) for name, value in pairs]
        return sorted((s for s in said if s[1]), key=lambda s: -abs(s[1]))[:count]


def logit(p: float) -> float:
    """Give the log odds of a probability, kept within ±4."""
    return max(-4.0, min(4.0, math.log(max(p, 1e-6) / max(1.0 - p, 1e-6))))


@dataclass(frozen=True, slots=True)
class Models:
    """All fitted decisions of the extractor by name, and the thresholds they are used with."""

    table: Mapping[str, Model]
    thresholds: Mapping[str, float]

    def __getitem__(self, name: str) -> Model:
        """Give a model by name."""
        return self.table[name]

    def best(self, prefix: str, features: Sequence[Feature]) -> tuple[str, float]:
        """Choose the class of a decision among several (`status:held`, `status:planned` ...): name and share."""
        scores = {
            name.partition(":")[2]: model.score(features)
            for name, model in self.table.items()
            if name.startswith(prefix + ":")
        }
        top = max(scores, key=lambda name: (scores[name], name))
        total = sum(math.exp(value - scores[top]) for value in scores.values())
        return top, 1.0 / total


@lru_cache(maxsize=1)
def load() -> Models:
    """Load the fitted models that travel with the package.

    Raises:
        DataError: the file is missing or broken.
    """
    try:
        with open_text("extract/weights.json") as file:
            return from_object(json.load(file))
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(f"kg/data/extract/weights.json is broken ({error}); install the package again.") from error


def from_object(data: Mapping[str, Any]) -> Models:
    """Read models from the JSON object that the fitting script writes."""
    table = {str(name): Model(row["weights"], float(row["bias"])) for name, row in data["models"].items()}
    return Models(table, {str(name): float(value) for name, value in data["thresholds"].items()})
