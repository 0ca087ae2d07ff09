"""PA-X: the table of peace agreements; each agreement is the signing of a document by its parties, with third parties.

Columns by the PA-X codebook: AgtId, Agt (the agreement's name), Dat, PPName (the process), Loc1ISO and Loc2ISO (the
countries concerned), Part (who signed), ThrdPart (third parties).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Role
from ...model.coded import Actor, CodedEvent
from .actors import actor, clean, in_country
from .table import Cells, RowParser, day

#: Columns without which a table is none of PA-X.
NEEDED = ("agtid", "agt", "dat", "part")
#: The code of a formal agreement in CAMEO.
_SIGN = "057"
_BETWEEN = re.compile(r"\s*[;\n]\s*")
_HEADING = re.compile(
    r"^(?:for|on behalf of|signed by|signatories|witnessed by|in the presence of)\b[ :]*(?:the )?", re.I
)
#: A stretch longer than this is a sentence about the signing, not the name of someone who signed.
_LONGEST = 120


def parser(dataset: str) -> RowParser:
    """Give the function that turns a row's cells into an event; its `ValueError` says what is wrong with the row."""

    def parse(cells: Cells) -> CodedEvent:
        if not cells["agtid"] or not cells["agt"]:
            raise ValueError("the agreement has no number or no name")
        signatories = list(_names(cells["part"])) or list(_countries(cells))
        others: list[tuple[Actor, Role]] = [(who, "signatory") for who in signatories[2:]]
        others += [(who, "mediator") for who in _names(cells.get("thrdpart", ""))]
        when = day(cells["dat"])
        return CodedEvent(
            dataset, "cameo", _SIGN,
            signatories[0] if signatories else None,
            signatories[1] if len(signatories) > 1 else None,
            when, when, f"agreement/{cells['agtid']}", None, clean(cells["agt"]),
            tuple(dict.fromkeys(others)), clean(cells.get("ppname", "")) or None,
        )  # fmt: skip

    return parse


def _names(text: str) -> Iterator[Actor]:
    """Give the parties named in a cell, parted by semicolons or lines; of "Government of X: a minister" the former."""
    seen = set()
    for piece in _BETWEEN.split(text):
        name = clean(_HEADING.sub("", piece.partition(":")[0])).strip(" .,")
        if name and len(name) <= _LONGEST and name.casefold() not in seen:
            seen.add(name.casefold())
            yield actor(name)


def _countries(cells: Cells) -> Iterator[Actor]:
    for column in ("loc1iso", "loc2iso"):
        found = in_country("", cells.get(column, ""))
        if found:
            yield found
