"""Text on its way out: what XML can hold, what a spreadsheet takes for text, what a markup reader takes for words.

Titles and names come from strangers' pages. Everything that writes a file cleans its text here, and nowhere else.
"""

from __future__ import annotations

import re

#: Characters that XML 1.0 forbids (production 2, "Char") or discourages (C1 controls), and lone surrogates.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_UNTIDY = re.compile(r"\s{2,}|[^\S ]|^\s|\s$")
#: First characters that a spreadsheet takes for a formula, plain and full-width (OWASP, "CSV Injection").
_FORMULA = frozenset("=+-@＝＋－＠")
#: XML readers built on libxml2 refuse attributes over 10 MB; a label of this many characters stays below it.
LONGEST = 1_000_000


def clean(text: str) -> str:
    """Return `text` as one line that every XML, CSV and JSON reader accepts and gives back unchanged.

    Forbidden characters are left out, runs of white space become one space, and what goes beyond `LONGEST` characters
    is cut with an ellipsis.
    """
    text = _FORBIDDEN.sub("", text)
    if _UNTIDY.search(text):
        text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def paragraphs(text: str) -> str:
    """Return `text` without forbidden characters, its line breaks kept."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def cell(value: object) -> object:
    """Return a value as a spreadsheet cell: text that would run as a formula gets an apostrophe before it.

    Numbers and booleans stay what they are, None becomes an empty cell. The rule is OWASP's ("CSV Injection").
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    return "'" + value if value.lstrip()[:1] in _FORMULA and value.lstrip() else value
