"""The extractor's word lists: triggers, cues and forums, read once from `kg/data/extract/`.

What the words mean for an event is decided elsewhere; here they are only loaded, inflected and checked.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import cast, get_args

from ..errors import DataError
from ..model import EventType

#: Trigger words that are far too common to make a paragraph worth parsing.
_EVERYWHERE = frozenset({"be"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A trigger of the lexicon: its type, what it does (`kind`), and what it needs beside it to count."""

    lemma: str
    pos: str
    type: EventType
    kind: str
    needs: str | None
    weak: bool
    forms: tuple[str, ...]
    #: Words right before it (two) or after it (one) with which it means something else ("press conference").
    traps: frozenset[str] = frozenset()


@cache
def read(name: str) -> Mapping[str, object]:
    """Read a TOML file of `kg/data/extract/`.

    Raises:
        DataError: the file is missing or is no TOML.
    """
    try:
        return tomllib.loads((files("kg.data") / "extract" / name).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"The lexicon 'extract/{name}' cannot be read: {error}; install the package again.") from error


def inflect(lemma: str, pos: str) -> tuple[str, ...]:
    """Derive the regular inflections of a verb, or the plural of a noun."""
    stem, y = (lemma[:-1], True) if re.search(r"[^aeiou]y$", lemma) else (lemma, False)
    plural = stem + "ies" if y else lemma + ("es" if re.search(r"(s|x|z|ch|sh)$", lemma) else "s")
    if pos == "noun":
        return lemma, plural
    past = stem + "ied" if y else lemma + ("d" if lemma.endswith("e") else "ed")
    present = (lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma) + "ing"
    doubled = re.search(r"^[^aeiou]*[aeiou]([^aeiouwxy])$", lemma)
    if doubled:
        past, present = lemma + doubled.group(1) + "ed", lemma + doubled.group(1) + "ing"
    return lemma, plural, past, present


@lru_cache(maxsize=1)
def triggers() -> tuple[Entry, ...]:
    """Give every trigger of `triggers.toml`, verbs first.

    Raises:
        DataError: an entry lacks its lemma, type or class.
    """
    return tuple(_entry(row, pos) for pos in ("verb", "noun") for row in _rows(read("triggers.toml"), pos))


def _rows(table: Mapping[str, object], key: str) -> list[dict[str, object]]:
    rows = table.get(key)
    if not isinstance(rows, list):
        raise DataError(f"The lexicon has no list '{key}'; restore the file.")
    return rows


def _entry(row: dict[str, object], pos: str) -> Entry:
    try:
        lemma, kind, type_ = str(row["lemma"]), str(row["class"]), str(row["type"])
    except KeyError as error:
        raise DataError(f"The trigger {row} has no {error}; add it.") from error
    forms = row.get("forms")
    needs = row.get("needs")
    if type_ not in get_args(EventType):
        raise DataError(f"The trigger {lemma} has the unknown type {type_!r}; mend it.")
    inflected = tuple(map(str, forms)) if isinstance(forms, list) else inflect(lemma, pos)
    return Entry(
        lemma,
        pos,
        cast(EventType, type_),
        kind,
        str(needs) if needs else None,
        bool(row.get("weak")),
        inflected,
        _traps(row),
    )


def _traps(row: dict[str, object]) -> frozenset[str]:
    traps = row.get("traps")
    return frozenset(map(str, traps)) if isinstance(traps, list) else frozenset()


@cache
def words(file: str, key: str) -> frozenset[str]:
    """Give a list of lower-case words of a lexicon file as a set.

    Raises:
        DataError: there is no such list.
    """
    rows = read(file).get(key)
    if not isinstance(rows, list):
        raise DataError(f"The lexicon 'extract/{file}' has no list '{key}'; restore the file.")
    return frozenset(map(str, rows))


@cache
def forms_of(key: str) -> Mapping[str, str]:
    """Map every inflected form of the verbs of a list of `triggers.toml` or `cues.toml` to its lemma."""
    file = "triggers.toml" if key == "light" else "cues.toml"
    return {form: lemma for lemma in sorted(words(file, key)) for form in (*inflect(lemma, "verb"), *irregular(lemma))}


@cache
def forms_in(file: str, key: str) -> frozenset[str]:
    """Give every inflected form of the verbs of a list of a lexicon file."""
    return frozenset(form for lemma in words(file, key) for form in (*inflect(lemma, "verb"), *irregular(lemma)))


@lru_cache(maxsize=1)
def _irregulars() -> Mapping[str, tuple[str, ...]]:
    table = read("cues.toml")["irregular"]
    if not isinstance(table, dict):
        raise DataError("The lexicon 'extract/cues.toml' has no table 'irregular'; restore the file.")
    return {lemma: tuple(forms) for lemma, forms in table.items()}


def irregular(lemma: str) -> tuple[str, ...]:
    """Give the irregular forms of a verb, none where it is regular."""
    return _irregulars().get(lemma, ())


@lru_cache(maxsize=1)
def trigger_pattern() -> re.Pattern[str]:
    """Compile a pattern that finds any trigger word, whole words, in any case."""
    forms = {form for entry in triggers() if entry.lemma not in _EVERYWHERE for form in entry.forms}
    alternatives = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)
