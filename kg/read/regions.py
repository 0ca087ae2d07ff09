"""Splitting an article's text into what tells of events and what stands around it: captions, credits, bylines, tags.

The regions cover the text in order without a gap, about one a paragraph; the white space between two belongs to the
first. Sub-headings are of kind `title`, for they are written as headlines are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model import Region, RegionKind
from . import lexicon
from .credits import is_caption, is_credit, trailing_credit
from .dateline import Dateline, leading_dateline

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BLANK = re.compile(r"(?:\r\n|\n|\r|\x85|\u2028)[^\S\n\r]*(?:\r\n|\n|\r|\x85|\u2028)|\x0c|\u2029")
_ENDS_SENTENCE = re.compile(r"""[.!?:;,…]["'”’»)\]]*$""")
_ENDS_PROSE = re.compile(r"""[.!?…]["'”’»)\]]*$""")
_LIST_ITEM = re.compile(r"\s*(?:[-*•·–—]|\d{1,3}[.)]|\(?[a-z]\))\s")
#: The widths at which text is broken into lines by a program; shorter and longer lines are paragraphs of their own.
_WRAP = range(40, 201)
_NARROWEST = 60
#: Characters that a sub-heading, page furniture, and a byline have at most.
_HEADING, _FURNITURE, _BYLINE = 90, 320, 320
#: Paragraphs among which an article's own dateline stands, though it be only a place and a dash.
_OPENING = 5


@dataclass(frozen=True, slots=True)
class Layout:
    """An article's regions, and the first dateline that stands in its text."""

    regions: tuple[Region, ...]
    dateline: Dateline | None


@dataclass(frozen=True, slots=True)
class _Paragraph:
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def lay_out(text: str, title: str = "") -> Layout:
    """Split a text into regions that cover it in order; `title` tells a repeated headline from the body."""
    paragraphs = list(_paragraphs(text))
    pieces: list[Region] = []
    first: Dateline | None = None
    kind: RegionKind = "body"
    for index, paragraph in enumerate(paragraphs):
        dateline = _dateline(paragraph, index)
        kind = _kind(paragraphs, index, kind, title, dateline)
        if kind != "body":
            dateline = None
        first = first or dateline
        pieces.extend(_pieces(paragraph, kind, dateline))
    return Layout(_covering(pieces, len(text)), first)


def unwrapped(text: str) -> str:
    """Put a space for each line's end within a paragraph that a program broke into lines; the length stays."""
    pieces, at = [], 0
    for paragraph in _paragraphs(text):
        pieces += [text[at : paragraph.start], paragraph.text.replace("\n", " ")]
        at = paragraph.end
    return "".join([*pieces, text[at:]])


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    """Lines are paragraphs, but for those that a program broke at a column: these are joined up to a blank line."""
    block: list[_Paragraph] = []
    for line in _lines(text):
        if block and _BLANK.search(text, block[-1].end, line.start):
            yield from _joined(block, text)
            block = []
        block.append(line)
    yield from _joined(block, text)


def _lines(text: str) -> Iterator[_Paragraph]:
    for found in _LINE.finditer(text):
        line = found[0].strip()
        if line:
            yield _Paragraph(found.start() + found[0].index(line), line)


def _joined(block: Sequence[_Paragraph], text: str) -> Iterator[_Paragraph]:
    if len(block) > 1 and _is_wrapped(block):
        yield _Paragraph(block[0].start, text[block[0].start : block[-1].end])
    else:
        yield from block


def _is_wrapped(block: Sequence[_Paragraph]) -> bool:
    full = [line.text for line in block[:-1]]
    width = max(len(line.text) for line in block)
    if width < _NARROWEST or not all(len(line) in _WRAP for line in full):
        return False
    # A line ends in mid-sentence, and where the next line's first word would not have fitted.
    open_ended = sum(not _ENDS_PROSE.search(line) for line in full)
    fits = any(len(a.text) + 1 + len(b.text.split()[0]) < width for a, b in pairwise(block))
    return open_ended >= max(1, len(full) / 2) and not fits


def _dateline(paragraph: _Paragraph, index: int) -> Dateline | None:
    found = leading_dateline(paragraph.text)
    return found if found is not None and (index < _OPENING or found.day or found.agency) else None


def _kind(
    paragraphs: Sequence[_Paragraph], index: int, before: RegionKind, title: str, dateline: Dateline | None
) -> RegionKind:
    text = paragraphs[index].text
    if title and index < _OPENING and _folded(text) == _folded(title):
        return "title"
    if _is_tags(text, before, paragraphs[index + 1 : index + 2]):
        return "tags"
    if len(text) <= _FURNITURE and _matches("boilerplate", text):
        return "boilerplate"
    if len(text) <= _BYLINE and _matches("byline", text):
        return "byline"
    if is_credit(text):
        return "credit"
    if is_caption(text):
        return "caption"
    return "body" if dateline else _heading_or_body(paragraphs, index, before)


def _heading_or_body(paragraphs: Sequence[_Paragraph], index: int, before: RegionKind) -> RegionKind:
    """A short line without a full stop is a sub-heading before prose, furniture at the end, and an item in a list."""
    text = paragraphs[index].text
    if len(text) > _HEADING or " " not in text or _ENDS_SENTENCE.search(text) or _LIST_ITEM.match(text):
        return "body"
    if index and before == "body" and not _is_prose(paragraphs[index - 1].text):
        return "body"
    if index + 1 < len(paragraphs):
        return "title" if _is_prose(paragraphs[index + 1].text) or index == 0 else "body"
    return "boilerplate" if index > 1 and len(text.split()) <= 6 else "body"


def _is_prose(text: str) -> bool:
    return bool(_ENDS_PROSE.search(text)) or len(text) > 2 * _HEADING


def _is_tags(text: str, before: RegionKind, after: Sequence[_Paragraph]) -> bool:
    if len(text) > _FURNITURE or _ENDS_PROSE.search(text):
        return False
    head, colon, rest = text.partition(":")
    if head.strip().casefold() in lexicon.words("tags", "headings"):
        return bool(rest.strip()) or not after or not _is_prose(after[0].text)
    return before == "tags" and (not colon) and (len(text.split()) <= 6 or text.count(",") >= 2)


def _matches(section: str, text: str) -> bool:
    return any(pattern.search(text) for pattern in lexicon.patterns(section, "whole"))


def _folded(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _pieces(paragraph: _Paragraph, kind: RegionKind, dateline: Dateline | None) -> Iterator[Region]:
    """Cut a dateline off the front and a credit off the end of a paragraph."""
    start, end = paragraph.start, paragraph.end
    if dateline is not None:
        yield Region("dateline", start, start + dateline.length)
        start += dateline.length
    cut = trailing_credit(paragraph.text) if kind in {"caption", "body"} else None
    if start < paragraph.start + (cut if cut is not None else len(paragraph.text)):
        yield Region(kind, start, end if cut is None else paragraph.start + cut)
    if cut is not None:
        yield Region("credit", max(start, paragraph.start + cut), end)


def _covering(pieces: Sequence[Region], length: int) -> tuple[Region, ...]:
    """Let every region reach to the next, the first back to 0 and the last to the end."""
    starts = [0, *(piece.start for piece in pieces[1:]), length]
    return tuple(Region(piece.kind, starts[i], starts[i + 1]) for i, piece in enumerate(pieces))
