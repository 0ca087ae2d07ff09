"""The founding article with people, posts, countries, cities and dates exchanged for others, its gold in parallel."""

import copy
import re
from dataclasses import dataclass
from datetime import date, timedelta

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


@dataclass(frozen=True)
class Exchange:
    """What takes the place of what; `weeks` moves every date, so that weekdays stay."""

    name: str
    words: dict[str, str]
    codes: dict[str, str]
    countries: dict[str, str]
    weeks: int


def _moved(day: str, weeks: int) -> str:
    full = date.fromisoformat(day if len(day) == 10 else f"{day}-15")
    return str(full + timedelta(weeks=weeks))[: len(day)]


def _dated(text: str, weeks: int) -> str:
    """Move "January 10, 2022", "June 2021" and the lone "In December" of the article."""

    def full(match: re.Match[str]) -> str:
        day = date(int(match[3]), MONTHS.index(match[1]) + 1, int(match[2])) + timedelta(weeks=weeks)
        return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"

    def month(match: re.Match[str]) -> str:
        day = date(int(match[2]), MONTHS.index(match[1]) + 1, 15) + timedelta(weeks=weeks)
        return f"{MONTHS[day.month - 1]} {day.year}"

    names = "|".join(MONTHS)
    text = re.sub(rf"({names}) (\d{{1,2}}), (\d{{4}})", full, text)
    text = re.sub(rf"({names}) (\d{{4}})", lambda m: month(m), text)
    last = date(2021, 12, 15) + timedelta(weeks=weeks)
    return text.replace("In December,", f"In {MONTHS[last.month - 1]},")


def exchanged(record: dict, change: Exchange) -> dict:
    """Give the record with everything exchanged, text and gold alike."""
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(w)}(?!\w)" for w in sorted(change.words, key=len, reverse=True)))

    def swap(text: str) -> str:
        return pattern.sub(lambda m: change.words[m.group()], text)

    made = copy.deepcopy(record)
    # Years move first, so that the words of an exchange cannot be taken for dates.
    made["text"] = swap(_dated(record["text"], change.weeks))
    made["title"] = swap(record["title"])
    made["date"] = _moved(record["date"], change.weeks)
    for event in made["events"]:
        event["participants"] = [swap(p) for p in event["participants"]]
        event["parties"] = [change.codes.get(p, p) for p in event["parties"]]
        place = event["place"]
        place["city"] = swap(place["city"]) if place["city"] else None
        place["country"] = change.countries.get(place["country"], place["country"])
        place["countries"] = [change.countries.get(c, c) for c in place["countries"] or []]
        for key in ("start", "end"):
            event[key] = _moved(event[key], change.weeks) if event[key] else None
    return made


def _people(*names: str) -> dict[str, str]:
    """Exchange the article's seven people, by full name and surname, in the order in which it names them."""
    old = (
        "Wendy Sherman",
        "Sergei Ryabkov",
        "Joe Biden",
        "Vladimir Putin",
        "Ned Price",
        "Antony Blinken",
        "Jens Stoltenberg",
    )
    both = dict(zip(old, names, strict=True))
    return both | {o.split()[-1]: n.split()[-1] for o, n in both.items()} | {"Vladimir putin": both["Vladimir Putin"]}


def _side(us: tuple[str, ...], ru: tuple[str, ...]) -> dict[str, str]:
    """Exchange both states: name, adjective, seat; the article's own slips included."""
    name, adjective, seat = us
    other, other_adjective, other_seat = ru
    return {
        "the United States": name,
        "The United States": name,
        "United States": name,
        "United State's": f"{name}'s",
        "the United State's": f"{name}'s",
        "the US": name,
        "US": adjective,
        "American": adjective,
        "Washington": seat,
        "State Department": f"{adjective} Foreign Ministry",
        "Russia": other,
        "Russian": other_adjective,
        "Russie": other,
        "Moscow": other_seat,
        "Kremlin": f"{other_adjective} government",
    }


