"""Further exchanges of the founding article, which no weight was fitted on; see `tests.extract.founding`."""

from __future__ import annotations

from tests.extract.founding import Exchange


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
