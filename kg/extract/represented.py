"""Who stood for a side: "Russia was represented by A and B, and France by C"; "A represented Russia"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from .lexicon import words
from .mentions import Mention
from .people import whole

if TYPE_CHECKING:
    from spacy.tokens import Doc

_Owners = Mapping[int, Mention]


def represent(mentions: Sequence[Mention], docs: Sequence[Doc]) -> None:
    """Give people the sides that they are said to represent, and note that they were present."""
    for number, doc in enumerate(docs):
        owners = {i: m for m in mentions if m.paragraph == number for i in range(m.start, m.end)}
        for token in doc:
            if token.lower_ in words("people.toml", "represent"):
                for person, side in (*_passive(doc, token.i, owners), *_active(doc, token.i, owners)):
                    person.party = whole(side.key)
                    person.roll = True


def _passive(doc: Doc, verb: int, owners: _Owners) -> Iterator[tuple[Mention, Mention]]:
    """Yield the people behind "represented by" with their sides; "and France by" goes on."""
    side = _before(doc, verb, owners)
    by = next((i for i in range(verb + 1, min(verb + 4, len(doc))) if doc[i].lower_ == "by"), None)
    if side is None or by is None or not any(t.dep_ == "auxpass" for t in doc[verb].children):
        return
    seen: Mention | None = None
    for i in range(by + 1, doc[verb].sent.end):
        here = owners.get(i)
        if here is not None and here.kind == "party" and i + 1 < len(doc) and doc[i + 1].lower_ == "by":
            side = here
        elif here is not None and here.kind == "person" and here is not seen:
            seen = here
            yield here, side
        elif seen is not None and (doc[i].tag_ in ("VBD", "VBZ", "VBP", "WP", "WDT") or doc[i].text == ";"):
            return


def _active(doc: Doc, verb: int, owners: _Owners) -> Iterator[tuple[Mention, Mention]]:
    """Yield the subject of "represented Russia" with the side."""
    person = next((owners.get(t.i) for t in doc[verb].children if t.dep_ == "nsubj"), None)
    side = next((owners.get(t.i) for t in doc[verb].children if t.dep_ == "dobj"), None)
    if person is not None and side is not None and (person.kind, side.kind) == ("person", "party"):
        yield person, side


def _before(doc: Doc, verb: int, owners: _Owners) -> Mention | None:
    """Give the side that is the subject of a passive verb."""
    subject = next((t for t in doc[verb].children if t.dep_ == "nsubjpass"), None)
    found = owners.get(subject.i) if subject is not None else None
    return found if found is not None and found.kind == "party" else None
