"""Identity across articles, measured on the stories of `tests/data/identity/`: B-cubed F1 of events and of people.

    python benchmarks/identity.py [--errors] [STORY ...]

Each story goes the whole way: read, extract, consolidate. A true mention of an event is laid on the report whose words
share most characters with it; the report's cluster is its event. A person's mention is a name in an article; its
cluster is the person. Beside all mentions, the figure over those found alone tells linking from extraction.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Hashable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from kg.pipeline.add import add
from kg.pipeline.people import People
from kg.rdf.report import reports
from kg.read import article_from_object
from kg.store import Store
from kg.timeline import records
from tests.identity import Mention, Score, Story, align, bcubed, event_mentions, person_mentions, stories


def told(store: Store, names: dict[str, str]) -> Iterator[Mention]:
    """Where the reports of a store's events stand, each with its event."""
    for record in records(store):
        for source in record.sources:
            for report in reports(store.named_graph(source.article)):
                if report.id == source.report:
                    spans = {*report.event.evidence, *(support.span for support in report.event.support)}
                    for span in report.event.evidence or sorted(spans)[:1]:
                        yield Mention(names[source.article], span.start, span.end, record.id, report.id)


def people(store: Store, names: dict[str, str]) -> dict[Hashable, Hashable]:
    """Which person each name in an article is: (article, surname) to the person."""
    known = People(store)
    found: dict[Hashable, Hashable] = {}
    for article, name in names.items():
        for report in reports(store.named_graph(article)):
            for part in report.event.participants:
                found[name, part.name.split()[-1].casefold()] = known.identify(part.name, part.party).iri
    return found


def measure(story: Story) -> tuple[dict[Hashable, Hashable], ...]:
    """True and predicted clusterings of a story's events, then of its people."""
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "s", mode="write") as store:
        done = list(add(store, (article_from_object(article) for article in story.articles)))
        names = {added.iri: added.article.id for added in done}
        gold, found = align(event_mentions(story), told(store, names))
        persons = {
            (article, name.split()[-1].casefold()): who for (article, name), who in person_mentions(story).items()
        }
        return dict(gold), dict(found), dict(persons), people(store, names)


def main() -> None:
    """Print the figures by story and over all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", nargs="*", help="names of stories, all by default")
    parser.add_argument("--errors", action="store_true", help="print how each story's mentions were clustered")
    options = parser.parse_args()
    total: list[dict[Hashable, Hashable]] = [{}, {}, {}, {}]
    print(f"{'story':28} {'events':>7} {'linked':>7} {'people':>7} {'linked':>7}")
    for story in stories():
        if options.stories and story.name not in options.stories:
            continue
        parts = measure(story)
        _row(story.name, *parts)
        for whole, part in zip(total, parts, strict=True):
            whole.update({(story.name, item): cluster for item, cluster in part.items()})
        if options.errors:
            for number, mention in enumerate(event_mentions(story)):
                print(
                    f"    {mention.article:8} {mention.cluster[1]!s:24} {json.dumps(str(parts[1].get(number)))[-18:]}"
                )  # type: ignore[index]
    _row("all", *total)


def _row(name: str, *parts: dict[Hashable, Hashable]) -> None:
    figures: list[Score] = []
    for gold, found in (parts[:2], parts[2:]):
        figures += [bcubed(gold, found), bcubed({item: c for item, c in gold.items() if item in found}, found)]
    print(f"{name:28} " + " ".join(f"{score.f1:7.3f}" for score in figures), flush=True)


if __name__ == "__main__":
    main()
