"""A briefing in Markdown (CommonMark): by day, each event with who, where, status, its sentences and their sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import IO

from ..model import Record, Source
from ..timeline import route
from .cells import clean
from .reference import Reference, standard
from .wording import delegations, label_of, person_words, place_words, source_words, web_address, when_words

# What means something anywhere in a line, and what only at the start of one (CommonMark 0.31, GFM's ~, | and $).
_ANYWHERE = re.compile(r"([\\`*_\[\]<>&#~|$])")
_AT_START = re.compile(r"^(\s*)([+\-=]|\d+(?=[.)]))")


def write_markdown(records: Iterable[Record], file: IO[bytes], *, reference: Reference | None = None) -> None:
    """Write a briefing, UTF-8, of records in time order; they are held in memory, for the way stands at the top."""
    names = reference or standard()
    held = list(records)
    file.write(b"# Diplomatic events\n")
    way = route(held)
    if len(way) > 1:
        file.write(f"\nThe way: {' → '.join(map(plain, way))}\n".encode())
    for when, group in groupby(held, key=lambda record: when_words(record.event.when)):
        file.write(f"\n## {plain(when[:1].upper() + when[1:])}\n".encode())
        for record in group:
            file.write(("\n" + "\n".join(_event(record, names)) + "\n").encode())
    if not held:
        file.write(b"\nNo events.\n")


def plain(text: str) -> str:
    """Return text as Markdown that renders as just this text: no emphasis, links, HTML, entities or headings."""
    return _AT_START.sub(_guarded, _ANYWHERE.sub(r"\\\1", clean(text)))


def _guarded(start: re.Match[str]) -> str:
    """Make a list or a rule at the start of a line plain, a number by writing its first digit as an entity."""
    space, sign = start.groups()
    return f"{space}&#{ord(sign[0])};{sign[1:]}" if sign[0].isdigit() else f"{space}\\{sign}"


def _event(record: Record, names: Reference) -> Iterator[str]:
    event = record.event
    yield f"### {plain(label_of(event))}"
    yield ""
    place = place_words(event.place)
    yield f"- *{event.type}*, **{event.status}**{', ' + plain(place) if place else ''}"
    for side, people in delegations(event, names):
        who = plain(", ".join(map(person_words, people)))
        head = f"**{plain(names.label(side))}**" if side else ""
        yield f"- {': '.join(filter(None, (head, who)))}"
    if record.disagreements:
        yield f"- Sources disagree on: {plain(', '.join(record.disagreements))}"
    for source in record.sources:
        yield ""
        yield from _source(source)


def _source(source: Source) -> Iterator[str]:
    address, words = web_address(source), plain(source_words(source))
    cited = f"[{words}](<{address}>)" if address else words
    quotation = clean(source.evidence.text) if source.evidence else ""
    if quotation:
        yield f"> {plain(quotation)}"
        yield ">"
        yield f"> — {cited}"
    else:
        yield f"> {cited}"
