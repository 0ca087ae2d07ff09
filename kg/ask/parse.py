"""A question as logical forms: every way in which its words can be read, the likeliest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, product

from .form import Form, Pivot
from .frame import Frame, Sign, frame
from .lexicon import Lexicon, Relation
from .link import Mention, mentions
from .names import Names, Reading
from .times import Stretch, stretches
from .words import Word, barred, words

#: How far below the best a reading of a name may lie, and how many of a name are tried.
_NEAR, _READINGS, _MOST = 0.6, 3, 27
#: How many names each sort of question has beside anchors.
_SIDES = {"entity": (1,), "time": (1, 2), "count": (1, 2), "yesno": (2,)}


@dataclass(frozen=True, slots=True)
class Parse:
    """A question with its words, names and times found, and its frame."""

    text: str
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]
    times: tuple[Stretch, ...]
    frame: Frame


def parse(
    text: str, names: Names, today: date | None = None, horizon: Callable[[], date | None] | None = None
) -> Parse:
    """Take a question apart; `today` and `horizon` are those of `kg.ask.times`."""
    parts, times = words(text), stretches(text, today, horizon)
    found = mentions(parts, text, names, barred(parts, [(t.start, t.end) for t in times]))
    return Parse(text, parts, found, times, frame(parts, found, times))


def forms(parsed: Parse, lexicon: Lexicon, top: int = 12) -> list[Form]:
    """Give the forms that a question can have, best first."""
    found = sorted(_forms(parsed, lexicon), key=lambda form: -form.score)
    return found[:top]


@dataclass(frozen=True, slots=True)
class _Roles:
    """Which names, by number, stand in the relation and which are anchors, and what that reading costs."""

    sides: tuple[int, ...]
    anchors: tuple[tuple[Sign, int], ...] = ()
    unit: str = "day"
    cost: float = 0.0


def _forms(parsed: Parse, lexicon: Lexicon) -> Iterator[Form]:
    relations = lexicon.relations(parsed.frame.rest)
    for roles in _roles(parsed):
        named = [parsed.mentions[n] for n in (*roles.sides, *(n for _, n in roles.anchors))]
        for picked in islice(product(*map(_readings, named)), _MOST):
            worse = sum(min(r.value / m.best.value - 1, 0.0) for r, m in zip(picked, named, strict=True))
            for relation in relations:
                yield _form(parsed.frame, roles, relation, picked, relation.score - roles.cost + worse)


def _roles(parsed: Parse) -> Iterator[_Roles]:
    """Which names stand in the relation and which is an anchor; where the words do not say, both ways."""
    asked, sides = parsed.frame, _distinct(parsed)
    if asked.asks == "entity" and len(sides) == 2 and asked.loose and not asked.anchors:
        yield _Roles(sides[:1], (("same", sides[1]),), asked.loose)
        yield _Roles(sides[1:], (("same", sides[0]),), asked.loose, 0.05)
    elif len(sides) in _SIDES[asked.asks]:
        anchors = tuple((anchor.sign, anchor.mention) for anchor in asked.anchors)
        yield _Roles(sides, anchors, asked.anchors[0].unit if anchors else "day")


def _distinct(parsed: Parse) -> tuple[int, ...]:
    """The names that are left, one that is said twice taken once where one is asked for."""
    sides = parsed.frame.sides
    if parsed.frame.asks != "entity":
        return sides
    first = {parsed.mentions[n].best.name.node: n for n in reversed(sides)}
    return tuple(sorted(first.values()))


def _readings(mention: Mention) -> list[Reading]:
    """The readings of a name that are not far below the best."""
    agents = [r for r in mention.readings if r.name.kind == "Agent"]
    near = [r for r in agents[:_READINGS] if r.value >= _NEAR * agents[0].value]
    side = next((r for r in mention.readings if r.name.kind == "Party"), None)
    # A state that the table does not name as an actor of its own stands for all who act for it.
    if side and side.value > 0.99 * mention.best.value and not any(r.value > 0.99 * side.value for r in agents):
        return [side, *near]
    return near


def _form(asked: Frame, roles: _Roles, relation: Relation, picked: Sequence[Reading], score: float) -> Form:
    names = [reading.name for reading in picked]
    sides, anchors = names[: len(roles.sides)], names[len(roles.sides) :]
    return Form(
        asked=asked.asks,
        code=relation.code,
        side=relation.side,
        name=sides[0],
        other=sides[1] if len(sides) > 1 else None,
        unit=asked.unit,
        nth=asked.nth,
        bounds=asked.bounds,
        pivots=tuple(Pivot(sign, name, roles.unit) for (sign, _), name in zip(roles.anchors, anchors, strict=True)),
        score=score,
    )
