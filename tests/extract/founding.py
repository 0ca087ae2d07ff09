"""The project's founding article with its people, posts, countries, cities and dates exchanged for others.

The article and what it tells are read at test time from `../shared`; nothing of it is kept here. An exchange is a set
of replacements, put in the text in one pass, longest first, and in the expected events in parallel.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "dev.jsonl"
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True, slots=True)
class Exchange:
    """What takes whose place: words, codes of parties, countries of cities, and the weeks by which days move."""

    name: str
    words: Mapping[str, str]
    codes: Mapping[str, str]
    countries: Mapping[str, str]
    weeks: int = 0


def article() -> dict[str, Any]:
    """The founding article as the first line of the gold file has it."""
    with GOLD.open(encoding="utf-8") as lines:
        record: dict[str, Any] = json.loads(next(lines))
    return record


def exchanged(record: dict[str, Any], exchange: Exchange) -> dict[str, Any]:
    """The article after an exchange, with what it tells."""
    record = deepcopy(record)
    shift = timedelta(weeks=exchange.weeks)
    day = date.fromisoformat(record["date"])
    words = {**exchange.words, **_dates(day, shift)}
    record["date"] = (day + shift).isoformat()
    record["title"], record["text"] = _replace(record["title"], words), _replace(record["text"], words)
    for event in record["events"]:
        event["evidence"] = _replace(event["evidence"], words)
        event["evidence_start"] = record["text"].find(event["evidence"])
        event["participants"] = [_replace(name, words) for name in event["participants"]]
        event["parties"] = [exchange.codes.get(code, code) for code in event["parties"]]
        place = event["place"]
        place["city"] = place["city"] and _replace(place["city"], words)
        place["country"] = exchange.countries.get(place["country"], place["country"])
        place["countries"] = place["country"] and [place["country"]]
        for bound in ("start", "end"):
            event[bound] = event[bound] and _moved(event[bound], shift)
    return record


def _dates(day: date, shift: timedelta) -> dict[str, str]:
    """Words for the days and months of the article, moved; whole weeks leave its weekdays as they are."""
    if not shift:
        return {}
    words = {}
    for old in (day, day - timedelta(1)):
        new = old + shift
        words[f"{MONTHS[old.month - 1]} {old.day}, {old.year}"] = f"{MONTHS[new.month - 1]} {new.day}, {new.year}"
    for old_month in ("2021-06", "2021-12"):
        year, month = (int(part) for part in _moved(old_month, shift).split("-"))
        name = MONTHS[int(old_month[5:]) - 1]
        words[f"{name} {old_month[:4]}"], words[name] = f"{MONTHS[month - 1]} {year}", MONTHS[month - 1]
    return words


def _moved(text: str, shift: timedelta) -> str:
    """A day moved; a month becomes the month that its middle falls into."""
    if len(text) == 10:
        return (date.fromisoformat(text) + shift).isoformat()
    return (date.fromisoformat(f"{text}-15") + shift).isoformat()[:7]


def _replace(text: str, words: Mapping[str, str]) -> str:
    pattern = "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in sorted(words, key=len, reverse=True))
    return re.sub(pattern, lambda match: words[match[0]], text) if words else text


def _side(old: Mapping[str, str], new: str) -> dict[str, str]:
    """Words of one side for another's, given in the order of the old ones' keys."""
    return dict(zip(old, new.split("|"), strict=True))


_FIRST = dict.fromkeys(
    [
        "United States",
        "United State's",
        "US",
        "American",
        "Washington",
        "Wendy Sherman",
        "Sherman",
        "Ned Price",
        "Price",
        "Antony Blinken",
        "Blinken",
        "Joe Biden",
        "Biden",
        "State Department",
        "Deputy Secretary of State",
        "Secretary of State",
        "President Joe Biden",
    ],
    "",
)
_SECOND = dict.fromkeys(
    [
        "Russia",
        "Russie",
        "Russian",
        "Moscow",
        "Kremlin",
        "Sergei Ryabkov",
        "Ryabkov",
        "Vladimir Putin",
        "Vladimir putin",
        "Putin",
        "deputy Foreign Minister",
        "Deputy Foreign Minister",
    ],
    "",
)

EXCHANGES = (
    Exchange("as it is", {}, {}, {}),
    Exchange(
        "other people",
        {
            "Wendy Sherman": "Harriet Colby",
            "Sherman": "Colby",
            "Sergei Ryabkov": "Anton Belsky",
            "Ryabkov": "Belsky",
            "Ned Price": "Toby Marsh",
            "Price": "Marsh",
            "Antony Blinken": "Walter Finch",
            "Blinken": "Finch",
            "Jens Stoltenberg": "Lars Hedman",
            "Stoltenberg": "Hedman",
            "Joe Biden": "Frank Doyle",
            "Biden": "Doyle",
            "Vladimir Putin": "Oleg Morozov",
            "Vladimir putin": "Oleg morozov",
            "Putin": "Morozov",
        },
        {},
        {},
    ),
    Exchange(
        "another winter, other cities",
        {
            "Geneva": "Oslo",
            "Switzerland": "Norway",
            "Brussels": "Lisbon",
            "Vienna": "Helsinki",
        },
        {},
        {"Switzerland": "Norway", "Belgium": "Portugal", "Austria": "Finland"},
        weeks=-148,
    ),
    Exchange(
        "Britain and China",
        {
            **_side(
                _FIRST,
                "United Kingdom|United Kingdom's|UK|British|London|Philippa Harcourt|Harcourt|Giles Penrose|"
                "Penrose|Edmund Thorne|Thorne|Rupert Ashdown|Ashdown|Foreign Office|Deputy Foreign Secretary|"
                "Foreign Secretary|Prime Minister Rupert Ashdown",
            ),
            **_side(
                _SECOND,
                "China|China|Chinese|Beijing|Zhongnanhai|Liang Weimin|Liang|Zhou Jianguo|Zhou jianguo|Zhou|"
                "vice Foreign Minister|Vice Foreign Minister",
            ),
            "Ukraine": "Nepal",
            "Geneva": "Singapore",
            "Switzerland": "Singapore",
            "Brussels": "Tokyo",
            "Vienna": "Manila",
            "NATO": "ASEAN",
            "Nato": "Asean",
        },
        {"USA": "GBR", "RUS": "CHN", "NATO": "ASEAN"},
        {"Switzerland": "Singapore", "Belgium": "Japan", "Austria": "Philippines"},
        weeks=60,
    ),
    Exchange(
        "France and Iran",
        {
            **_side(
                _FIRST,
                "France|France's|French|French|Paris|Claire Dumont|Dumont|Luc Mercier|Mercier|Henri Lacroix|"
                "Lacroix|Emile Rousseau|Rousseau|Foreign Ministry|Deputy Foreign Minister|Foreign Minister|"
                "President Emile Rousseau",
            ),
            **_side(
                _SECOND,
                "Iran|Iran|Iranian|Tehran|Tehran|Hossein Karimi|Karimi|Reza Tabrizi|Reza tabrizi|Tabrizi|"
                "deputy Foreign Minister|Deputy Foreign Minister",
            ),
            "Ukraine": "Lebanon",
            "Geneva": "Muscat",
            "Switzerland": "Oman",
            "Brussels": "Rome",
            "Vienna": "Cairo",
            "NATO": "EU",
            "Nato": "EU",
        },
        {"USA": "FRA", "RUS": "IRN", "NATO": "EU"},
        {"Switzerland": "Oman", "Belgium": "Italy", "Austria": "Egypt"},
        weeks=-300,
    ),
    Exchange(
        "India and Pakistan",
        {
            **_side(
                _FIRST,
                "India|India's|Indian|Indian|New Delhi|Meera Nair|Nair|Arjun Bose|Bose|Vikram Rao|Rao|"
                "Rajiv Malhotra|Malhotra|External Affairs Ministry|Foreign Secretary|External Affairs Minister|"
                "Prime Minister Rajiv Malhotra",
            ),
            **_side(
                _SECOND,
                "Pakistan|Pakistan|Pakistani|Islamabad|Islamabad|Tariq Aziz|Aziz|Imran Qureshi|Imran qureshi|"
                "Qureshi|deputy Foreign Minister|Deputy Foreign Minister",
            ),
            "Ukraine": "Afghanistan",
            "Geneva": "Doha",
            "Switzerland": "Qatar",
            "Brussels": "Colombo",
            "Vienna": "Kathmandu",
            "NATO": "SAARC",
            "Nato": "Saarc",
        },
        {"USA": "IND", "RUS": "PAK", "NATO": "SAARC"},
        {"Switzerland": "Qatar", "Belgium": "Sri Lanka", "Austria": "Nepal"},
        weeks=113,
    ),
)
