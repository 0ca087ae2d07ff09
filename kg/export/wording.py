"""Days, people and sources of an event in words, the same in every format that people read."""

from __future__ import annotations

from calendar import month_name
from datetime import date, timedelta
from urllib.parse import quote, urlsplit

from ..model import Event, Interval, Participation, Place, Record, Source
from .cells import clean
from .reference import Reference


def day_words(day: date) -> str:
    """Write a day: `10 January 2022`."""
    return f"{day.day} {month_name[day.month]} {day.year}"


def span_words(first: date, last: date) -> str:
    """Write a span of days, both inclusive: `9–10 January 2022`, `31 January – 2 February 2022`."""
    if first == last:
        return day_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last)}"
    if first.year == last.year:
        return f"{first.day} {month_name[first.month]} – {day_words(last)}"
    return f"{day_words(first)} – {day_words(last)}"


def when_words(when: Interval | None) -> str:
    """Write a time as precisely as it is known, and no more: `January 2022`, `between 1 March and 31 May 2022`."""
    if when is None or (when.start is None and when.end is None):
        return "day not known"
    if when.start is None or when.end is None:
        return f"from {day_words(when.start)}" if when.start else f"until {day_words(when.end)}" if when.end else ""
    if when.end < when.start:
        return "day not known"
    first, last = when.start, when.end
    if when.granularity == "day":
        return span_words(first, last)
    if when.granularity == "month" and (last - first).days <= 31 and first.month == last.month:
        return f"{month_name[first.month]} {first.year}"
    if when.granularity == "year" and first.year == last.year:
        return str(first.year)
    if when.granularity == "week" and (last - first).days == 6:
        return f"week of {day_words(first)}"
    return f"between {day_words(first)} and {day_words(last)}"


def is_vague(when: Interval | None) -> bool:
    """Tell whether nobody knows on which of its days an event took place, or when it began or ended."""
    return when is not None and (when.granularity != "day" or None in (when.start, when.end))


def place_words(place: Place | None) -> str:
    """Write a place: `Palais des Nations, Geneva, Switzerland`."""
    return clean(", ".join(filter(None, (place.venue, place.city, place.country)))) if place else ""


def label_of(event: Event) -> str:
    """Return an event's label on one line, its type where it has none."""
    return clean(event.label) or event.type


def person_words(person: Participation, *, role: bool = True) -> str:
    """Write a person with post and role: `Wendy Sherman (deputy secretary of state, lead)`."""
    told = (person.post, person.role if role and person.role != "participant" else None)
    rest = ", ".join(filter(None, told))
    return clean(f"{person.name} ({rest})" if rest else person.name)


def side_of(person: Participation) -> str | None:
    """Return the code of the side for which a person stands, None where nobody said it."""
    return clean(person.party or "") or None


def sides(event: Event) -> list[str]:
    """Return the codes of all sides of an event, those of its participants included, sorted."""
    codes = (*map(clean, event.parties), *map(side_of, event.participants))
    return sorted({code for code in codes if code})


def delegations(event: Event, reference: Reference) -> list[tuple[str | None, list[Participation]]]:
    """Give the sides of an event, sorted by name, each with its people; those without a side come last, under None."""
    found: list[tuple[str | None, list[Participation]]] = [
        (side, [p for p in event.participants if side_of(p) == side])
        for side in sorted(sides(event), key=reference.label)
    ]
    rest = [p for p in event.participants if not side_of(p)]
    return [*found, (None, rest)] if rest else found


def source_words(source: Source) -> str:
    """Write a source: publisher, title and day, as far as they are known."""
    day = day_words(source.date) if source.date else None
    return clean(", ".join(filter(None, (source.publisher, source.title, day)))) or clean(source.article)


def web_address(source: Source) -> str | None:
    """Return a source's address where it leads to the web and can stand in a link; None for any other scheme."""
    address = clean(source.address or "")
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    return quote(address, safe=":/?#@!$&'()*+,;=%~-._[]")


def days_of(record: Record) -> tuple[date, date] | None:
    """Return the first and last day that a record can denote; an open end is the day of the other, none is None."""
    when = record.event.when
    first, last = (when.start or when.end, when.end or when.start) if when else (None, None)
    return (first, last) if first and last and first <= last else None


def after(day: date) -> date:
    """Return the day after, the last day of the calendar staying itself."""
    return day if day == date.max else day + timedelta(days=1)
