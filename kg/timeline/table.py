"""A timeline as a table: for the terminal, Markdown, CSV, JSON and a notebook."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from html import escape
from typing import TypedDict

from ..model import Interval, Participation, Record, Source
from ..model.wire import EventObject, event_object

COLUMNS = ("when", "where", "event", "who", "status", "sources")


class SourceObject(TypedDict):
    """A source of an event as a JSON object; offsets count characters of the article's text."""

    article: str
    title: str
    date: str | None
    publisher: str | None
    address: str | None
    status: str
    sentence: str | None
    start: int | None
    end: int | None


class RecordObject(EventObject):
    """An event with its IRI, its sources, and the slots on which they disagree."""

    id: str
    origin: str
    sources: list[SourceObject]
    disagreements: list[str]
    followed_by: list[str]


def record_object(record: Record) -> RecordObject:
    """Give a record as a JSON object."""
    return {
        **event_object(record.event),
        "id": record.id,
        "origin": record.origin,
        "sources": [_source_object(source) for source in record.sources],
        "disagreements": list(record.disagreements),
        "followed_by": list(record.followed_by),
    }


def _source_object(source: Source) -> SourceObject:
    words = source.evidence
    return {
        "article": source.article,
        "title": source.title,
        "date": source.date.isoformat() if source.date else None,
        "publisher": source.publisher,
        "address": source.address,
        "status": source.status,
        "sentence": words.text if words else None,
        "start": words.start if words else None,
        "end": words.end if words else None,
    }


def when_text(when: Interval | None) -> str:
    """Write a time for a person: `2022-01-10`, `2022-01`, `2022-01-10 to 2022-01-12`, `?` where unknown."""
    if when is None or not (when.start or when.end):
        return "?"
    width = {"month": 7, "year": 4}.get(when.granularity, 10)
    start, end = (str(day)[:width] if day else None for day in (when.start, when.end))
    if start == end or end is None:
        return start or "?"
    return f"{start} to {end}" if start else f"until {end}"


def who_text(participants: Iterable[Participation], parties: Iterable[str]) -> str:
    """Write who takes part: `Wendy Sherman (USA, lead); Sergei Ryabkov (RUS, lead); NATO`."""
    people = [
        f"{p.name} ({', '.join(filter(None, (p.party, p.role if p.role != 'participant' else None)))})".replace(
            " ()", ""
        )
        for p in participants
    ]
    named = {p.party for p in participants}
    return "; ".join([*people, *(code for code in parties if code not in named)])


def row(record: Record) -> tuple[str, ...]:
    """Give the cells of one event, in the order of `COLUMNS`."""
    event = record.event
    where = ", ".join(filter(None, (event.place.venue, event.place.city, event.place.country))) if event.place else ""
    mark = " (sources disagree)" if record.disagreements else ""
    sources = str(len({s.article for s in record.sources})) if record.sources else record.origin
    return (
        when_text(event.when),
        where,
        event.label,
        who_text(event.participants, event.parties),
        event.status + mark,
        sources,
    )


def markdown_table(records: Sequence[Record]) -> str:
    """Write the events as a Markdown table."""
    lines = ["| " + " | ".join(COLUMNS) + " |", "|" + "---|" * len(COLUMNS)]
    lines += ["| " + " | ".join(_markdown_cell(cell) for cell in row(record)) + " |" for record in records]
    return "\n".join(lines) + "\n"


def csv_table(records: Sequence[Record]) -> str:
    """Write the events as CSV, cells safe from being taken for formulas."""
    from ..export.cells import cell

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*COLUMNS, "id"])
    writer.writerows([cell(text) for text in (*row(record), record.id)] for record in records)
    return out.getvalue()


def json_list(records: Sequence[Record]) -> str:
    """Write the events as a JSON list."""
    return json.dumps([record_object(record) for record in records], ensure_ascii=False, indent=1) + "\n"


def html_table(records: Sequence[Record]) -> str:
    """Write the events as an HTML table, for notebooks; all text is escaped."""
    head = "".join(f"<th>{name}</th>" for name in COLUMNS)
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row(record)) + "</tr>" for record in records)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _markdown_cell(text: str) -> str:
    for mark in "\\|<>*_`[]":
        text = text.replace(mark, "\\" + mark)
    return " ".join(text.split())
