"""How fast many reports become events: consolidation of a synthetic store, and the last article added to it.

    python benchmarks/consolidation.py [--articles 20000] [--per-event 10]

Articles are made up: events of two to four sides at 40 cities over ten years, each told by about ten articles that
vary in day precision, naming of people, and status. Prints one row a size, so that growth can be seen.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from kg.data.parties import parties
from kg.link.events import cluster
from kg.link.people import Form
from kg.model import Article, Event, Interval, Participation, Place, Report, Span, Support
from kg.pipeline.add import write
from kg.pipeline.consolidation import Consolidator, build
from kg.pipeline.people import forms_of, people_of
from kg.rdf.article import article_quads
from kg.rdf.record import record_quads
from kg.rdf.report import reports
from kg.store import Store

FIRST, TYPES = date(2010, 1, 1), ("meeting", "talks", "visit", "call", "summit")


def truths(count: int, rng: random.Random) -> list[Event]:
    """Real events: who, where, when."""
    states = sorted(code for code, party in parties().items() if party.kind == "state")[:80]
    names = {code: [f"{_word(rng, 2)} {_word(rng, 3)}" for _ in range(6)] for code in states}
    found = []
    for number in range(count):
        day = FIRST + timedelta(rng.randrange(3650))
        sides = sorted(rng.sample(states, rng.choice((2, 2, 2, 3, 4))))
        people = tuple(Participation(rng.choice(names[code]), party=code) for code in sides)
        city = rng.randrange(40)
        place = Place(city=f"City{city}", country=f"Country{city % 15}")
        span = Span(0, 9, "They met.")
        found.append(
            Event(
                rng.choice(TYPES),
                f"event {number}",
                "held",
                Interval(day, day, "day", str(day)),
                place,
                people,
                tuple(sides),
                0.8,
                (span,),
                (Support("status", span, "made up", 0.8),),
            )
        )
    return found


def _word(rng: random.Random, syllables: int) -> str:
    """A word that could be a name."""
    return "".join(rng.choice("bdfgklmnprstvz") + rng.choice("aeiou") for _ in range(syllables)).capitalize()


def told(event: Event, number: int, rng: random.Random) -> tuple[Article, Event]:
    """One article's version of an event: before, on or after the day, more or less precise."""
    from dataclasses import replace

    assert event.when
    assert event.when.start
    day = event.when.start
    published = day + timedelta(rng.choice((-9, -3, -1, 0, 0, 1, 1, 2, 5, 20)))
    when: Interval | None = event.when
    if rng.random() < 0.1:
        first = day.replace(day=1)
        when = Interval(first, (first + timedelta(31)).replace(day=1) - timedelta(1), "month", f"{day:%Y-%m}")
    people = event.participants if rng.random() < 0.7 else ()
    place = event.place if rng.random() < 0.8 else None
    status = "planned" if published < day else "held"
    article = Article(
        f"a{number}", f"Report {number}", f"They met. {number}", published, publisher=f"Paper{number % 30}"
    )
    return article, replace(event, when=when, participants=people, place=place, status=status)  # type: ignore[arg-type]


def corpus(articles: int, per_event: int, seed: int = 7) -> Iterator[tuple[Article, tuple[Event, ...]]]:
    """Articles with one event each, in no order."""
    rng = random.Random(seed)
    events = truths(articles // per_event, rng)
    for number in range(articles):
        article, event = told(rng.choice(events), number, rng)
        yield article, (event,)


def measure(articles: int, per_event: int) -> tuple[float, float, float, int]:
    """ms of CPU an article for consolidating all; seconds for the last article, best of three; articles; events."""
    corpus_ = list(corpus(articles, per_event))
    everything: list[Report] = [
        report for article, events in corpus_ for report in reports(article_quads(article, events))
    ]
    begin = time.process_time()
    people = {form: person for person in people_of(forms_of(everything)) for form in person.forms}
    records = [build(members, lambda name, party: people[Form(name, party or "")]) for members in cluster(everything)]
    quads = sum(len(record_quads(record)) for record in records)
    scratch = time.process_time() - begin
    assert quads
    folder = Path(tempfile.mkdtemp())
    try:
        with Store(folder / "s", mode="write") as store:
            store.graph.bulk_extend(quad for article, events in corpus_[:-1] for quad in article_quads(article, events))
            change = Consolidator(store).anew()
            store.graph.bulk_extend(change.add)
        last = min(_last(corpus_, folder / "s") for _ in range(3))
    finally:
        shutil.rmtree(folder)
    return scratch / articles * 1000, last, articles, len(records)


def _last(corpus_: list[tuple[Article, tuple[Event, ...]]], folder: Path) -> float:
    """Seconds for adding the last article to a copy of the store, opening and closing it included."""
    copy = Path(shutil.copytree(folder, Path(tempfile.mkdtemp()) / "s"))
    try:
        begin = time.perf_counter()
        with Store(copy, mode="write") as store:
            write(store, corpus_[-1:])
        return time.perf_counter() - begin
    finally:
        shutil.rmtree(copy.parent)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--per-event", type=int, default=10)
    options = parser.parse_args()
    print(f"{'articles':>9} {'events':>7} {'ms/article':>11} {'last article, s':>16}")
    for share in (8, 4, 2, 1):
        size = options.articles // share
        each, last, articles, records = measure(size, options.per_event)
        print(f"{articles:>9} {records:>7} {each:>11.3f} {last:>16.3f}", flush=True)


if __name__ == "__main__":
    main()
