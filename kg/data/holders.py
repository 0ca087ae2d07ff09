"""Who held which office for which state or organisation, and when: for people whose side the text leaves out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.data import load_toml, read_tsv
from kg.data.places import fold

#: Years after the end of a tenure in which one still travels and meets as who one was.
_AFTERWARDS = 8
#: Office that comes on top of another.
_IN_TURN = "chair"


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office that somebody held: `until` is the last year, None where it goes on."""

    name: str
    #: Code of the state, organisation or group.
    party: str
    #: Key of the office as in `kg.data.posts`.
    office: str
    since: int
    until: int | None = None

    def holds(self, year: int) -> bool:
        """Say whether the tenure is on in a year, its first and its last included."""
        return self.since <= year <= (self.until or year)

    def lately(self, year: int) -> bool:
        """Say whether the tenure is on in a year or ended not many years before."""
        return self.since <= year <= (self.until or year) + _AFTERWARDS


def tenures(name: str) -> tuple[Tenure, ...]:
    """Return what is known to have been held under a full name, whatever the order of its words; in order of time."""
    return _by_name().get(_key(name), ())


def sides_of(name: str, year: int, office: str | None = None) -> tuple[frozenset[str], bool]:
    """Return the parties for which people of that full name stand in a year, and whether in office then.

    None at all where nobody of that name held an office by then or not long before.

    Args:
        office: key of the office that the text gives, which tells what somebody with two of them speaks for.

    >>> sides_of("Gerhard Schröder", 2001)
    (frozenset({'DEU'}), True)
    """
    known = [t for t in tenures(name) if t.lately(year)]
    now = [t for t in known if t.holds(year)]
    latest = max((t.until or year for t in known), default=year)
    told = now or [t for t in known if t.until == latest]
    told = [t for t in told if t.office == office] or told
    # Ministers chair an organisation in their turn: without a word of it they stand for their state.
    found = {t.party for t in told if t.office != _IN_TURN} or {t.party for t in told}
    return frozenset(found), bool(now)


def sides_of_surname(surname: str, offices: Collection[str], year: int) -> frozenset[str]:
    """Return the parties in which somebody of that surname holds one of the offices in a year."""
    key = fold(surname)
    return frozenset(t.party for office in offices for t in _by_surname().get(f"{key} {office}", ()) if t.holds(year))


@cache
def _rows() -> tuple[tuple[Tenure, tuple[str, ...]], ...]:
    """Give each line of the table with all spellings of its name."""
    return tuple(
        (
            Tenure(row["name"], row["party"], row["office"], int(row["since"]), int(row["until"] or 0) or None),
            (row["name"], *filter(None, row["spellings"].split("|"))),
        )
        for row in read_tsv("holders.tsv")
    )


@cache
def _by_name() -> Mapping[str, tuple[Tenure, ...]]:
    return _grouped((_key(name), tenure) for tenure, names in _rows() for name in names)


@cache
def _by_surname() -> Mapping[str, tuple[Tenure, ...]]:
    # The given name may stand last as well ("Xi Jinping"): either end of a name counts.
    return _grouped(
        (f"{word} {tenure.office}", tenure)
        for tenure, names in _rows()
        for word in {end for name in names for end in (fold(name.split()[-1]), fold(name.split()[0]))}
    )


def _grouped(pairs: Iterable[tuple[str, Tenure]]) -> Mapping[str, tuple[Tenure, ...]]:
    found: dict[str, dict[Tenure, None]] = {}
    for key, tenure in pairs:
        found.setdefault(key, {})[tenure] = None
    return MappingProxyType({key: tuple(sorted(each, key=lambda t: t.since)) for key, each in found.items()})


@cache
def _particles() -> frozenset[str]:
    return frozenset(load_toml("names.toml")["particle"])


def _key(name: str) -> str:
    """Reduce a full name to its words without initials and particles, in an order of their own."""
    words = fold(name).split()
    kept = [w for w in words if len(w) > 1 and w not in _particles()]
    return " ".join(sorted(kept if len(kept) > 1 else words))
