"""A question as logical forms: every way in which its words can be read, the likeliest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, product

from .form import Form, Pivot
from .frame import Frame, frame
from .learnt import Side
from .lexicon import Lexicon, Relation
from .link import Mention, mentions
from .names import Names, Reading
from .times import Stretch, stretches
from .words import Word, barred, words

#: How far below the best a reading of a name may lie, and how many of a name are tried.
_NEAR, _READINGS = 0.6, 3


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


def _forms(parsed: Parse, lexicon: Lexicon) -> Iterator[Form]:
    relations = lexicon.relations(parsed.frame.rest)
    for sides, anchors, unit, cost in _roles(parsed):
        for relation in relations:
            for picked in islice(product(*(_readings(parsed.mentions[n]) for n in (*sides, *(a for a, _ in anchors)))), 27):
                score = relation.score - cost + sum(min(r.value / parsed.mentions[n].best.value - 1, 0.0) for r, n in zip(picked, (*sides, *(a for a, _ in anchors)), strict=True))
                yield _form(parsed.frame, relation, picked[: len(sides)], [(sign, r) for (_, sign), r in zip(anchors, picked[len(sides) :], strict=True)], unit, score)


def _roles(parsed: Parse) -> Iterator[tuple[tuple[int, ...], list[tuple[int, str]], str, float]]:
    """Which names stand in the relation and which is an anchor; where the words do not say, both ways."""
    asked = parsed.frame
    sides = _distinct(parsed)
    anchors = [(a.mention, a.sign) for a in asked.anchors]
    unit = asked.anchors[0].unit if asked.anchors else "day"
    if asked.asks == "entity" and len(sides) == 2 and not anchors:
        yield (sides[0],), [(sides[1], "same" if asked.loose else "after")], asked.loose or "day", 0.0 if asked.loose else 1.0
        yield (sides[1],), [(sides[0], "same" if asked.loose else "after")], asked.loose or "day", 0.05 if asked.loose else 1.0
    elif sides:
        yield sides[:2], anchors, unit, 0.0


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
    return [r for r in agents[:_READINGS] if r.value >= _NEAR * agents[0].value]


def _form(asked: Frame, relation: Relation, sides: Sequence[Reading], anchors: Sequence[tuple[str, Reading]], unit: str, score: float) -> Form:
    return Form(
        asked=asked.asks,  # type: ignore[arg-type]
        code=relation.code,
        side=relation.side,
        name=sides[0].name,
        other=sides[1].name if len(sides) > 1 else None,
        unit=asked.unit,
        nth=asked.nth,
        bounds=asked.bounds,
        pivots=tuple(Pivot(sign, reading.name, unit) for sign, reading in anchors),  # type: ignore[arg-type]
        score=score,
    )
