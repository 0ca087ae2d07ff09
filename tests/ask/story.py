"""The story of `seeds/` as a reader would note it down, event by event: the graph that the questions are about."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kg.link.label import event_label
from kg.link.people import Form, Identity
from kg.model import Article, Event, Participation, Place, Record, Source
from kg.rdf.article import article_iri, article_quads
from kg.rdf.person import person_quads
from kg.rdf.record import person_iri, record_quads
from kg.store import Store
from tests.told import BRUSSELS, GENEVA, RYABKOV, SHERMAN, VIENNA, article, event, on

Told = tuple[Article, tuple[Event, ...]]

KYIV = Place(
    city="Kyiv", country="Ukraine", country_code="UKR", latitude=50.45466, longitude=30.5238, id="geonames:703448"
)
BERLIN = Place(
    city="Berlin", country="Germany", country_code="DEU", latitude=52.52437, longitude=13.41053, id="geonames:2950159"
)
MISSION = Place(venue="US mission", city="Geneva", country="Switzerland", country_code="CHE")
RESIDENCE = Place(venue="lakeside residence", city="Geneva", country="Switzerland", country_code="CHE")
HOTEL = Place(venue="Hotel President Wilson", city="Geneva", country="Switzerland", country_code="CHE")
HOFBURG = Place(venue="Hofburg", city="Vienna", country="Austria", country_code="AUT")

FOMIN = Participation("Alexander Fomin", "participant", "RUS", "Deputy Defence Minister")
GRUSHKO = Participation("Alexander Grushko", "lead", "RUS", "Deputy Foreign Minister")
STOLTENBERG = Participation("Jens Stoltenberg", "chair", "NATO", "Secretary-General")
RAU = Participation("Zbigniew Rau", "chair", "POL", "Foreign Minister")
CARPENTER = Participation("Michael Carpenter", "lead", "USA", "Ambassador to the OSCE")
LUKASHEVICH = Participation("Alexander Lukashevich", "lead", "RUS", "Ambassador")
BLINKEN = Participation("Antony Blinken", "participant", "USA", "Secretary of State")
LAVROV = Participation("Sergei Lavrov", "participant", "RUS", "Foreign Minister")
ZELENSKYY = Participation("Volodymyr Zelenskyy", "participant", "UKR", "President")
KULEBA = Participation("Dmytro Kuleba", "participant", "UKR", "Foreign Minister")
BAERBOCK = Participation("Annalena Baerbock", "participant", "DEU", "Foreign Minister")
BIDEN = Participation("Joe Biden", "participant", "USA", "President")
PUTIN = Participation("Vladimir Putin", "participant", "RUS", "President")

STABILITY, COUNCIL = "Strategic Stability Dialogue", "NATO-Russia Council"


def story() -> list[Told]:
    """Seven articles, in our own words, on what `seeds/` tells."""
    return [_announcement(), _dinner(), _otherwise(), _geneva(), _brussels(), _vienna(), _trip(), _hotel()]


#: Which reports tell of one event, the one that tells it best first; and on what they disagree.
EVENTS: list[tuple[list[tuple[str, int]], tuple[str, ...]]] = [
    ([("announcement", 1)], ()),
    ([("dinner", 1), ("otherwise", 1)], ("when",)),
    ([("geneva", 1), ("announcement", 2)], ()),
    ([("brussels", 1), ("announcement", 3)], ()),
    ([("otherwise", 2)], ()),
    ([("vienna", 1), ("announcement", 4)], ()),
    ([("trip", 3)], ()),
    ([("trip", 1)], ()),
    ([("hotel", 2), ("trip", 2)], ()),
    ([("hotel", 1)], ()),
]


def build(path: Path) -> Path:
    """Make a store that holds the story."""
    told = {article.id: (article, events) for article, events in story()}
    quads = [quad for article, events in told.values() for quad in article_quads(article, events)]
    for number, (reports, disagreements) in enumerate(EVENTS, 1):
        best = told[reports[0][0]][1][reports[0][1] - 1]
        record = Record(
            f"https://w3id.org/summitry/id/event/story-{number}",
            replace(best, label=event_label(best)),
            "article",
            tuple(_source(told[name][0], at) for name, at in reports),
            disagreements,
        )
        quads += record_quads(record)
        for person in best.participants:
            quads += person_quads(
                Identity(person_iri(person).value, person.name, (Form(person.name, person.party or ""),))
            )
    with Store(path, mode="write") as store:
        store.change((), quads)
    return path


def _source(told: Article, number: int) -> Source:
    iri = article_iri(told)
    return Source(f"{iri}#event={number}", iri, told.title, told.date, told.publisher, None, "held", None, None)


def _announcement() -> Told:
    told = article(
        "announcement",
        "2021-12-28",
        "Talks are set for Geneva, to follow in Brussels and then Vienna, after a video call of the presidents.",
        "The Lakeside Courier",
    )
    call = event(
        told,
        "a video call of the presidents",
        "call",
        when=on("2021-12-07"),
        participants=(BIDEN, PUTIN),
        parties=("RUS", "USA"),
    )
    geneva = event(
        told, "set for Geneva", status="planned", when=on("2022-01-10"), place=GENEVA, parties=("RUS", "USA")
    )
    brussels = event(
        told,
        "follow in Brussels",
        "meeting",
        "planned",
        when=on("2022-01-12"),
        place=BRUSSELS,
        parties=("NATO", "RUS"),
        process=COUNCIL,
    )
    vienna = event(told, "then Vienna", "meeting", "planned", when=on("2022-01-13"), place=VIENNA, parties=("OSCE",))
    return told, (call, geneva, brussels, vienna)


def _dinner() -> Told:
    told = article(
        "dinner",
        "2022-01-10",
        "The two deputies met over a working dinner in Geneva on the eve.",
        "Northgate News Agency",
    )
    dinner = event(
        told,
        "met over a working dinner",
        "meeting",
        when=on("2022-01-09"),
        place=RESIDENCE,
        participants=(_plain(SHERMAN), _plain(RYABKOV)),
        parties=("RUS", "USA"),
    )
    return told, (dinner,)


def _otherwise() -> Told:
    told = article(
        "otherwise",
        "2022-01-11",
        "Their dinner was on Saturday, this paper hears; on Tuesday she sees the alliance's head.",
        "Harbour Weekly",
    )
    dinner = event(
        told,
        "dinner was on Saturday",
        "meeting",
        when=on("2022-01-08"),
        place=RESIDENCE,
        participants=(_plain(SHERMAN), _plain(RYABKOV)),
        parties=("RUS", "USA"),
    )
    planned = event(
        told,
        "she sees the alliance's head",
        "meeting",
        "planned",
        when=on("2022-01-11"),
        place=BRUSSELS,
        participants=(_plain(SHERMAN), Participation("Jens Stoltenberg", "participant", "NATO", "Secretary-General")),
        parties=("NATO", "USA"),
    )
    return told, (dinner, planned)


def _geneva() -> Told:
    told = article(
        "geneva", "2022-01-10", "Delegations of the two sat for eight hours at the mission in Geneva.", "Meridian Post"
    )
    talks = event(
        told,
        "sat for eight hours",
        when=on("2022-01-10"),
        place=MISSION,
        participants=(SHERMAN, RYABKOV, FOMIN),
        parties=("RUS", "USA"),
        process=STABILITY,
    )
    return told, (talks,)


def _brussels() -> Told:
    told = article(
        "brussels",
        "2022-01-12",
        "The alliance and Russia met in council in Brussels for four hours.",
        "Northgate News Agency",
    )
    council = event(
        told,
        "met in council in Brussels",
        "meeting",
        when=on("2022-01-12"),
        place=BRUSSELS,
        participants=(STOLTENBERG, GRUSHKO, FOMIN, _plain(SHERMAN)),
        parties=("NATO", "RUS", "USA"),
        process=COUNCIL,
    )
    return told, (council,)


def _vienna() -> Told:
    told = article(
        "vienna", "2022-01-13", "Envoys gathered at the palace in Vienna for the third round.", "The Danube Chronicle"
    )
    council = event(
        told,
        "gathered at the palace",
        "meeting",
        when=on("2022-01-13"),
        place=HOFBURG,
        participants=(RAU, CARPENTER, LUKASHEVICH),
        parties=("OSCE", "POL", "RUS", "USA"),
    )
    return told, (council,)


def _trip() -> Told:
    told = article(
        "trip",
        "2022-01-18",
        "He goes to Kyiv first, then Berlin, and was on the telephone with his counterpart.",
        "Tri-City Wire",
    )
    kyiv = event(
        told,
        "goes to Kyiv first",
        "meeting",
        "planned",
        when=on("2022-01-19"),
        place=KYIV,
        participants=(BLINKEN, ZELENSKYY, KULEBA),
        parties=("UKR", "USA"),
    )
    berlin = event(
        told,
        "then Berlin",
        "talks",
        "planned",
        when=on("2022-01-20"),
        place=BERLIN,
        participants=(BLINKEN, BAERBOCK),
        parties=("DEU", "USA"),
    )
    call = event(
        told, "on the telephone", "call", when=on("2022-01-18"), participants=(BLINKEN, LAVROV), parties=("RUS", "USA")
    )
    return told, (kyiv, berlin, call)


def _hotel() -> Told:
    told = article(
        "hotel",
        "2022-01-21",
        "The ministers met at a hotel in Geneva for ninety minutes; the American came from talks in Berlin.",
        "The Lakeside Courier",
    )
    meeting = event(
        told,
        "met at a hotel",
        "meeting",
        when=on("2022-01-21"),
        place=HOTEL,
        participants=(BLINKEN, LAVROV),
        parties=("RUS", "USA"),
    )
    berlin = event(
        told,
        "talks in Berlin",
        when=on("2022-01-20"),
        place=BERLIN,
        participants=(BLINKEN, BAERBOCK),
        parties=("DEU", "USA"),
    )
    return told, (meeting, berlin)


def _plain(person: Participation) -> Participation:
    return Participation(person.name, "participant", person.party, person.post)
