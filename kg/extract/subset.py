"""How many of some likely values to take: as many as are expected to be most nearly right together.

A bar on each value alone names nobody where two are each less likely than not, though one of them surely is right;
here whole sets are weighed, the best value alone, the best two ..., by the F1 that each is expected to have.
"""

from __future__ import annotations

from collections.abc import Sequence

#: Values that are weighed at all; what comes after is too unlikely to matter.
_MOST = 24


def best_size(chances: Sequence[float], nothing: float) -> int:
    """Give how many of the likeliest values to take.

    Args:
        chances: how likely each value is right, best first.
        nothing: how likely none is, all told.
    """
    kept = chances[:_MOST]
    none = 1.0
    for p in kept:
        none *= 1.0 - p
    share = (1.0 - nothing) / max(1e-6, 1.0 - none)
    expected = [nothing, *(share * _expected(kept[:k], kept[k:]) for k in range(1, len(kept) + 1))]
    return max(range(len(expected)), key=lambda k: (expected[k], -k))


def _expected(taken: Sequence[float], left: Sequence[float]) -> float:
    """Give the F1 that a set is expected to have, where some value is right."""
    right, missed = _counts(taken), _counts(left)
    return sum(
        p * q * 2.0 * hits / (len(taken) + hits + lost)
        for hits, p in enumerate(right)
        if hits
        for lost, q in enumerate(missed)
    )


def _counts(chances: Sequence[float]) -> list[float]:
    """Give how likely it is that none, one, two ... of some values are right."""
    found = [1.0]
    for p in chances:
        found = [
            (found[i] if i < len(found) else 0.0) * (1.0 - p) + (found[i - 1] * p if i else 0.0)
            for i in range(len(found) + 1)
        ]
    return found
