"""Names of actors as coded tables write them, and the party that a name gives away.

ICEWS writes sectors with their country in brackets, "Foreign Affairs (South Korea)"; other tables have the country in a
column. Countries are spelled in many ways: `kg.data.parties` knows most, `kg/data/coded/countries.tsv` adds the tables'
own.
"""

from __future__ import annotations

import re
from functools import cache

from ...data import read_tsv
from ...data.parties import parties
from ...model.coded import Actor

#: The outermost brackets at the end of a name.
_BRACKETS = re.compile(r"^(?P<name>.+) \((?P<party>[^()]*(?:\([^()]*\)[^()]*)?)\)$")


@cache
def actor(name: str, country: str = "") -> Actor:
    """Make an actor of a name: underscores to blanks, the party from brackets, the name itself, or a country's name.

    Args:
        name: the name as it stands in the table.
        country: name or code of the country that the table gives beside it, if any.
    """
    name = clean(name)
    brackets = _BRACKETS.match(name)
    own = party_code(brackets["party"]) if brackets else party_code(name)
    return Actor(name, own or (party_code(clean(country)) if country else None))


def clean(text: str) -> str:
    """Turn underscores into blanks and runs of white space into one; trim."""
    return " ".join(text.replace("_", " ").split())


def in_country(name: str, country: str) -> Actor | None:
    """Name an actor whom a table knows by a sector and a country: `President (United States)`; None without any name.

    A sector that is the country's own name, or a country without a sector, is the country.
    """
    name, party = clean(name), party_code(country) if country else None
    known = parties().get(party) if party else None
    place = known.name if known else clean(country)
    if not name or party_code(name) == party is not None:
        return Actor(place, party) if place else None
    if party_code(name) or not place or party is None:
        return Actor(name, party_code(name) or party)
    return Actor(f"{name} ({place})", party)


@cache
def party_code(name: str) -> str | None:
    """Give the code of the party that has this name, alias or code; None where nobody has it."""
    return _codes().get(name.casefold())


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, party in parties().items():
        for name in (party.name, code, *party.aliases):
            found.setdefault(name.casefold(), code)
    for code, party in parties().items():
        found[party.name.casefold()] = code
    for row in read_tsv("coded/countries.tsv"):
        found.update((name.casefold(), row["code"]) for name in row["spellings"].split("|"))
    return found
