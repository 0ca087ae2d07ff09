"""iCalendar (RFC 5545): all-day entries that do not block the day; what is only planned is tentative.

An event of which the day is not known spans the days on which it can be, and says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import IO, TYPE_CHECKING

from ..model import Record
from .cells import clean
from .reference import Reference, standard
from .wording import (
    after,
    days_of,
    delegations,
    is_vague,
    label_of,
    person_words,
    place_words,
    source_words,
    web_address,
    when_words,
)

if TYPE_CHECKING:
    from icalendar import Event as Entry

_STATUS = {"held": "CONFIRMED", "ongoing": "CONFIRMED", "planned": "TENTATIVE", "proposed": "TENTATIVE"}


def write_ical(records: Iterable[Record], file: IO[bytes], *, reference: Reference | None = None) -> None:
    """Write dated events as a calendar, streaming; an event without any day has no place in a calendar.

    The time stamp of an entry is the day of its latest source, so that equal records give equal files.
    """
    from icalendar import Calendar

    names = reference or standard()
    calendar = Calendar()
    calendar.add("prodid", "-//Summitry//Diplomatic events//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Diplomatic events")
    head, tail = calendar.to_ical().split(b"END:VCALENDAR")
    file.write(head)
    for record in records:
        if days := days_of(record):
            file.write(_entry(record, days, names).to_ical())
    file.write(b"END:VCALENDAR" + tail)


def _entry(record: Record, days: tuple[date, date], names: Reference) -> Entry:
    from icalendar import Event as Entry

    event, entry = record.event, Entry()
    label = label_of(event)
    stamp = max((source.date for source in record.sources if source.date), default=days[0])
    entry.add("uid", clean(record.id) or label)
    entry.add("dtstamp", datetime.combine(stamp, time(), UTC))
    entry.add("dtstart", days[0])
    if after(days[1]) > days[0]:
        entry.add("dtend", after(days[1]))
    entry.add("summary", f"{label} ({when_words(event.when)}, day not known)" if is_vague(event.when) else label)
    entry.add("status", _STATUS.get(event.status, "CANCELLED"))
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [event.type, event.status])
    _where(entry, record)
    entry.add("description", _description(record, names))
    return entry


def _where(entry: Entry, record: Record) -> None:
    place = record.event.place
    if words := place_words(place):
        entry.add("location", words)
    if place and place.latitude is not None and place.longitude is not None:
        entry.add("geo", (place.latitude, place.longitude))
    if address := next(filter(None, map(web_address, record.sources)), None):
        entry.add("url", address)


def _description(record: Record, names: Reference) -> str:
    lines = []
    for side, people in delegations(record.event, names):
        who = ", ".join(map(person_words, people))
        lines.append(": ".join(filter(None, (clean(names.label(side)) if side else "", who))))
    for source in record.sources:
        quotation = f"“{clean(source.evidence.text)}” " if source.evidence else ""
        lines.append(f"{quotation}({source_words(source)})")
    return "\n".join(lines)
