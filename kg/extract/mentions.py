"""Who and what an article names: persons, parties, places, and the words that stand for them.

A mention is a stretch of one paragraph's tokens. Names are found here; who a surname, a pronoun or "the Israeli
leader" is, and for which side a person stands, is left to `people`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal

from ..data.decoys import decoys
from ..data.parties import Surface, surfaces
from .gazetteer import PlaceName, place_names
from .lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

MentionKind = Literal["person", "party", "place", "pronoun", "description", "group", "here"]

_START = re.compile(r"(?<![\w])(?:the (?=[A-Z\w])|al-)?([A-Z]\w*|[a-z]+(?=[A-Z]))")


@dataclass(slots=True, eq=False)
class Mention:
    """A stretch of a paragraph that names somebody or something.

    `start` and `end` are token indices, `np_start` where the noun phrase begins that belongs to it (post and party of a
    person); `head` is the token that hangs it in the sentence. `key` is a person's id, a party's code or a place's
    name.
    """

    kind: MentionKind
    paragraph: int
    start: int
    end: int
    text: str
    key: str = ""
    #: How a party or place is said: name, adjective, demonym, metonym, seat, acronym, city, country, venue.
    form: str = ""
    np_start: int = -1
    np_end: int = -1
    head: int = -1
    post: str | None = None
    #: Party of a person or of a description as these very words give it.
    party: str | None = None
    #: Words beside the name say that this person only speaks.
    speaker: bool = False
    #: The party mention belongs to a person's post ("Russian" in "Russian President").
    owned: bool = False
    #: The party mention stands by a leader's post without a name ("the President of Russia", "the Russian side").
    led: bool = False
    #: What is talked about ("tensions over Ukraine"), neither side nor place.
    topic: bool = False
    #: It stands in a list of those who attended.
    roll: bool = False
    #: "for" stands before it: a destination, or the side that somebody acts for.
    on_behalf: bool = False
    #: A seat that is only a place here ("in Vienna").
    located: bool = False
    #: Ids of the persons that a group stands for.
    members: tuple[str, ...] = ()
    #: Party codes that a group ("both sides") stands for.
    sides: tuple[str, ...] = ()
    place: PlaceName | None = None
    chars: tuple[int, int] = field(default=(0, 0))

    def __post_init__(self) -> None:
        if self.np_start < 0:
            self.np_start = self.start
        if self.np_end < 0:
            self.np_end = self.end


@cache
def _index() -> Mapping[str, tuple[tuple[str, Surface | None, PlaceName | None], ...]]:
    """Names by their first word, longest first; those with neither party nor place only hide what is in them."""
    found: dict[str, list[tuple[str, Surface | None, PlaceName | None]]] = {}
    named: dict[str, tuple[Surface | None, PlaceName | None]] = {}
    for surface in surfaces().values():
        named[surface.text] = (surface, None)
    for text, place in place_names().items():
        known = named.get(text, (None, None))[0]
        named[text] = (known, place)
    for text in decoys():
        named.setdefault(text, (None, None))
    for text, both in named.items():
        match = _START.match(text)
        if match:
            found.setdefault(match.group(1), []).append((text, *both))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


def named_things(number: int, doc: Doc) -> list[Mention]:
    """Find parties and places by name, longest first, left to right, without overlaps."""
    text = doc.text.replace("’", "'")
    index = _index()
    starts = _token_starts(doc)
    found: list[Mention] = []
    position = 0
    for match in _START.finditer(text):
        begin = match.start()
        if begin < position:
            continue
        for name, surface, place in index.get(match.group(1), ()):
            for at in (begin, match.start(1)):
                if text.startswith(name, at) and not text[at + len(name) : at + len(name) + 1].isalnum():
                    if (surface or place) and not _is_day(name, text[at + len(name) :]):
                        found.append(_thing(number, text, starts, at, at + len(name), surface, place))
                    position = at + len(name)
                    break
            else:
                continue
            break
    return found


_MONTH_DAY = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}$"
)
_NEXT_WORD = re.compile(r"['’]?s? ?(\w+)")


def _is_day(name: str, rest: str) -> bool:
    """Whether a movement's name is a day here: it is the movement only before a noun for one ("March 14 alliance")."""
    after = _NEXT_WORD.match(rest)
    return bool(_MONTH_DAY.match(name)) and not (after and after[1].lower() in words("people.toml", "movement_noun"))


def _token_starts(doc: Doc) -> list[int]:
    """Token index of every character."""
    table = [0] * (len(doc.text) + 1)
    for token in doc:
        for char in range(token.idx, token.idx + len(token.text_with_ws)):
            table[char] = token.i
    table[-1] = len(doc)
    return table


def _thing(
    number: int,
    text: str,
    starts: Sequence[int],
    begin: int,
    end: int,
    surface: Surface | None,
    place: PlaceName | None,
) -> Mention:
    first, last = starts[begin], starts[end - 1] + 1
    kind: MentionKind = "party" if surface else "place"
    form = surface.kind if surface else (place.kind if place else "")
    key = surface.code if surface else (place.name if place else "")
    return Mention(kind, number, first, last, text[begin:end], key, form, place=place, chars=(begin, end))
