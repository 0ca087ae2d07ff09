"""Posts and titles: what office a form names, whom its holder speaks for, and who only reports; names by gender.

The forms are lower-case; who bears a post, and for which party, is left to the stages that see the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, get_args

from kg.data import load_toml, read_tsv
from kg.errors import DataError

#: Whom the holder of a post speaks for abroad; "none" for those who speak for nobody (analysts, photographers).
Scope = Literal["state", "organisation", "either", "domestic", "none"]
Gender = Literal["f", "m"]

_FILE = "posts.toml"
_MOST_WORDS = 9
_EDGE = re.compile(r"^[\s,;:'’\"-]+|[\s,;:'’\"-]+$")
_FOREIGN = "minister-foreign"


@dataclass(frozen=True, slots=True)
class Post:
    """An office under one of its forms: "premier", office head-of-government."""

    #: The usual name of the office ("prime minister"), for labels.
    name: str
    #: Key that all forms of the office share.
    office: str
    scope: Scope = "either"
    #: True where one person holds it at a time for a party.
    single: bool = False
    #: True for those who only report and take part in nothing.
    speaker: bool = False
    #: True where it is an address rather than an office ("Sheikh").
    title: bool = False
    gender: Gender | None = None


@cache
def posts() -> Mapping[str, Post]:
    """Return the post that each form names, by the form in lower case (abbreviations included: "fm", "pres.").

    Raises:
        DataError: the data file is missing or broken.
    """
    found: dict[str, Post] = {}
    raw = load_toml(_FILE)
    for row in raw.get("post", ()):
        post = _post(row)
        for form in (row["name"], *row.get("forms", ()), *(a.lower() for a in row.get("abbreviations", ()))):
            found.setdefault(form, post)
    for form, post in _ministers(raw):
        found.setdefault(form, post)
    return MappingProxyType(found)


@cache
def abbreviations() -> frozenset[str]:
    """Return the abbreviations of posts in their own case ("FM", "Pres.", "Lt. Gen.")."""
    return frozenset(short for row in load_toml(_FILE).get("post", ()) for short in row.get("abbreviations", ()))


def find(text: str) -> Post | None:
    """Return the post that `text` names as a whole or in its longest part, qualifiers ("former") left out; else None.

    >>> find("Russia's deputy foreign minister").office
    'deputy-minister-foreign'
    """
    words = _EDGE.sub("", text.lower().replace("’", "'").replace("'s ", " ")).split()
    known = posts()
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        for start in range(len(words) - count + 1):
            post = known.get(" ".join(words[start : start + count]).strip(",;"))
            if post is not None and (count > 1 or not post.title or len(words) == 1):
                return post
    return None


def office(text: str, party: str | None = None) -> str | None:
    """Return the key of the office that a post names, for comparing posts; a secretary of state of the USA and of the
    Holy See is what others call a foreign minister."""
    post = find(text)
    if post is None:
        return None
    return _FOREIGN if post.office == "secretary-of-state" and party in (None, "USA", "VAT") else post.office


def is_past(text: str) -> bool:
    """Say whether a post is given as one that its holder no longer has ("former president", "ex-premier")."""
    words = re.split(r"[\s-]+", text.lower())
    return any(word in _qualifiers("past") for word in words)


def is_coming(text: str) -> bool:
    """Say whether a post is given as one that its holder does not have yet ("president-elect")."""
    words = re.split(r"[\s-]+", text.lower())
    return any(word in _qualifiers("coming") for word in words)


def gender(name: str, title: str | None = None) -> Gender | None:
    """Return "f" or "m" by the title ("Mrs", "spokesman") or else the first name; None where neither tells."""
    for word in (title or "").lower().split():
        if word in _gender_words():
            return _gender_words()[word]
    words = name.lower().split()
    if words and words[0] in _gender_words():
        return _gender_words()[words[0]]
    # The surname comes last of all: it is the given name where the family name stands first ("Xi Jinping").
    tries = [part for word in words for part in dict.fromkeys((word, word.partition("-")[0]))]
    return next((g for g in map(given_names().get, tries) if g), None)


@cache
def given_names() -> Mapping[str, Gender | None]:
    """Return given names in lower case with their gender, None for those that both bear."""
    found: dict[str, Gender | None] = {}
    for row in read_tsv("given_names.tsv"):
        if row["gender"] not in ("f", "m", "u"):
            raise DataError(f"kg/data/given_names.tsv gives {row['name']} the gender {row['gender']!r}, not f, m or u.")
        found[row["name"].lower()] = row["gender"] if row["gender"] != "u" else None  # type: ignore[assignment]
    return MappingProxyType(found)


def _post(row: dict[str, Any]) -> Post:
    post = Post(**{key: value for key, value in row.items() if key not in ("forms", "abbreviations")})
    if post.scope not in get_args(Scope):
        raise DataError(f"kg/data/{_FILE} gives {post.name!r} the unknown scope {post.scope!r}; mend it.")
    return post


def _ministers(raw: dict[str, Any]) -> Iterator[tuple[str, Post]]:
    """Yield every form of every minister and deputy minister."""
    for rank, patterns in raw["pattern"].items():
        for portfolio, subjects in raw["portfolio"].items():
            name = patterns[0].format(subjects[0])
            post = Post(name, f"{rank}-{portfolio}", "state", single=rank == "minister")
            for subject in subjects:
                for pattern in patterns:
                    yield pattern.format(subject), post


@cache
def _qualifiers(kind: str) -> frozenset[str]:
    return frozenset(word.strip("-") for word in load_toml(_FILE)["qualifier"][kind])


@cache
def _gender_words() -> Mapping[str, Gender]:
    return {word: g for g, words in load_toml(_FILE)["gender"].items() for word in words}
