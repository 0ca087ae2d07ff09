"""Which process an event is a round of, and which round: "the third round of the Strategic Security Dialogue"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from ..data.parties import parties
from .lexicon import read, words
from .scene import Sentence
from .triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FILE = "background.toml"
_DIGITS = re.compile(r"(\d{1,3})(?:st|nd|rd|th)?$")
#: Words of a name before its head, at most.
_MOST = 6
_STEPS = 6
_OWN = frozenset({"name", "adjective", "demonym", "acronym"})

#: First and last token of what was found, the last not included.
Stretch = tuple[int, int]


def round_of(doc: Doc, sentence: Sentence, trigger: Trigger) -> tuple[int, Stretch] | None:
    """Give the number of the round that a trigger tells of, and its words; None where there is none, or several."""
    head = doc[trigger.head]
    named = process_of(doc, sentence, trigger)
    for noun in (head, *_above(head), *_below(doc, sentence, head)):
        if noun.lower_ in words(_FILE, "sitting") or (named and _counted(noun, named[1])):
            numbered = _number(noun)
            if numbered:
                return numbered
    return None


def process_of(doc: Doc, sentence: Sentence, trigger: Trigger) -> tuple[str, Stretch] | None:
    """Give the name of the process that a trigger's event belongs to, and its words."""
    head = doc[trigger.head]
    for i in range(sentence.start, sentence.end):
        if _process_head(doc, i, trigger):
            start = _name_start(doc, sentence, i)
            if start is not None and (start <= head.i <= i or _part_of(doc[i], head)):
                return _written(doc, start, i), (start, i + 1)
    return next(_formats(doc, sentence, head), None)


def standing(doc: Doc, sentence: Sentence, trigger: Trigger) -> tuple[str, Stretch] | None:
    """Give the process as `process_of`, but no gathering: a side meeting is told beside its summit."""
    found = process_of(doc, sentence, trigger)
    return None if found and doc[found[1][1] - 1].lower_ in words(_FILE, "gathering_head") else found


def _formats(doc: Doc, sentence: Sentence, head: Token) -> Iterator[tuple[str, Stretch]]:
    """Yield the parties of a sentence that are formats of talks, as processes."""
    for mention in sentence.mentions:
        if mention.kind == "party" and mention.key in words(_FILE, "format"):
            named = doc[mention.end - 1]
            if mention.start <= head.i < mention.end or _part_of(named, head):
                yield parties()[mention.key].name, (mention.start, mention.end)


# --- the number of the round ----------------------------------------------------------------------------------------


@cache
def _ordinals() -> dict[str, int]:
    table = read(_FILE)["ordinal"]
    return {str(word): int(number) for word, number in table.items()} if isinstance(table, dict) else {}


def _value(text: str) -> int | None:
    match = _DIGITS.match(text)
    return int(match[1]) if match else _ordinals().get(text.lower())


def _number(noun: Token) -> tuple[int, Stretch] | None:
    """Read the number of a round off the words beside it: "third round", "Round 3", "round two"."""
    doc = noun.doc
    before = [i for i in range(max(noun.sent.start, noun.i - 4), noun.i) if _is_ordinal(doc, i, noun)]
    if len(before) == 1 and not noun.lower_.endswith("rounds"):
        value = _value(doc[before[0]].text)
        return (value, (before[0], noun.i + 1)) if value else None
    after = doc[noun.i + 1] if noun.i + 1 < len(doc) else None
    if not before and after is not None and after.tag_ == "CD" and after.head.i == noun.i and after.dep_ == "nummod":
        value = _value(after.text)
        return (value, (noun.i, after.i + 1)) if value else None
    return None


def _is_ordinal(doc: Doc, i: int, noun: Token) -> bool:
    """Whether a token numbers a noun behind it: nothing but adjectives and nouns between; "two rounds" counts them."""
    text = doc[i].lower_
    if _value(text) is None or (doc[i].tag_ == "CD" and not text.endswith(("st", "nd", "rd", "th"))):
        return False
    between = [doc[j] for j in range(i + 1, noun.i)]
    return all(t.tag_.startswith(("J", "N")) or t.text in ("-", ",") or t.lower_ == "and" for t in between)


def _counted(noun: Token, name: Stretch) -> bool:
    """Whether a noun's number is that of a body's sittings: "the 12th meeting of the Joint Commission"."""
    if noun.lower_ not in words(_FILE, "counted"):
        return False
    of = (below for child in noun.children if child.lower_ == "of" for below in child.children)
    return name[0] <= noun.i < name[1] or any(name[0] <= below.i < name[1] for below in of)


# --- the name of the process ------------------------------------------------------------------------------------------


def _process_head(doc: Doc, i: int, trigger: Trigger) -> bool:
    """Whether a token may be the head of a process's name."""
    token = doc[i]
    low = token.lower_
    if token.text[:1].isupper():
        if low in words(_FILE, "named_head"):
            return True
        if low in words(_FILE, "gathering_head"):
            return i == trigger.head
        return low in words(_FILE, "body_head") and (
            _of_two(doc, i) or any(doc[j].lower_ in words(_FILE, "standing") for j in range(max(0, i - 4), i))
        )
    return low in words(_FILE, "lower_head") or low in words(_FILE, "talks_head")


def _of_two(doc: Doc, i: int) -> bool:
    """Whether a body is named after its two sides: "NATO-Russia Council"."""
    if i < 3 or doc[i - 2].text not in ("-", "–"):
        return False
    return doc[i - 3].text[:1].isupper() and doc[i - 1].text[:1].isupper()


