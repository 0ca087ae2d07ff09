"""`kg show`: one person, side, place or event, with what the articles say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from ..store import Store
from ..timeline.show import Portrait
from .common import debug_option, output, print_table, store_option


@click.command("show")
@click.argument("name")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@store_option
@debug_option
def command(name: str, form: str, store: Path) -> None:
    """Show what the graph knows of NAME: a person, a side, a place, a process or an event, or its IRI.

    For an event: each slot, the words it was read from, where they stand, and how the articles differ.
    """
    from ..timeline.show import one, portrait
    from ..timeline.table import COLUMNS, record_object, row

    with Store(store) as opened:
        found = portrait(opened, one(opened, name))
    if form == "json":
        shape = {
            "id": found.found.iri,
            "label": found.found.label,
            "kind": found.found.kind,
            "aliases": found.aliases,
            "links": found.links,
            "events": [record_object(r) for r in found.events],
        }
        output(json.dumps(shape, ensure_ascii=False, indent=1) + "\n")
        return
    output(f"{found.found.label} ({found.found.kind})\n{found.found.iri}\n")
    for title, lines in (("also called", found.aliases), ("same as", found.links)):
        if lines:
            output(f"{title}: {', '.join(lines)}\n")
    output("\n")
    print_table(COLUMNS, [row(record) for record in found.events])
    if found.reports:
        output("\n" + "\n".join(_told(found)) + "\n")


def _told(found: Portrait) -> Iterator[str]:
    """What each article says of an event: slot by slot, with the words and their character offsets."""
    record = found.events[0]
    if record.disagreements:
        yield f"Sources disagree on: {', '.join(record.disagreements)}\n"
    for report in found.reports:
        yield f"{report.date} {report.publisher or ''}: {report.title}\n  {report.article}"
        for support in report.event.support:
            words = " ".join(support.span.text.split())
            yield f"  {support.slot:24} [{support.span.start}-{support.span.end}] {words}"
        yield ""
