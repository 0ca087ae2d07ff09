"""A user's file of known people: CSV with name, aliases, post, party, from, to, wikidata; a row a post.

Rows of one name (and one Wikidata item, where given) are one person; aliases are parted by semicolons.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable
from datetime import date

from ..data.parties import find
from ..errors import ReadError
from ..model import KnownPerson, Tenure

COLUMNS = ("name", "aliases", "post", "party", "from", "to", "wikidata")
_ITEM = re.compile(r"Q[1-9]\d*")


def known_people(lines: Iterable[str], name: str, on_problem: Callable[[ReadError], None]) -> list[KnownPerson]:
    """Read known people from the lines of a CSV file.

    Args:
        lines: the file, its first line the names of the columns; only `name` has to be there.
        name: what to call the file in what is told.
        on_problem: called with each row that cannot be read; the others are read all the same.

    Returns:
        The people in the order of their names.

    Raises:
        ReadError: the file has no column `name`.
    """
    reader = csv.DictReader(lines)
    if "name" not in (reader.fieldnames or ()):
        raise ReadError(f"{name} has no column 'name'; its first line should be {','.join(COLUMNS)}.")
    people: dict[tuple[str, str], KnownPerson] = {}
    for row in reader:
        try:
            person = _person({key: (row.get(key) or "").strip() for key in COLUMNS})
        except ValueError as error:
            on_problem(ReadError(f"{name}, line {reader.line_num}: {error}; the row is left out."))
            continue
        key = (person.name, person.wikidata or "")
        people[key] = _joined(people[key], person) if key in people else person
    return [people[key] for key in sorted(people)]


def _person(row: dict[str, str]) -> KnownPerson:
    if not row["name"]:
        raise ValueError("the name is empty")
    if row["wikidata"] and not _ITEM.fullmatch(row["wikidata"]):
        raise ValueError(f"{row['wikidata']!r} is no Wikidata item, such as Q312")
    party = find(row["party"]) if row["party"] else None
    code = party.code if party else row["party"] or None
    since, until = _day(row["from"], False), _day(row["to"], True)
    if since and until and until < since:
        raise ValueError(f"the post ends on {until}, before it begins on {since}")
    tenure = Tenure(row["post"] or None, code, since, until)
    aliases = tuple(sorted({alias.strip() for alias in row["aliases"].split(";")} - {"", row["name"]}))
    tenures = (tenure,) if row["post"] or code else ()
    return KnownPerson(row["name"], aliases, tenures, row["wikidata"] or None)


def _joined(one: KnownPerson, two: KnownPerson) -> KnownPerson:
    aliases = tuple(sorted({*one.aliases, *two.aliases}))
    tenures = tuple(sorted({*one.tenures, *two.tenures}, key=str))
    return KnownPerson(one.name, aliases, tenures, one.wikidata)


def _day(text: str, last: bool) -> date | None:
    """A day written 2022-01-31, or the first or last day of 2022-01 or 2022."""
    if not text:
        return None
    try:
        parts = [int(part) for part in text.split("-")]
        year, month = parts[0], parts[1] if len(parts) > 1 else (12 if last else 1)
        if len(parts) > 2:
            return date(year, month, parts[2])
        return (
            date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)
            if last
            else date(year, month, 1)
        )
    except (ValueError, IndexError):
        raise ValueError(f"{text!r} is no day, such as 2022-01-31") from None
