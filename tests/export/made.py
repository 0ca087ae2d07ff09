"""Records to export, in our own words: a winter of talks, with everything that a record can carry."""

from __future__ import annotations

from datetime import date

from kg.model import Event, Interval, Participation, Place, Record, Source, Span

ID = "https://w3id.org/summitry/id/event/"
GENEVA = Place(None, "Geneva", "Switzerland", "CHE", 46.2022, 6.1457, "geonames:2660646")
MISSION = Place("US Mission", "Geneva", "Switzerland", "CHE", 46.2022, 6.1457)
BRUSSELS = Place("NATO headquarters", "Brussels", "Belgium", "BEL", 50.8504, 4.3488)
VIENNA = Place("Hofburg", "Vienna", "Austria", "AUT", 48.2085, 16.3721)
KYIV = Place(None, "Kyiv", "Ukraine", "UKR", 50.4547, 30.5238)
BERLIN = Place(None, "Berlin", "Germany", "DEU", 52.5244, 13.4105)
MOSCOW = Place(None, "Moscow", "Russia", "RUS", 55.7522, 37.6156)
SHERMAN = Participation("Wendy Sherman", "lead", "USA", "deputy secretary of state")
RYABKOV = Participation("Sergei Ryabkov", "lead", "RUS", "deputy foreign minister")
FOMIN = Participation("Alexander Fomin", "participant", "RUS", "deputy defence minister")
STOLTENBERG = Participation("Jens Stoltenberg", "chair", "NATO", "secretary general")
GRUSHKO = Participation("Alexander Grushko", "lead", "RUS", "deputy foreign minister")
RAU = Participation("Zbigniew Rau", "chair", "OSCE", "chairperson-in-office")
CARPENTER = Participation("Michael Carpenter", "lead", "USA", "ambassador")
LUKASHEVICH = Participation("Alexander Lukashevich", "lead", "RUS", "ambassador")
BLINKEN = Participation("Antony Blinken", "lead", "USA", "secretary of state")
LAVROV = Participation("Sergei Lavrov", "lead", "RUS", "foreign minister")
KULEBA = Participation("Dmytro Kuleba", "host", "UKR", "foreign minister")
BAERBOCK = Participation("Annalena Baerbock", "guest", "DEU", "foreign minister")


def day(text: str) -> Interval:
    """One day."""
    at = date.fromisoformat(text)
    return Interval(at, at, "day", text)


def source(number: int, publisher: str, on: str, title: str, words: str, status: str = "held") -> Source:
    """One article's report."""
    return Source(
        f"https://w3id.org/summitry/id/report/{number}",
        f"https://w3id.org/summitry/id/article/{number}",
        title,
        date.fromisoformat(on),
        publisher,
        f"https://news.example/{number}",
        status,
        None,
        Span(0, len(words), words),
    )


def record(
    name: str,
    label: str,
    when: Interval | None,
    place: Place | None,
    people: tuple[Participation, ...],
    *sources: Source,
    type_: str = "talks",
    status: str = "held",
    then: tuple[str, ...] = (),
    differ: tuple[str, ...] = (),
    parties: tuple[str, ...] = (),
) -> Record:
    """One event; its sides are its people's and `parties`."""
    sides = tuple(sorted({*parties, *(person.party for person in people if person.party)}))
    event = Event(type_, label, status, when, place, people, sides)  # type: ignore[arg-type]
    return Record(ID + name, event, sources=sources, disagreements=differ, followed_by=tuple(ID + at for at in then))