EXCHANGES = (
    Exchange(
        "India and Pakistan in Muscat",
        _people(
            "Asha Mehta", "Bilal Qureshi", "Rohan Kapoor", "Imran Siddiqui", "Vikram Rao", "Arjun Nair", "Lars Eriksen"
        )
        | _side(("India", "Indian", "New Delhi"), ("Pakistan", "Pakistani", "Islamabad"))
        | {
            "Kremlin": "Islamabad",
            "Deputy Secretary of State": "Foreign Secretary",
            "Secretary of State": "External Affairs Minister",
            "Geneva": "Muscat",
            "Switzerland": "Oman",
            "Brussels": "Doha",
            "Vienna": "Cairo",
            "President Joe": "President Joe",
        },
        {"USA": "IND", "RUS": "PAK"},
        {"Switzerland": "Oman", "Belgium": "Qatar", "Austria": "Egypt"},
        60,
    ),
    Exchange(
        "China and Japan in Singapore",
        _people(
            "Chen Guoliang", "Hiroshi Tanaka", "Zhao Mingde", "Kenji Yamamoto", "Sun Haoran", "Li Weiguo", "Anders Holm"
        )
        | _side(("China", "Chinese", "Beijing"), ("Japan", "Japanese", "Tokyo"))
        | {
            "Kremlin": "Tokyo",
            "Deputy Secretary of State": "Vice Foreign Minister",
            "Secretary of State": "Foreign Minister",
            "Geneva": "Jakarta",
            "Switzerland": "Indonesia",
            "Brussels": "Bangkok",
            "Vienna": "Hanoi",
        },
        {"USA": "CHN", "RUS": "JPN"},
        {"Switzerland": "Indonesia", "Belgium": "Thailand", "Austria": "Vietnam"},
        -130,
    ),
    Exchange(
        "Egypt and Ethiopia in Nairobi",
        _people(
            "Hala Mansour",
            "Tesfaye Bekele",
            "Karim Farouk",
            "Dawit Alemu",
            "Omar Saleh",
            "Sameh Naguib",
            "Erik Lindqvist",
        )
        | _side(("Egypt", "Egyptian", "Cairo"), ("Ethiopia", "Ethiopian", "Addis Ababa"))
        | {
            "Kremlin": "Addis Ababa",
            "Deputy Secretary of State": "Deputy Foreign Minister",
            "Secretary of State": "Foreign Minister",
            "Geneva": "Nairobi",
            "Switzerland": "Kenya",
            "Brussels": "Rome",
            "Vienna": "Madrid",
        },
        {"USA": "EGY", "RUS": "ETH"},
        {"Switzerland": "Kenya", "Belgium": "Italy", "Austria": "Spain"},
        21,
    ),
    Exchange(
        "France and Turkey in Lisbon",
        _people(
            "Claire Fontaine",
            "Mehmet Yildirim",
            "Pierre Garnier",
            "Kemal Aydin",
            "Luc Morel",
            "Henri Dubois",
            "Nils Berg",
        )
        | _side(("France", "French", "Paris"), ("Turkey", "Turkish", "Ankara"))
        | {
            "Kremlin": "Ankara",
            "Deputy Secretary of State": "Deputy Foreign Minister",
            "Secretary of State": "Foreign Minister",
            "Geneva": "Lisbon",
            "Switzerland": "Portugal",
            "Brussels": "Warsaw",
            "Vienna": "Prague",
        },
        {"USA": "FRA", "RUS": "TUR"},
        {"Switzerland": "Portugal", "Belgium": "Poland", "Austria": "Czech Republic"},
        -260,
    ),
    Exchange(
        "Brazil and Venezuela in Bogota",
        _people(
            "Marina Alves",
            "Rafael Contreras",
            "Paulo Teixeira",
            "Hugo Salazar",
            "Bruno Farias",
            "Celso Barros",
            "Olaf Jensen",
        )
        | _side(("Brazil", "Brazilian", "Brasilia"), ("Venezuela", "Venezuelan", "Caracas"))
        | {
            "Kremlin": "Caracas",
            "Deputy Secretary of State": "Deputy Foreign Minister",
            "Secretary of State": "Foreign Minister",
            "Geneva": "Bogota",
            "Switzerland": "Colombia",
            "Brussels": "Lima",
            "Vienna": "Santiago",
        },
        {"USA": "BRA", "RUS": "VEN"},
        {"Switzerland": "Colombia", "Belgium": "Peru", "Austria": "Chile"},
        104,
    ),
)
