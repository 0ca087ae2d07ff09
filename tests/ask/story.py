"""What the articles of `seeds/` tell, noted down event by event as a reader would: what the questions are about."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kg.link.label import event_label
from kg.link.people import Form, Identity
from kg.model import Article, Event, Participation, Place, Record, Source, Span
from kg.rdf.article import article_iri, article_quads
from kg.rdf.person import person_quads
from kg.rdf.record import person_iri, record_quads
from kg.read import articles
from kg.store import Store
from tests.told import BRUSSELS, GENEVA, RYABKOV, SHERMAN, VIENNA, event, on

SEEDS = Path(__file__).parents[2] / "seeds"

KYIV = Place(
    city="Kyiv", country="Ukraine", country_code="UKR", latitude=50.45466, longitude=30.5238, id="geonames:703448"
)
BERLIN = Place(
    city="Berlin", country="Germany", country_code="DEU", latitude=52.52437, longitude=13.41053, id="geonames:2950159"
)
MISSION = Place(venue="US mission", city="Geneva", country="Switzerland", country_code="CHE")
HOFBURG = Place(venue="Hofburg", city="Vienna", country="Austria", country_code="AUT")

FOMIN = Participation("Alexander Fomin", "participant", "RUS", "Deputy Defence Minister")
GRUSHKO = Participation("Alexander Grushko", "participant", "RUS", "Deputy Foreign Minister")
STOLTENBERG = Participation("Jens Stoltenberg", "participant", "NATO", "Secretary-General")
RAU = Participation("Zbigniew Rau", "chair", "POL", "Foreign Minister")
CARPENTER = Participation("Michael Carpenter", "participant", "USA", "Ambassador to the OSCE")
LUKASHEVICH = Participation("Alexander Lukashevich", "participant", "RUS", "Ambassador")
BLINKEN = Participation("Antony Blinken", "participant", "USA", "Secretary of State")
LAVROV = Participation("Sergei Lavrov", "participant", "RUS", "Foreign Minister")
ZELENSKYY = Participation("Volodymyr Zelenskyy", "participant", "UKR", "President")
KULEBA = Participation("Dmytro Kuleba", "participant", "UKR", "Foreign Minister")
BAERBOCK = Participation("Annalena Baerbock", "participant", "DEU", "Foreign Minister")
BIDEN = Participation("Joe Biden", "participant", "USA", "President")
PUTIN = Participation("Vladimir Putin", "participant", "RUS", "President")
GENEVA_THREE, MINISTERS = (SHERMAN, RYABKOV, FOMIN), (BLINKEN, LAVROV)
DEPUTIES = (replace(SHERMAN, role="participant"), replace(RYABKOV, role="participant"))

#: An event as one article has it: the file, the words that tell it, kind, status, day, place, who, sides.
Telling = tuple[str, str, str, str, str | None, Place | None, tuple[Participation, ...], str]


#: Real events, each with its tellings, the one that tells most first, and on what they disagree.
EVENTS: list[tuple[list[Telling], tuple[str, ...]]] = [
    (
        [("2021-12-28", "spoke in a video call", "call", "held", "2021-12-07", None, (BIDEN, PUTIN), "RUS USA")],
        (),
    ),
    (
        [
            ("2022-01-09", "over a working dinner", "meeting", "held", "2022-01-09", GENEVA, DEPUTIES, "RUS USA"),
            ("2022-01-10", "over dinner in the city", "meeting", "held", "2022-01-09", GENEVA, DEPUTIES, "RUS USA"),
            ("2022-01-11", "met for a working dinner", "meeting", "held", "2022-01-08", GENEVA, DEPUTIES, "RUS USA"),
        ],
        ("when",),
    ),
    (
        [
            ("2022-01-10", "talks on Ukraine", "talks", "held", "2022-01-10", MISSION, GENEVA_THREE, "RUS USA"),
            ("2021-12-28", "will hold talks", "talks", "planned", "2022-01-10", GENEVA, DEPUTIES, "RUS USA"),
            ("2022-01-09", "will meet again", "talks", "planned", "2022-01-10", GENEVA, DEPUTIES, "RUS USA"),
            ("2022-01-11", "met again in Geneva", "talks", "held", "2022-01-10", GENEVA, DEPUTIES, "RUS USA"),
            ("2022-01-12", "in Geneva on Monday", "talks", "held", "2022-01-10", GENEVA, (SHERMAN,), "USA"),
            ("2022-01-13", "talks between the United", "talks", "held", "2022-01-10", GENEVA, (), "RUS USA"),
            ("2022-01-21", "met in Geneva on January 10", "meeting", "held", "2022-01-10", GENEVA, DEPUTIES, "RUS USA"),
        ],
        (),
    ),
    (
        [("2022-01-10", "Sherman will travel to Brussels", "visit", "planned", None, BRUSSELS, (SHERMAN,), "USA")],
        (),
    ),
    (
        [
            (
                "2022-01-11", "is to meet NATO", "meeting", "planned", "2022-01-11", BRUSSELS,
                (DEPUTIES[0], STOLTENBERG), "NATO USA",
            ),
        ],
        (),
    ),
    (
        [
            (
                "2022-01-12", "held four hours of talks", "talks", "held", "2022-01-12", BRUSSELS,
                (replace(STOLTENBERG, role="chair"), GRUSHKO, FOMIN, DEPUTIES[0]), "NATO RUS USA",
            ),
            ("2021-12-28", "meeting of the NATO-Russia", "meeting", "planned", "2022-01-12", BRUSSELS, (), "NATO RUS"),
            ("2022-01-09", "Talks between Russia", "talks", "planned", "2022-01-12", BRUSSELS, (), "NATO RUS"),
            ("2022-01-10", "due to meet on Wednesday", "meeting", "planned", "2022-01-12", BRUSSELS, (), "NATO RUS"),
            ("2022-01-13", "Brussels on Wednesday", "meeting", "held", "2022-01-12", BRUSSELS, (), "NATO RUS"),
            ("2022-01-18", "met in Brussels", "meeting", "held", "2022-01-12", BRUSSELS, (), "NATO RUS"),
        ],
        (),
    ),
    (
        [
            (
                "2022-01-13", "opened a meeting", "meeting", "held", "2022-01-13", HOFBURG,
                (RAU, CARPENTER, LUKASHEVICH), "OSCE POL RUS USA",
            ),
            ("2021-12-28", "in Vienna on January 13", "meeting", "planned", "2022-01-13", VIENNA, (), "OSCE"),
            ("2022-01-09", "meeting in Vienna", "meeting", "planned", "2022-01-13", VIENNA, (), "OSCE"),
            ("2022-01-10", "meeting in Vienna", "meeting", "planned", "2022-01-13", VIENNA, (), "OSCE"),
            ("2022-01-12", "is to meet in Vienna", "meeting", "planned", "2022-01-13", VIENNA, (), "OSCE"),
            ("2022-01-18", "a meeting in Vienna", "meeting", "held", "2022-01-13", VIENNA, (), "OSCE"),
        ],
        (),
    ),
    (
        [("2022-01-18", "spoke by telephone", "call", "held", "2022-01-18", None, MINISTERS, "RUS USA")],
        (),
    ),
    (
        [("2022-01-18", "will first travel to Kyiv", "visit", "planned", "2022-01-19", KYIV, (BLINKEN,), "UKR USA")],
        (),
    ),
    (
        [
            (
                "2022-01-18", "is to meet Ukrainian", "meeting", "planned", "2022-01-19", KYIV,
                (BLINKEN, ZELENSKYY, KULEBA), "UKR USA",
            ),
        ],
        (),
    ),
    (
        [
            (
                "2022-01-18", "will hold talks", "talks", "planned", "2022-01-20", BERLIN,
                (BLINKEN, BAERBOCK), "DEU USA",
            ),
        ],
        (),
    ),
    (
        [
            ("2022-01-21", "met in Geneva on Friday", "meeting", "held", "2022-01-21", GENEVA, MINISTERS, "RUS USA"),
            ("2022-01-18", "will meet Russian", "meeting", "planned", "2022-01-21", GENEVA, MINISTERS, "RUS USA"),
        ],
        (),
    ),
    (
        [("2022-01-21", "would speak again", "talks", "planned", None, None, MINISTERS, "RUS USA")],
        (),
    ),
]  # fmt: skip

#: Rounds of standing talks, by the words that tell them.
PROCESSES = {
    "talks on Ukraine": "Strategic Stability Dialogue",
    "will meet again": "Strategic Stability Dialogue",
    "held four hours of talks": "NATO-Russia Council",
    "meeting of the NATO-Russia": "NATO-Russia Council",
    "due to meet on Wednesday": "NATO-Russia Council",
    "Brussels on Wednesday": "NATO-Russia Council",
    "met in Brussels": "NATO-Russia Council",
}


def seeds() -> dict[str, Article]:
    """Give the articles by the day in the name of their file."""

    def refuse(error: Exception) -> None:
        raise error

    files = sorted(path for path in SEEDS.iterdir() if path.name[0].isdigit())
    return {path.name[:10]: next(articles([path], on_problem=refuse)) for path in files}


def build(path: Path) -> Path:
    """Make a store that holds the story."""
    read = seeds()
    told = [([_event(read, telling) for telling in tellings], disagreements) for tellings, disagreements in EVENTS]
    quads = [quad for day, one in read.items() for quad in article_quads(one, _told_on(day, told))]
    for number, (found, disagreements) in enumerate(told, 1):
        tellings = EVENTS[number - 1][0]
        record = Record(
            f"https://w3id.org/summitry/id/event/story-{number}",
            replace(found[0], label=event_label(found[0])),
            "article",
            tuple(_source(read, tellings, at) for at in range(len(tellings))),
            disagreements,
        )
        quads += record_quads(record)
        for person in found[0].participants:
            quads += person_quads(
                Identity(person_iri(person).value, person.name, (Form(person.name, person.party or ""),))
            )
    with Store(path, mode="write") as store:
        store.change((), quads)
    return path


def _told_on(day: str, told: list[tuple[list[Event], tuple[str, ...]]]) -> list[Event]:
    """The events of one article, in their order."""
    pairs = zip(EVENTS, told, strict=True)
    return [e for (tellings, _), (found, _) in pairs for t, e in zip(tellings, found, strict=True) if t[0] == day]


def _event(read: dict[str, Article], telling: Telling) -> Event:
    day, words, kind, status, when, place, who, parties = telling
    return event(
        read[day],
        words,
        kind,
        status,
        when=on(when) if when else None,
        place=place,
        participants=who,
        parties=tuple(parties.split()),
        process=PROCESSES.get(words),
    )


def _source(read: dict[str, Article], tellings: list[Telling], at: int) -> Source:
    day, words, _, status, *_ = tellings[at]
    told, iri = read[day], article_iri(read[day])
    number = [t for tellings, _ in EVENTS for t in tellings if t[0] == day].index(tellings[at]) + 1
    start = told.text.index(words)
    span = Span(start, start + len(words), words)
    return Source(f"{iri}#event={number}", iri, told.title, told.date, told.publisher, None, status, None, span)
