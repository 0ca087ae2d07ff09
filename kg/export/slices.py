"""Records by month or quarter, for networks of each as files of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from ..errors import UsageError
from ..model import Record
from .tally import spell_of

Period = Literal["month", "quarter"]
_MONTHS = {"month": 1, "quarter": 3}
#: An event that can lie anywhere in more than these days makes no period of its own; it joins those that there are.
_WIDE = 100


def sliced(records: Iterable[Record], period: str) -> Iterator[tuple[str, list[Record]]]:
    """Give each month ("2022-01") or quarter ("2022-Q1") in which there is an event, with its records, in time order.

    An event stands in every period that its days touch. What has no day stands in none, and neither does what is open
    at one end beyond the period of the other.

    Raises:
        UsageError: the period is none of month and quarter.
    """
    if period not in _MONTHS:
        raise UsageError(f"There are no slices by {period!r}; take one of {', '.join(_MONTHS)}.")
    dated = [(spell, record) for record in records if (spell := _closed(record))]
    months = _MONTHS[period]
    narrow = [spell for spell, _ in dated if (spell[1] - spell[0]).days <= _WIDE]
    periods = sorted({at for spell in narrow or [s for s, _ in dated] for at in _range(*spell, months)})
    members: dict[int, list[Record]] = {at: [] for at in periods}
    for (first, last), record in dated:
        low, high = _at(first, months), _at(last, months)
        for at in (
            _range(first, last, months) if high - low < len(periods) else (p for p in periods if low <= p <= high)
        ):
            if at in members:
                members[at].append(record)
    yield from ((_name(at, months), members[at]) for at in periods)


def _closed(record: Record) -> tuple[date, date] | None:
    """The days of a record; where one end is open, the day of the other."""
    spell = spell_of(record.event.when)
    if spell is None:
        return None
    first, last = spell
    known = first or last
    return (first or known, last or known) if known else None


def _at(day: date, months: int) -> int:
    return (day.year * 12 + day.month - 1) // months


def _range(first: date, last: date, months: int) -> range:
    return range(_at(first, months), _at(last, months) + 1)


def _name(at: int, months: int) -> str:
    year, number = divmod(at, 12 // months)
    return f"{year:04}-{number + 1:02}" if months == 1 else f"{year:04}-Q{number + 1}"