def _name_start(doc: Doc, sentence: Sentence, head: int) -> int | None:
    """Find where a process's name begins; None where no name stands before the head."""
    start = head
    while start > sentence.start and head - start < _MOST and _in_name(doc, start - 1, head):
        start -= 1
    start = _without_sides(doc, sentence, _trimmed(doc, start, head), head)
    named = [t for t in doc[start:head] if t.text[:1].isalnum() and t.lower_ not in words(_FILE, "bare")]
    if not named or not _enough(doc, start, head) or not _distinct(doc, sentence, named, head):
        return None
    return start


def _in_name(doc: Doc, i: int, head: int) -> bool:
    token = doc[i]
    if token.lower_ in ("and", "&") and doc[i - 1].lower_ in words(_FILE, "named_head") | words(
        _FILE, "gathering_head"
    ):
        return False
    if token.lower_ in ("and", "-", "–", "&"):
        return (i + 1 < head and doc[i + 1].text[:1].isupper()) or token.text in ("-", "–")
    if token.tag_ == "POS" or not token.text[:1].isalpha():
        return False
    return token.text[:1].isupper() or token.lower_ in words(_FILE, "cause") or _many(doc, i)


def _many(doc: Doc, i: int) -> bool:
    """Whether a token is part of "six-party"."""
    around = [doc[j].lower_ for j in range(max(0, i - 2), min(len(doc), i + 3))]
    return bool(words(_FILE, "many") & set(around)) and bool(words(_FILE, "many_number") & set(around))


def _trimmed(doc: Doc, start: int, head: int) -> int:
    while start < head and (doc[start].lower_ in words(_FILE, "no_part") or doc[start].text in ("-", "–", "&")):
        start += 1
    return start


def _without_sides(doc: Doc, sentence: Sentence, start: int, head: int) -> int:
    """Leave the sides and people before a name out, where a name is left: "U.S.-Russia Strategic Security Dialogue"."""
    ends = [
        m.end
        for m in sentence.mentions
        if start <= m.start and m.end < head and (m.kind == "person" or (m.kind == "party" and m.form in _OWN))
    ]
    later = _trimmed(doc, max(ends, default=start), head)
    rest = {t.lower_ for t in doc[later:head]} - words(_FILE, "bare") - words(_FILE, "cause")
    return later if rest else start


def _distinct(doc: Doc, sentence: Sentence, named: list[Token], head: int) -> bool:
    """Whether the words before a head name more than a side or, of a gathering, a place: not "European track"."""
    low = doc[head].lower_
    forms = ("city", "seat", "venue") if low in words(_FILE, "gathering_head") else ("adjective", "demonym")
    if low not in words(_FILE, "gathering_head") | words(_FILE, "lower_head"):
        return True
    covered = {i for m in sentence.mentions if m.form in forms for i in range(m.start, m.end)}
    return any(t.i not in covered for t in named)


def _enough(doc: Doc, start: int, head: int) -> bool:
    """Whether the words before a lower-case head make it a name: "Vienna nuclear talks", "round of Geneva talks"."""
    low = doc[head].lower_
    if doc[head].text[:1].isupper():
        return True
    if not any(t.text[:1].isupper() for t in doc[start:head]):
        return any(_many(doc, i) for i in range(start, head))
    if low in words(_FILE, "lower_head"):
        return True
    if any(t.lower_ in words(_FILE, "cause") for t in doc[start:head]):
        return True
    before = [t.lower_ for t in doc[max(0, start - 3) : start]]
    return "of" in before and bool(words(_FILE, "sitting") & set(before))


def _written(doc: Doc, start: int, head: int) -> str:
    """Write a name with capitals, on one line."""
    text = re.sub(r"\s+", " ", doc[start : head + 1].text)
    return re.sub(r"(?<![\w’'])[a-z](?!nd\b)", lambda match: match[0].upper(), text)


# --- what hangs together ----------------------------------------------------------------------------------------------


def _above(token: Token) -> Iterator[Token]:
    """Yield the nouns that hold a noun: "round" over "talks" in "the second round of their talks"."""
    for _ in range(_STEPS):
        if token.head.i == token.i or token.tag_.startswith(("V", "MD")):
            return
        token = token.head
        if token.tag_.startswith("N"):
            yield token


def _below(doc: Doc, sentence: Sentence, head: Token) -> Iterator[Token]:
    """Yield the nouns of a trigger's own clause: "met for a third round"."""
    for i in range(sentence.start, sentence.end):
        if doc[i].lower_ in words(_FILE, "sitting") and _together(doc[i], head):
            yield doc[i]


def _part_of(name: Token, head: Token) -> bool:
    """Whether a process stands beside an event as what it belongs to, and not as what is talked about."""
    if not _together(name, head):
        return False
    token = name
    while token.i != head.i and not token.tag_.startswith(("V", "MD")) and token.head.i != token.i:
        if (
            _sits(token, name, head)
            or token.lower_ in words(_FILE, "topic_before")
            or (token.dep_ == "dobj" and token.i != head.i)
        ):
            return False
        token = token.head
    return True


def _sits(noun: Token, name: Token, head: Token) -> bool:
    """Whether a noun between a process and an event tells a sitting of its own: "talks, then a council meeting"."""
    other = words(_FILE, "sitting") | words(_FILE, "counted")
    return noun.i not in (name.i, head.i) and noun.lower_ in other


def _together(one: Token, other: Token) -> bool:
    """Whether two tokens stand in one clause."""
    return one.sent.start == other.sent.start and _verb(one).i == _verb(other).i


def _verb(token: Token) -> Token:
    """Climb to the verb of a token's clause."""
    while not token.tag_.startswith(("V", "MD")) and token.head.i != token.i:
        token = token.head
    return token
