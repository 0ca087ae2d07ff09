"""JSON for TimelineJS 3 (Knight Lab): a slide an event, its first sentence as a quotation with the source as credit."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from html import escape
from typing import IO, TypedDict

from ..model import Record, Source
from .cells import clean
from .reference import Reference, standard
from .wording import days_of, delegations, label_of, person_words, place_words, source_words, web_address, when_words


class _Text(TypedDict):
    headline: str
    text: str


class _Slide(TypedDict, total=False):
    """A slide as TimelineJS reads one; dates leave out what is not known."""

    unique_id: str
    start_date: dict[str, int]
    end_date: dict[str, int]
    display_date: str
    group: str
    text: _Text
    media: dict[str, str]


def write_timelinejs(records: Iterable[Record], file: IO[bytes], *, reference: Reference | None = None) -> None:
    """Write dated events as TimelineJS JSON, UTF-8; the title slide says how many have no day and are left out."""
    names = reference or standard()
    undated = 0
    file.write(b'{"events": [')
    comma = b"\n"
    for record in records:
        days = days_of(record)
        if days is None:
            undated += 1
            continue
        file.write(comma + json.dumps(_slide(record, days, names), ensure_ascii=False).encode())
        comma = b",\n"
    note = f"<p>{undated} events of which no day is known are not shown.</p>" if undated else ""
    title = {"text": _Text(headline="Diplomatic events", text=note)}
    file.write(b'\n], "title": ' + json.dumps(title).encode() + b"}\n")


def _slide(record: Record, days: tuple[date, date], names: Reference) -> _Slide:
    event, granularity = record.event, record.event.when.granularity if record.event.when else "day"
    slide = _Slide(
        unique_id="event-" + sha256(record.id.encode("utf-8", "replace")).hexdigest()[:16],
        start_date=_date(days[0], granularity),
        display_date=escape(when_words(event.when)),
        group=event.status,
        text=_Text(headline=escape(label_of(event)), text="".join(_paragraphs(record, names))),
    )
    if days[0] != days[1]:
        slide["end_date"] = _date(days[1], granularity)
    if media := _media(record):
        slide["media"] = media
    return slide


def _date(day: date, granularity: str) -> dict[str, int]:
    parts = {"year": day.year, "month": day.month, "day": day.day}
    known = {"year": 1, "month": 2}.get(granularity, 3)
    return dict(list(parts.items())[:known])


def _paragraphs(record: Record, names: Reference) -> Iterator[str]:
    event = record.event
    place = place_words(event.place)
    yield f"<p>{escape(event.type.capitalize())}, {escape(event.status)}{': ' + escape(place) if place else ''}</p>"
    for side, people in delegations(event, names):
        who = escape(", ".join(person_words(person) for person in people))
        head = f"<b>{escape(clean(names.label(side)))}</b>" if side else ""
        yield f"<p>{': '.join(filter(None, (head, who)))}</p>"
    if record.sources:
        yield "<p>Sources: " + "; ".join(map(_link, record.sources)) + "</p>"


def _link(source: Source) -> str:
    address, words = web_address(source), escape(source_words(source))
    return f'<a href="{escape(address)}">{words}</a>' if address else words


def _media(record: Record) -> dict[str, str] | None:
    """The sentence of the first source that has one, as the quotation that TimelineJS knows as a medium."""
    source = next((s for s in record.sources if s.evidence and clean(s.evidence.text)), None)
    if source is None or source.evidence is None:
        return None
    quotation = f"<blockquote>{escape(clean(source.evidence.text))}</blockquote>"
    medium = {"url": quotation, "credit": escape(source_words(source)), "alt": escape(clean(source.title))}
    address = web_address(source)
    return {**medium, "link": address} if address else medium
