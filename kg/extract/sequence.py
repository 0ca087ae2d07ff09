"""Which event comes after which, where the article says so: "the Geneva talks will be followed by ... in Brussels"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Span as SpacySpan

from .choices import Draft
from .lexicon import words
from .scene import Scene


def followed(scene: Scene, drafts: Sequence[Draft]) -> dict[int, int]:
    """Map the number of each draft that an article says comes after another to that other's number."""
    told = _told(drafts)
    found: dict[int, int] = {}
    for paragraph in sorted(told):
        for sentence in scene.doc(paragraph).sents:
            for later, earlier in _pairs(sentence, told[paragraph]):
                timely = _in_order(drafts[earlier], drafts[later])
                if later not in found and timely and not _leads(found, earlier, later):
                    found[later] = earlier
    return found


def _told(drafts: Sequence[Draft]) -> dict[int, dict[int, int]]:
    """By paragraph: the token at which a trigger hangs, to its draft's number."""
    told: dict[int, dict[int, int]] = defaultdict(dict)
    for number, draft in enumerate(drafts):
        for sketch in (*draft.cluster.members, *draft.cluster.echoes):
            trigger = sketch.candidate.trigger
            for token in range(trigger.start, trigger.end):
                told[trigger.paragraph].setdefault(token, number)
    return told


def _pairs(sentence: SpacySpan, told: dict[int, int]) -> Iterator[tuple[int, int]]:
    """(later, earlier) of a sentence: what stands behind "followed by", each after the one before; or the other way."""
    for token in sentence:
        before = [told[i] for i in range(sentence.start, token.i) if i in told]
        after = list(dict.fromkeys(told[i] for i in range(token.i + 1, sentence.end) if i in told))
        by = token.i + 1 < sentence.end and sentence.doc[token.i + 1].lower_ == "by"
        if by and token.lower_ in words("sequence.toml", "passive"):
            chain = [*before[-1:], *(number for number in after if number not in before[-1:])]
            yield from ((later, earlier) for earlier, later in pairwise(chain))
        active = not by and token.lower_ in words("sequence.toml", "active") and token.pos_ in ("VERB", "AUX")
        if active and before and after and before[-1] != after[-1]:
            yield before[-1], after[-1]


def _in_order(earlier: Draft, later: Draft) -> bool:
    """Whether the days, where known, do not speak against it."""
    first, second = (d.when.start if d.when else None for d in (earlier, later))
    return first is None or second is None or first <= second


def _leads(found: dict[int, int], start: int, end: int) -> bool:
    """Whether going back from one draft comes to another, so that a circle would close."""
    at: int | None = start
    while at is not None and at != end:
        at = found.get(at)
    return at == end
