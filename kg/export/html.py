"""One page that opens from disk: lanes by place over time, precision shown, evidence at hand, nothing from elsewhere.

The list of events is written here, so that it reads without scripts; `kg/data/html/page.js` draws the chart over it.
Text goes in escaped, data as JSON in which no markup can start, and the page's own policy forbids every other script.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from html import escape
from itertools import islice
from typing import IO

from ..data import read_bytes
from ..errors import UsageError
from ..model import Place, Record, Source
from ..timeline import route
from .cells import clean
from .reference import Reference, palette, standard
from .tours import place_label
from .wording import (
    days_of,
    delegations,
    is_vague,
    label_of,
    person_words,
    place_words,
    sides,
    source_words,
    span_words,
    web_address,
    when_words,
)

#: More events than these make a page that browsers scroll badly.
MOST = 10_000
_HOLE = re.compile(r"\{\{(\w+)\}\}")


def write_html(
    records: Iterable[Record], file: IO[bytes], *, title: str = "Diplomatic events", reference: Reference | None = None
) -> None:
    """Write the page, UTF-8.

    Args:
        records: events in time order; at most `MOST`.
        file: a binary file.
        title: the page's heading.
        reference: names of sides; by default those that travel with the package.

    Raises:
        UsageError: there are more events than a page can hold.
    """
    events = list(islice(records, MOST + 1))
    if len(events) > MOST:
        raise UsageError(
            f"A page holds {MOST:,} events and there are more; narrow them with --from, --to, --person or --party."
        )
    names = reference or standard()
    style, script = (read_bytes(f"html/page.{suffix}").decode() for suffix in ("css", "js"))
    parts = {
        "title": escape(clean(title)),
        "summary": escape(summary(events)),
        "way": _way(events),
        "events": "".join(_item(record, names) for record in events),
        "data": embedded(chart_data(events, names)),
        "style": style,
        "script": script,
        "policy": _policy(style, script),
    }
    page = read_bytes("html/page.html").decode()
    file.write(_HOLE.sub(lambda hole: parts[hole[1]], page).encode("utf-8", "replace"))


def _policy(style: str, script: str) -> str:
    """Content Security Policy (Level 3): our own style and script by their hashes, and nothing over the network."""

    def hashed(text: str) -> str:
        return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

    return (
        f"default-src 'none'; style-src {hashed(style)}; script-src {hashed(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def embedded(value: object) -> str:
    """Write JSON that can stand in a script element: no `<`, `>` or `&`, so that no tag or comment starts in it."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def summary(records: Sequence[Record]) -> str:
    """Say in one line what the page holds: days, events, places, sources."""
    dated = [days for record in records if (days := days_of(record))]
    places = {place_label(record.event.place) for record in records if record.event.place}
    articles = {source.article for record in records for source in record.sources}
    counts = ((len(records), "event"), (len(places), "place"), (len(articles), "source"))
    told = [f"{number:,} {noun}{'' if number == 1 else 's'}" for number, noun in counts if number or noun == "event"]
    span = [span_words(min(first for first, _ in dated), max(last for _, last in dated))] if dated else []
    return " · ".join(span + told)


def _way(records: Sequence[Record]) -> str:
    stops = [escape(clean(stop)) for stop in route(records)]
    if not 1 < len(stops) <= 24:
        return ""
    return f'<p class="way">{" <i>→</i> ".join(stops)}</p>'


def chart_data(records: Sequence[Record], names: Reference) -> dict[str, object]:
    """Gather what the chart needs: events by days since 1970, and sides with name and colour, the busiest first."""
    position = {record.id: at for at, record in enumerate(records)}
    counts = Counter(side for record in records for side in sides(record.event))
    ranked = sorted(counts, key=lambda side: (-counts[side], names.label(side)))
    return {
        "none": palette().none,
        "sides": [{"code": side, "name": clean(names.label(side)), "colour": palette().of(side)} for side in ranked],
        "events": [_mark(record, ranked, position) for record in records],
    }


def _mark(record: Record, ranked: Sequence[str], position: dict[str, int]) -> dict[str, object]:
    event, days = record.event, days_of(record)
    return {
        "label": label_of(event),
        "days": [_day_number(day) for day in days] if days else None,
        "vague": is_vague(event.when),
        "when": when_words(event.when),
        "status": event.status,
        "type": event.type,
        **_lane(event.place),
        "sides": sides(event),
        "people": [clean(person.name) for person in event.participants],
        "next": [position[after] for after in record.followed_by if after in position],
    }


def _lane(place: Place | None) -> dict[str, str]:
    if place is None:
        return {"place": "", "country": ""}
    name = clean(place_label(place))
    return {"place": name, "country": clean(place.country or "") if place.country != name else ""}


def _day_number(day: date) -> int:
    return day.toordinal() - date(1970, 1, 1).toordinal()


def _item(record: Record, names: Reference) -> str:
    """The event as it stands in the list, and, copied by the script, in the card."""
    event = record.event
    place = escape(place_words(event.place)) or "place not known"
    lines = [
        f'<li tabindex="-1"><div><p class="when">{escape(when_words(event.when))}</p><p class="meta">{place}</p></div>',
        f'<div><h3><bdi>{escape(label_of(event))}</bdi></h3><p class="meta">',
        f'{escape(event.type)} <span class="status">{escape(event.status)}</span></p>',
        *_delegations(record, names),
    ]
    if record.disagreements:
        lines.append(f'<p class="differ">Sources differ on {escape(", ".join(record.disagreements))}.</p>')
    return "".join([*lines, *map(_quotation, record.sources), "</div></li>\n"])


def _delegations(record: Record, names: Reference) -> Iterator[str]:
    found = delegations(record.event, names)
    if not found:
        return
    yield '<ul class="who">'
    for side, people in found:
        who = escape(", ".join(map(person_words, people)))
        head = f"<b>{escape(clean(names.label(side)))}</b>" if side else ""
        dot = (
            '<svg class="dot" width="11" height="11" aria-hidden="true">'
            f'<rect width="11" height="11" rx="2" fill="{palette().of(side)}"/></svg>'
        )
        yield f"<li>{dot}<bdi>{': '.join(filter(None, (head, who)))}</bdi></li>"
    yield "</ul>"


def _quotation(source: Source) -> str:
    address, words = web_address(source), escape(source_words(source))
    link = f'<a href="{escape(address)}" rel="noopener noreferrer">{words}</a>' if address else words
    evidence = escape(clean(source.evidence.text)) if source.evidence else ""
    told = f'<p dir="auto">{evidence}</p>' if evidence else ""
    return f"<blockquote>{told}<cite>{link}</cite></blockquote>"
