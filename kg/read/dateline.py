"""Datelines: "GENEVA, Jan 10 (Reuters) -", "PRETORIA, April 5, 1997 (AFP)", "KYIV, January 10. /TASS/.", "MOSCOW —"."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import cache

from . import lexicon

_MONTH = r"(?P<month>" + "|".join(calendar.month_abbr[1:]) + r")[a-z]{0,6}\.?"
_WEEKDAY = r"(?:(?:" + "|".join(day[:3] for day in calendar.day_abbr) + r")[a-z]{0,6}\.?,?\s+)?"
#: "Jan 10", "January 10, 2022", "10 January 2022", "10 Jan".
_DAY = (
    rf"{_WEEKDAY}(?:{_MONTH}\s+(?P<day>\d{{1,2}})|(?P<day_first>\d{{1,2}})\s+{_MONTH.replace('month', 'month_last')})"
    r"(?:,?\s+(?P<year>\d{4}))?(?:,\s*\d{4})?"
)
_WORD = r"[^\W\d_][^\W\d_.'’\-/]*(?:[.'’\-/][^\W\d_]+)*\.?"
_PLACE = rf"(?P<place>{_WORD}(?:,? {_WORD}){{0,6}}?)"
_DASH = r"\s*(?:[.:]?\s?(?:--+|[-–—_])|[.:])"
#: A place in title case may be a sentence's beginning, so that it needs more around it than one in capitals.
_LONGEST_TITLE_CASE = 3
_SMALL = re.compile(r"(?:of|the|de|da|do|del|di|la|le|les|al|el|on|upon|sur|am|an|and)\b")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before an article's first words: place and day as far as written, agency, and how long it is."""

    place: str | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None
    agency: str | None = None
    #: Characters of the paragraph that the dateline takes, with the dash and space after it.
    length: int = 0


@cache
def _head() -> re.Pattern[str]:
    agencies = lexicon.alternatives(lexicon.words("agencies", "names"))
    # Any short name in brackets may be a wire's: there are more of them than a list can hold.
    brackets = r"\(\s?(?P<brackets>[^\W\d_a-z][\w.&’'\-]*(?: [\w.&’'\-]+){0,3})(?:/[^()\n]{1,30})?\s?\)"
    agency = rf"(?:{brackets}|/(?P<slashes>{agencies})/|(?P<bare>{agencies})(?=\s[-–—]))"
    dated, signed = rf"[,.]?\s+{_DAY}", rf"[,.]?\s*{agency}"
    # The place ends where the first of these begins.
    ahead = re.sub(r"\?P<\w+>", "?:", rf"(?={dated}|{signed}|\s*(?:--|[-–—_])\s)")
    return re.compile(rf"{_PLACE}{ahead}(?:{dated})?(?:{signed})?(?P<dash>{_DASH})?(?P<space>\s+|$)")


def leading_dateline(paragraph: str) -> Dateline | None:
    """Read the dateline with which a paragraph begins, None where it begins with none."""
    found = _head().match(paragraph)
    if found is None or not _is_dateline(found, paragraph):
        return None
    return _from(found, found.end())


def parse_dateline(value: str) -> Dateline | None:
    """Read a field that holds a dateline and nothing else: "MOSCOW, April 13 -", "The Kremlin, Moscow", "geneva"."""
    value = re.sub(r"\s+", " ", value).strip()
    if not value:
        return None
    found = _head().match(value)
    if found is not None and (found["month"] or found["month_last"] or _agency(found) or found.end() == len(value)):
        return _from(found, 0)
    place = re.split(r"\s*(?:[(/]|\s[-–—_]+(?:\s|$)|[,.]?\s+\d)", value)[0].strip(" ,.-–—_")
    return Dateline(place=place) if place else None


def _is_dateline(found: re.Match[str], paragraph: str) -> bool:
    """Want capitals and a dash, or a day or agency before a dash or the end; title case wants more than a hyphen."""
    place, dash = found["place"], (found["dash"] or "").strip()
    words = place.replace(",", " ").split()
    if place.casefold() in lexicon.words("dateline", "slugs") or not _is_place_like(words):
        return False
    dated, agency = bool(found["month"] or found["month_last"]), _agency(found)
    alone, shouted = found.end() == len(paragraph), words[0].isupper() and len(words[0]) > 1
    if dated or agency in lexicon.words("agencies", "names"):
        return bool(dash) or alone
    if agency:
        return shouted and bool(dash)
    if not dash or dash in ".:" or not found["space"] or alone:
        return False
    return _opens(dash, paragraph[found.end() :]) and (shouted or (len(words) <= _LONGEST_TITLE_CASE and dash != "-"))


def _opens(dash: str, rest: str) -> bool:
    """ "Geneva — Talks began" has a dateline, "Geneva — for once — was calm" and "NATO - a pact - met" have none."""
    return (rest[:1].isupper() or rest[:1] in "\"“‘'") and f" {dash} " not in rest.partition(". ")[0]


def _is_place_like(words: list[str]) -> bool:
    return words[0][:1].isupper() and all(word[0].isupper() or _SMALL.fullmatch(word.rstrip(".")) for word in words)


def _tidy(place: str) -> str:
    """Drop the full stop of "Moscow. January 10.", not that of "Washington, D.C."."""
    place = place.strip(" ,")
    return place if "." in place.split()[-1][:-1] else place.removesuffix(".")


def _agency(found: re.Match[str]) -> str | None:
    return found["brackets"] or found["slashes"] or found["bare"]


def _from(found: re.Match[str], length: int) -> Dateline:
    month = found["month"] or found["month_last"]
    day = found["day"] or found["day_first"]
    return Dateline(
        place=_tidy(found["place"]),
        month=list(calendar.month_abbr).index(month[:3].title()) if month else None,
        day=int(day) if day else None,
        year=int(found["year"]) if found["year"] else None,
        agency=_agency(found),
        length=length,
    )
