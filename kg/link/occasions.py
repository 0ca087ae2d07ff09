"""What occasion an event is by its own words: a dinner, a funeral."""

from __future__ import annotations

import re
from functools import cache

from ..data import load_toml
from ..model import Event


def occasions(event: Event) -> frozenset[str]:
    """Give the words of an event's evidence for an occasion such as a dinner."""
    said = (word for span in event.evidence for word in re.findall(r"[a-z]+", span.text.lower()))
    return _words() & set(said)


@cache
def _words() -> frozenset[str]:
    lists = load_toml("occasions.toml")
    return frozenset(word for name in ("meal", "social") for word in lists[name])
