"""One word for several events: "the first, on Monday", "talks with A on Monday and with B on Tuesday"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from .lexicon import Entry, read, words
from .mentions import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .triggers import Trigger

_FILE = "sequence.toml"
#: Kinds of trigger that an ordinal may stand for, and that may have several parts.
_COUNTED = frozenset({"encounter", "call", "round", "process", "forum", "travel"})
_PARTED = frozenset({"encounter", "call", "round", "process", "receive"})
#: Sentences from an event's word to the ordinal that stands for it, and tokens from that to its date.
_BACK, _DATED = 2, 8
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMES = frozenset({"person", "party", "description", "group"})


def ordinal(text: str) -> int | None:
    """Give the number that an ordinal says ("third"), None for other words."""
    table = read("background.toml")["ordinal"]
    found = table.get(text.lower()) if isinstance(table, dict) and text.lower() in words(_FILE, "ordinal") else None
    return int(found) if found is not None else None


def meant(doc: Doc, token: Token, found: Sequence[Trigger]) -> Trigger | None:
    """Give the event noun for which a bare ordinal with a date stands: "the second, on March 14"."""
    if ordinal(token.text) is None or token.i == 0 or doc[token.i - 1].lower_ != "the" or not _bare(doc, token):
        return None
    if not any(_is_date(doc[i]) for i in range(token.i + 1, min(token.i + _DATED, token.sent.end))):
        return None
    starts = [sent.start for sent in doc.sents if sent.start <= token.i][-_BACK - 1 :]
    before = [t for t in found if t.start >= starts[0] and t.entry.pos == "noun" and t.entry.kind in _COUNTED]
    return before[-1] if before else None


def entry_of(noun: Trigger, found: Sequence[Trigger], call: Entry) -> Entry:
    """Give the entry of an event noun, a call's where it is a talk told after a call: "their second conversation"."""
    near = [t for t in found if t.paragraph == noun.paragraph and t.start < noun.start]
    spoken = noun.entry.lemma in words(_FILE, "talk") and near and near[-1].entry.kind == "call"
    return call if spoken else noun.entry


def _bare(doc: Doc, token: Token) -> bool:
    """Whether an ordinal has no noun behind it, and is not what is said of one: "the talks, the second since June"."""
    after = doc[token.i + 1] if token.i + 1 < len(doc) else token
    known = after.text == "," or after.lower_ in ("on", "in", "at") or after.tag_ in _FINITE
    return known and token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj", "conj", "ROOT")


def _is_date(token: Token) -> bool:
    return token.ent_type_ == "DATE" and token.lower_ not in ("a", "the", "of")


def parts(trigger: Trigger, doc: Doc, mentions: Mapping[int, Mention]) -> list[Trigger]:
    """Make one trigger for each of several events that one word tells, each with its own stretch; else give it back."""
    if trigger.entry.kind not in _PARTED:
        return [trigger]
    found = list(_stretches(trigger, doc, mentions))
    return [replace(trigger, scope=scope) for scope in found] if len(found) > 1 else [trigger]


def _stretches(trigger: Trigger, doc: Doc, mentions: Mapping[int, Mention]) -> Iterator[tuple[int, int]]:
    """Yield the stretches behind a word that each name somebody or a place, and a date of their own."""
    end = _reach(trigger, doc)
    starts = [i for i in range(trigger.end, end) if _opens(trigger, doc, i, mentions)]
    bounds = list(zip(starts, [*starts[1:], end], strict=True)) if starts else []
    whole = bounds and all(_is_full(trigger, doc, first, last, mentions) for first, last in bounds)
    if whole and (starts[0] == trigger.end or _leads_to(doc, trigger, starts[0])):
        yield from bounds


def _reach(trigger: Trigger, doc: Doc) -> int:
    """Give the end of what may hang on a word: before the next verb of the sentence."""
    end = doc[trigger.head].sent.end
    return next((i for i in range(trigger.end, end) if doc[i].tag_ in _FINITE), end)


def _leads_to(doc: Doc, trigger: Trigger, start: int) -> bool:
    """Whether a first stretch stands behind a colon, or right behind words of time or number."""
    return doc[start - 1].text == ":" or not any(
        doc[i].tag_.startswith("V") or doc[i].text in (",", ";") for i in range(trigger.end, start - 1)
    )


def _opens(trigger: Trigger, doc: Doc, i: int, mentions: Mapping[int, Mention]) -> bool:
    """Whether a stretch begins at a token: "with" or a name at the start, behind a comma or "and"."""
    first, before = i == trigger.end, doc[i - 1].lower_
    if not first and before not in words(_FILE, "between"):
        return doc[i].lower_ == "with" and before in ("week", "month", "year", "days")
    if doc[i].lower_ == "with":
        return any(j in mentions and mentions[j].kind in _NAMES for j in range(i + 1, min(i + 8, len(doc))))
    named = next(
        (m for m in (mentions.get(j) for j in range(i, min(i + 6, len(doc)))) if m and m.kind == "person"), None
    )
    return trigger.entry.pos == "verb" and named is not None and named.np_start <= i + 1 and before != ","


def _is_full(trigger: Trigger, doc: Doc, first: int, last: int, mentions: Mapping[int, Mention]) -> bool:
    named = any(i in mentions and mentions[i].kind in _NAMES for i in range(first, last))
    return named and any(_is_date(doc[i]) for i in range(first, last))