def winter() -> list[Record]:
    """The talks of December 2021 to February 2022, as a store would give them."""
    return [
        record(
            "call",
            "Call between Presidents Biden and Putin",
            day("2021-12-30"),
            None,
            (
                Participation("Joe Biden", "initiator", "USA", "president"),
                Participation("Vladimir Putin", "recipient", "RUS", "president"),
            ),
            source(
                1,
                "The Lakeside Courier",
                "2021-12-31",
                "Two presidents on the telephone",
                "The two presidents spoke for fifty minutes on Thursday.",
            ),
            type_="call",
            then=("dinner",),
        ),
        record(
            "dinner",
            "Working dinner of Sherman and Ryabkov",
            day("2022-01-09"),
            GENEVA,
            (SHERMAN, RYABKOV),
            source(
                2,
                "The Lakeside Courier",
                "2022-01-10",
                "A long dinner by the lake",
                "Ms Sherman and Mr Ryabkov dined together on Sunday evening.",
            ),
            type_="meeting",
            then=("geneva",),
        ),
        record(
            "geneva",
            "Strategic stability talks",
            day("2022-01-10"),
            MISSION,
            (SHERMAN, RYABKOV, FOMIN),
            source(
                3,
                "The Lakeside Courier",
                "2022-01-11",
                "Eight hours, no breakthrough",
                "Delegations led by Wendy Sherman and Sergei Ryabkov talked for almost eight hours.",
            ),
            source(
                4,
                "Alpine Wire",
                "2022-01-10",
                "Talks end in Geneva",
                "The meeting at the US mission lasted seven and a half hours & ended <without> result.",
            ),
            then=("brussels",),
            differ=("duration",),
        ),
        record(
            "brussels",
            "NATO–Russia Council",
            day("2022-01-12"),
            BRUSSELS,
            (STOLTENBERG, SHERMAN, GRUSHKO, FOMIN),
            source(
                5,
                "Alpine Wire",
                "2022-01-12",
                "Council meets after two years",
                "Jens Stoltenberg chaired the first council in more than two years.",
            ),
            type_="meeting",
            then=("vienna",),
            parties=("NATO", "RUS", "USA"),
        ),
        record(
            "vienna",
            "OSCE Permanent Council",
            day("2022-01-13"),
            VIENNA,
            (RAU, CARPENTER, LUKASHEVICH),
            source(
                6,
                "Danube Post",
                "2022-01-13",
                "Poland opens its year in the chair",
                "Zbigniew Rau opened the council in the Hofburg on Thursday.",
            ),
            type_="meeting",
            then=("blinken-lavrov",),
            parties=("OSCE", "RUS", "USA"),
        ),
        record(
            "kyiv",
            "Baerbock visits Kyiv",
            day("2022-01-17"),
            KYIV,
            (BAERBOCK, KULEBA),
            source(
                7,
                "Danube Post",
                "2022-01-17",
                "First visit east",
                "Germany's foreign minister met Dmytro Kuleba on Monday before flying on.",
            ),
            type_="visit",
            then=("moscow",),
        ),
        record(
            "moscow",
            "Baerbock and Lavrov in Moscow",
            day("2022-01-18"),
            MOSCOW,
            (BAERBOCK, LAVROV),
            source(
                8,
                "Danube Post",
                "2022-01-18",
                "Cool words in Moscow",
                "Ms Baerbock and Mr Lavrov spoke for more than two hours.",
            ),
            type_="meeting",
        ),
        record(
            "berlin",
            "Blinken meets European ministers",
            Interval(date(2022, 1, 19), date(2022, 1, 20), "day", "2022-01-19/2022-01-20"),
            BERLIN,
            (BLINKEN, BAERBOCK),
            source(
                9,
                "Alpine Wire",
                "2022-01-20",
                "Allies compare notes",
                "Mr Blinken used two days to consult ministers of four states.",
            ),
            type_="meeting",
            parties=("USA", "DEU", "FRA", "GBR"),
            then=("blinken-lavrov",),
        ),
        record(
            "blinken-lavrov",
            "Blinken and Lavrov meet",
            day("2022-01-21"),
            GENEVA,
            (BLINKEN, LAVROV),
            source(
                10,
                "The Lakeside Courier",
                "2022-01-21",
                "Ninety minutes",
                "The foreign ministers met for about ninety minutes on Friday.",
            ),
            source(
                11,
                "Danube Post",
                "2022-01-22",
                "Ministers agree to write",
                "Washington is to answer in writing next week, the two said.",
            ),
            source(
                12,
                "Alpine Wire",
                "2022-01-22",
                "Ministers talk in Geneva",
                "Friday's meeting between Lavrov and Blinken was frank.",
            ),
            type_="meeting",
        ),
        record(
            "round-two",
            "Second round of the stability talks",
            Interval(date(2022, 2, 1), date(2022, 2, 28), "month", "2022-02"),
            GENEVA,
            (SHERMAN, RYABKOV),
            source(
                13, "Alpine Wire", "2022-01-22", "Another round", "A second round is foreseen for February.", "planned"
            ),
            status="planned",
        ),
        record(
            "called-off",
            "Second meeting of Blinken and Lavrov",
            day("2022-02-24"),
            GENEVA,
            (BLINKEN, LAVROV),
            source(
                14,
                "The Lakeside Courier",
                "2022-02-23",
                "Meeting called off",
                "Mr Blinken said there was no sense in meeting on Thursday.",
                "cancelled",
            ),
            type_="meeting",
            status="cancelled",
        ),
        record(
            "undated",
            "Talks about talks",
            None,
            None,
            (),
            source(15, "Danube Post", "2022-01-05", "Talks about talks", "Diplomats have been in contact.", "ongoing"),
            status="ongoing",
            parties=("USA", "RUS"),
        ),
    ]
