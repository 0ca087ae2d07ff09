"""Articles with the events that they tell, built by hand in our own words: what tests of the graph begin with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from kg.model import Article, Event, Interval, Participation, Place, Span, Support

GENEVA = Place(
    city="Geneva",
    country="Switzerland",
    country_code="CHE",
    latitude=46.20222,
    longitude=6.14569,
    id="geonames:2660646",
)
VIENNA = Place(
    city="Vienna", country="Austria", country_code="AUT", latitude=48.20849, longitude=16.37208, id="geonames:2761369"
)
BRUSSELS = Place(
    city="Brussels", country="Belgium", country_code="BEL", latitude=50.85045, longitude=4.34878, id="geonames:2800866"
)
SHERMAN = Participation("Wendy Sherman", "lead", "USA", "Deputy Secretary of State")
RYABKOV = Participation("Sergei Ryabkov", "lead", "RUS", "Deputy Foreign Minister")


def on(day: str, until: str | None = None) -> Interval:
    """A day, or the days from one to another."""
    start, end = date.fromisoformat(day), date.fromisoformat(until or day)
    return Interval(start, end, "day", day if start == end else f"{start}/{end}")


def month(text: str) -> Interval:
    """A month, as `2022-01`."""
    start = date.fromisoformat(text + "-01")
    return Interval(start, (start + timedelta(31)).replace(day=1) - timedelta(1), "month", text)


def article(name: str, day: str, text: str, publisher: str | None = None, title: str = "") -> Article:
    """An article of a name, day and text."""
    return Article(name, title or name, text, date.fromisoformat(day), publisher=publisher or name)


def event(told: Article, words: str, kind: str = "talks", status: str = "held", **slots: object) -> Event:
    """An event told by `words` of an article, every slot supported by them."""
    start = told.text.index(words)
    span = Span(start, start + len(words), words)
    plain = Event(kind, words[:40], status, confidence=0.9, evidence=(span,))  # type: ignore[arg-type]
    return replace(plain, support=(Support("status", span, "test", 0.9),), **slots)  # type: ignore[arg-type]


def geneva(
    name: str = "wire", day: str = "2022-01-10", status: str = "held", **slots: object
) -> tuple[Article, tuple[Event, ...]]:
    """An article that tells of the Geneva talks, by default as they were."""
    text = f"Envoys of the two powers sat down in Geneva, {name} reports from the mission by the lake."
    told = article(name, day, text)
    found = {
        "when": on("2022-01-10"),
        "place": GENEVA,
        "participants": (SHERMAN, RYABKOV),
        "parties": ("RUS", "USA"),
        **slots,
    }
    return told, (event(told, "sat down in Geneva", status=status, **found),)
