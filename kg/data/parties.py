"""Parties: states, territories, organisations and groups by code, and the words that stand for them in the news.

Codes are ISO 3166-1 alpha-3 for states (`SUN`, `YUG`, `CSK`, `DDR` for those that are no more) and acronyms for the
rest. Which of several readings a text means ("Georgia", "Washington") is left to the stages that see the text: the
surfaces here say what is possible and which of them need care.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Literal, get_args

from kg.data import read_tsv
from kg.errors import DataError

#: What a party is; a territory is a part of a state, or claimed by one, that takes part in talks as a side of its own.
PartyKind = Literal["state", "territory", "organisation", "group", "historical"]
#: How a word stands for a party; a seat is a capital that stands for its government, a metonym a building or office.
FormKind = Literal["name", "acronym", "adjective", "demonym", "metonym", "seat"]

FILES = ("states.tsv", "organisations.tsv", "groups.tsv")
_RANK = {"state": 0, "organisation": 1, "territory": 2, "group": 3, "historical": 4}
# The order settles what a form is first of all where it is several ("Swiss" is adjective and demonym).
_COLUMNS: tuple[tuple[str, FormKind], ...] = (
    ("aliases", "name"),
    ("adjectives", "adjective"),
    ("demonyms", "demonym"),
    ("seats", "seat"),
    ("metonyms", "metonym"),
)


@dataclass(frozen=True, slots=True)
class Party:
    """A side that can take part in an event, with every form under which the news knows it.

    `since` and `until` are the first and last day of its being, None where open. `members` are the codes of a
    grouping's members where it is known by them (G7, not the UN), `successors` of what came after it, the main first.
    """

    code: str
    kind: PartyKind
    name: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    #: Wikidata id ("Q159"), None where not certain.
    wikidata: str | None = None
    #: ISO 3166-1 alpha-2 code of a state.
    iso2: str | None = None
    since: date | None = None
    until: date | None = None
    members: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    #: Code of the state in which a group is active.
    country: str | None = None
    #: Name of a state's capital or seat of government.
    capital: str | None = None
    #: Forms of it that are as often something else: a person, a town, a common word.
    ambiguous: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Surface:
    """A form and the party it stands for: "Russian", RUS, adjective and demonym."""

    text: str
    code: str
    kind: FormKind
    #: Every kind that the form is of; `kind` is the first.
    kinds: tuple[FormKind, ...]
    #: Codes of further parties that the form can stand for ("Congolese": COD, and COG).
    others: tuple[str, ...] = ()
    #: True where the form is as often something else and needs support from its context.
    ambiguous: bool = False


@cache
def parties() -> Mapping[str, Party]:
    """Return all parties by code.

    Raises:
        DataError: a data file is missing or broken.
    """
    found: dict[str, Party] = {}
    for name in FILES:
        for row in read_tsv(name):
            if row["code"] in found:
                raise DataError(f"kg/data/{name} gives the code {row['code']} a second time; mend it.")
            found[row["code"]] = _party(name, row)
    return MappingProxyType(found)


@cache
def surfaces() -> Mapping[str, Surface]:
    """Return what each form stands for, by the form in its usual case; "the Quad" with the article it needs."""
    found: dict[str, Surface] = {}
    for party in sorted(parties().values(), key=lambda p: _RANK[p.kind]):
        for surface in _forms(party):
            known = found.get(surface.text)
            found[surface.text] = _joined(known, surface) if known else surface
    return MappingProxyType(found)


def find(text: str) -> Surface | None:
    """Look a form up as it stands in a text: with article, possessive, or in capitals.

    Case counts otherwise: "us", "turkey" and "china" are no parties.
    """
    known = surfaces()
    for form in _variants(" ".join(text.replace("’", "'").split())):
        if form in known:
            return known[form]
    return _folded().get(_fold(text)) if text.isupper() or not text.isascii() else None


def historical(code: str, day: date) -> str:
    """Return the code of the party that stood in the place of `code` on `day`: RUS in 1987 is SUN, SUN in 1995 is RUS.

    Meant for seats and for words that outlived a state ("Moscow", "Belgrade", "African Union"). A code that is right on
    that day, or whose past is not known, comes back as it is.
    """
    party = parties().get(code)
    if party is None:
        return code
    if party.until and day > party.until and party.successors:
        return historical(party.successors[0], day)
    if party.since and day < party.since:
        return next((old.code for old in _predecessors(code) if _stood(old, day)), code)
    return code


def _party(file: str, row: dict[str, str]) -> Party:
    if row["kind"] not in get_args(PartyKind):
        raise DataError(f"kg/data/{file} gives {row['code']} the unknown kind {row['kind']!r}; mend it.")
    parts = {key: _list(row[key]) for key, _ in _COLUMNS}
    return Party(
        code=row["code"],
        kind=row["kind"],  # type: ignore[arg-type]  # checked above
        name=row["name"],
        wikidata=row["wikidata"] or None,
        iso2=row["iso2"] or None,
        since=_day(file, row["since"]),
        until=_day(file, row["until"]),
        members=_list(row["members"]),
        successors=_list(row["successors"]),
        country=row["country"] or None,
        capital=row["capital"] or None,
        ambiguous=frozenset(_list(row["ambiguous"])),
        **parts,
    )


def _list(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split("|")))


def _day(file: str, text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise DataError(f"kg/data/{file} has {text!r} where a day is due; write YYYY-MM-DD.") from error


def _forms(party: Party) -> Iterator[Surface]:
    """Yield the forms of one party, each once."""
    kinds: dict[str, list[FormKind]] = {party.name: ["name"]}
    for column, kind in _COLUMNS:
        for text in getattr(party, column):
            here: FormKind = "acronym" if kind == "name" and _is_acronym(text) else kind
            kinds.setdefault(text, [])
            if here not in kinds[text]:
                kinds[text].append(here)
    for text, found in kinds.items():
        yield Surface(text, party.code, found[0], tuple(found), (), text in party.ambiguous)


def _is_acronym(text: str) -> bool:
    return text.isupper() and len(text) < 10 and " " not in text


def _joined(first: Surface, second: Surface) -> Surface:
    """Keep the reading of higher rank and note the other."""
    return replace(first, others=(*first.others, second.code), ambiguous=first.ambiguous or second.ambiguous)


def _variants(text: str) -> Iterator[str]:
    yield text
    bare = text.removesuffix("'s") if text.endswith("'s") else text.removesuffix("'")
    yield bare
    for word in ("the ", "The ", "THE "):
        if bare.startswith(word):
            yield bare[4:]
            yield "the " + bare[4:]


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return plain.removeprefix("the ").removesuffix("'s")


@cache
def _folded() -> Mapping[str, Surface]:
    """Forms without case and diacritics, for headlines in capitals; never those that are common words in capitals."""
    return {_fold(text): surface for text, surface in reversed(list(surfaces().items())) if not surface.ambiguous}


@cache
def _predecessors(code: str) -> tuple[Party, ...]:
    """Parties that name `code` as a successor."""
    return tuple(party for party in parties().values() if code in party.successors)


def _stood(party: Party, day: date) -> bool:
    return (party.since or day) <= day <= (party.until or day)
