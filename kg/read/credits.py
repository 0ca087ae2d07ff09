"""Picture captions and the credits at their end: whose picture it is tells nothing of who met whom."""

from __future__ import annotations

import re
from functools import cache

from . import lexicon

#: A credit's length in characters at most; it is looked for in that much of a paragraph's end.
_LONGEST = 140
#: A name of one to five words.
_NAME = r"[^\W\d_a-z][\w.’'\-]*(?: [\w.’'\-]+){0,4}"
#: "Jane Doe/The Daily": a person and a paper that no list has; only where little else can be meant.
_LOOSE = re.compile(r"[(\[]?[^\W\d_a-z][\w.’'\-]+(?: [^\W\d_a-z][\w.’'\-]+){1,3}\s?/\s?" + _NAME + r"[)\]]?\.?\s*")
#: Characters of the longest caption; beyond it, a paragraph is prose.
_CAPTION = 1_800


def is_caption(text: str) -> bool:
    """Tell a paragraph that describes a picture: by a set phrase, two weaker signs, or a picture credit at its end."""
    if len(text) > _CAPTION:
        return False
    if any(pattern.search(text) for pattern in lexicon.patterns("caption", "sure")):
        return True
    hints = sum(bool(pattern.search(text)) for pattern in lexicon.patterns("caption", "hints"))
    return hints >= 2 or _signed(text, _strong()) is not None


def is_credit(text: str) -> bool:
    """Tell a paragraph that is a picture credit and nothing else."""
    if len(text) > _LONGEST:
        return False
    whole = any(pattern.search(text) for pattern in lexicon.patterns("credit", "whole"))
    return whole or bool(_strong().fullmatch(text) or _LOOSE.fullmatch(text))


def trailing_credit(text: str) -> int | None:
    """Give the offset at which a paragraph's closing credit begins ("... in Geneva. REUTERS/Jane Doe"), else None."""
    kinds = [_strong(), _weak(), *([_LOOSE] if is_caption(text) else [])]
    return next((cut for credit in kinds if (cut := _signed(text, credit)) is not None), None)


def _signed(text: str, credit: re.Pattern[str]) -> int | None:
    """Find the credit after the end of a sentence or an opening bracket, in the last characters of a paragraph."""
    for found in re.finditer(r"(?<=[.!?\"”’)\]])\s+(?=\S)|(?<=\s)(?=[(\[©])", text[-_LONGEST:]):
        start = max(0, len(text) - _LONGEST) + found.end()
        if start and credit.fullmatch(text, start):
            return start
    return None


@cache
def _organisation() -> str:
    names = {*lexicon.words("agencies", "names"), *lexicon.words("agencies", "pictures")}
    return rf"(?:{lexicon.alternatives(names)})(?!\w)"


@cache
def _strong() -> re.Pattern[str]:
    """A name and an agency with a stroke between them, "via" an agency, or an agency after "Photo by"."""
    part = rf"(?:{_organisation()}|{_NAME})"
    prefix = r"(?:(?:photo|image|picture|file|credit|source|pic)s?(?: (?:by|credit|courtesy(?: of)?|from))?\s?[:/]?\s)"
    joined = rf"{part}(?:\s?[/|]\s?{part}){{1,5}}(?: via {_organisation()})?"
    via = rf"{part}(?:,? via {_organisation()})"
    led = rf"(?i:{prefix}){part}(?:\s?[/|,]\s?{part}){{0,5}}(?: via {_organisation()})?"
    signed = rf"(?=.*\b{_organisation()})(?:{joined}|{via}|{led})"
    return re.compile(rf"[(\[]?\s?(?:©\s?)?{signed}\s?[)\]]?\.?\s*|[(\[]?\s?©\s?{part}\s?[)\]]?\.?\s*")


@cache
def _weak() -> re.Pattern[str]:
    """An agency's name alone; it closes a caption or a story, and makes neither."""
    return re.compile(rf"[(\[]?\s?{_organisation()}\s?[)\]]?\.?\s*")
