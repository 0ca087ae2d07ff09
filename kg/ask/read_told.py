"""A question read as one on told events: what is sought, other events, times, order, and then the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any, cast

from ..data import load_toml
from .frame import Bound, Sign, take_bounds, take_order
from .link import Mention
from .names import Name, Reading
from .parse import Parse
from .times import Stretch
from .told import AHEAD, HELD, Described, Sought, Told
from .wording import Meaning, Wording
from .words import spelling, stem

_NAME = re.compile(r"<e(\d+)>")
_PLACES = ("City", "Country", "Venue", "Place")
_ACTORS = ("Person", "Party", "Agent")


@dataclass(slots=True)
class _Question:
    """A question as it is taken apart: masked text, and what was found in it."""

    parsed: Parse
    wording: Wording
    text: str
    #: The text before anything was taken out of it.
    asked: str
    pivots: list[tuple[Sign, Described]] = field(default_factory=list)
    bounds: list[Bound] = field(default_factory=list)

    def cut(self, pattern: str | re.Pattern[str], put: str = " ") -> re.Match[str] | None:
        match = re.search(pattern, self.text)
        if match:
            self.text = " ".join((self.text[: match.start()] + put + self.text[match.end() :]).split())
        return match


def read(parsed: Parse, masked: str, wording: Wording, today: date | None) -> tuple[list[Told], tuple[str, ...]]:
    """Read a question on told events.

    Returns:
        the forms that it can have, best first, and the words that were not understood.
    """
    question = _Question(parsed, wording, masked, masked)
    sought, unit, sort = _sought(question)
    if sought is None:
        return [], ()
    _between(question, sought)
    _pivots(question, sought)
    question.bounds += take_bounds(question, parsed.times)
    nth = take_order(question)
    nth = nth or _next(masked)
    form = replace(_form(question, sought, unit, nth, today), sort=sort if sought in ("party", "sides") else "")
    return list(_fallbacks(form)), _left(question)


def _sought(question: _Question) -> tuple[Sought | None, str, str]:
    """What is asked for, the unit of a time, and of sides their sort."""
    for row in _table()["seeks"]:
        for pattern in row["patterns"]:
            if match := question.cut(pattern):
                unit = match.groupdict().get("unit") or "day"
                sort = next((sort for sort, said in _table()["told"]["sorts"] if re.search(said, match.group())), "")
                return cast(Sought, row["what"]), unit if unit in ("month", "year") else "day", sort
    return None, "day", ""


def _next(masked: str) -> int:
    """Whether one event is asked for that follows another or goes before it: "which meeting followed ..."."""
    match = re.match(_table()["told"]["one"], masked)
    return 0 if not match else 1 if match["after"] else -1


def _between(question: _Question, sought: str) -> None:
    """What lies between two events or two dates; "talks between A and B" are no such."""
    match = re.search(r"\b(?:in )?between (?:the )?<e(\d+)>((?: \w+)?) and (?:the )?<e(\d+)>((?: \w+)?)", question.text)
    if match and sought in ("event", "place", "count", "days", "person", "party"):
        first, second = (question.parsed.mentions[int(match[n])] for n in (1, 3))
        if all(_reading(m, _PLACES).name.kind in ("City", "Place") or _is_process(m) for m in (first, second)):
            question.cut(re.escape(match.group()))
            start, end = (_described(question, f"in <e{match[n]}>") for n in (1, 3))
            if sought == "days":
                question.pivots.append(("after", start))
                question.text += f" in <e{match[3]}>"
            else:
                question.pivots += [("after", start), ("before", end)]
    match = re.search(r"\b(?:between|from) <t(\d+)> (?:and|to|until|till) <t(\d+)>", question.text)
    if match:
        question.cut(re.escape(match.group()))
        times = question.parsed.times
        question.bounds += [Bound("since", times[int(match[1])]), Bound("until", times[int(match[2])])]


def _pivots(question: _Question, sought: str) -> None:
    """Other events that bound those asked for: a word of order with a description behind it."""
    signs: list[tuple[Sign, str]] = [(sign, words) for sign, words in _table()["told"]["bounds"]]
    signs.append(("same", r"(?:(?:on|in|at) )?(?:the )?same (?P<unit>day|month|year|week) (?:as|that|when)"))
    for sign, words in signs:
        for match in re.finditer(rf"\b(?:{words})\b(?= )", question.text):
            if match.group() in ("from", "to", "until") and sought != "days":
                continue
            phrase = _phrase(question, question.text[match.end() :].split())
            described = _described(question, _stop(question, phrase))
            if described.says_nothing or (described == replace(Described(), bounds=described.bounds)):
                continue
            question.pivots.append((sign, described))
            question.text = " ".join(
                (question.text[: match.start()] + question.text[match.end() :].replace(phrase, " ", 1)).split()
            )
            question.cut(r"(?<!^)\b(?:did|does|do|was|were)$")
            break


def _stop(question: _Question, phrase: str) -> str:
    """A city alone that bounds events is where something took place, not who sits there: "after Vienna"."""
    match = _NAME.fullmatch(phrase)
    city = match and _reading(question.parsed.mentions[int(match[1])], ("City",)).name.kind == "City"
    return f"in {phrase}" if city else phrase


def _phrase(question: _Question, tokens: Sequence[str]) -> str:
    """The longest description of an event at the beginning of some words."""
    inside, size = set(_table()["told"]["inside"]), 0
    event_words = {n for m in question.wording.find(tokens) if m.kinds for n in range(m.first, m.last)}
    for at, token in enumerate(tokens):
        if token.startswith("<") or at in event_words:
            size = at + 1
        elif token not in inside:
            break
    return " ".join(tokens[:size])


def _described(question: _Question, phrase: str) -> Described:
    """Read a description of events: names, times and words for kinds."""
    meanings = list(question.wording.find(phrase.split()))
    actors, places, processes = _parts(question.parsed, phrase)
    bounds = tuple(Bound("in", question.parsed.times[int(n)]) for n in re.findall(r"<t(\d+)>", phrase))
    return Described(_kinds(meanings), actors, places, processes, (), bounds, (), _said(meanings))


def _parts(parsed: Parse, phrase: str) -> tuple[tuple[Name, ...], tuple[Name, ...], tuple[Name, ...]]:
    """The names of a phrase as actors, places and processes; after "in" or "at" a name is a place if it can be."""
    found: dict[str, list[Name]] = {"actor": [], "place": [], "process": []}
    for match in _NAME.finditer(phrase):
        mention = parsed.mentions[int(match[1])]
        inside = re.search(r"\b(?:in|at|to|visit\w*)(?: the)? $", phrase[: match.start()])
        called = re.match(
            r"(?: \w+)? (?:meeting|talks?|summit|session|round|dinner|conference|event)s?\b", phrase[match.end() :]
        )
        best = _reading(mention, _PLACES if inside or called else _ACTORS)
        sort = "place" if best.name.kind in _PLACES else "process" if best.name.kind == "Process" else "actor"
        found[sort].append(best.name)
    return tuple(found["actor"]), tuple(found["place"]), tuple(found["process"])


def _reading(mention: Mention, first: Sequence[str]) -> Reading:
    """The best reading of a name; of those that fit alike the one of the kinds given."""
    alike = [r for r in mention.readings if r.value >= 0.85 * mention.best.value]
    return next((r for r in alike if r.name.kind in first), mention.best)


def _is_process(mention: Mention) -> bool:
    return mention.best.name.kind == "Process"


def _kinds(meanings: Sequence[Meaning]) -> tuple[str, ...]:
    """The kinds of events that are meant: what all words allow, the general word giving way to the particular."""
    sets = [set(m.kinds) for m in meanings if m.kinds and m.kinds != ("DiplomaticEvent",)]
    if not sets:
        return ("DiplomaticEvent",) if any(m.kinds for m in meanings) else ()
    common = set.intersection(*sets)
    return tuple(sorted(common or set.union(*sets)))


def _posts(question: _Question) -> tuple[tuple[Name, str], ...]:
    """Posts with their sides: "the Russian and American foreign ministers"."""
    post = rf"(?P<post>(?:(?:deputy|vice|first) )*(?:{_table()['told']['posts']}))s?"
    before = rf"<e(?P<first>\d+)>(?: and (?:the )?<e(?P<second>\d+)>)? {post}\b(?! <e)"
    behind = rf"\b{post} (?:of|from) (?:the )?<e(?P<first>\d+)>(?: and (?:the )?<e(?P<second>\d+)>)?"
    found: list[tuple[Name, str]] = []
    while match := question.cut(before) or question.cut(behind):
        for number in filter(None, (match["first"], match["second"])):
            name = _reading(question.parsed.mentions[int(number)], ("Party",)).name
            found.append((name, match["post"]))
    return tuple(found)


def _said(meanings: Sequence[Meaning]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(said for meaning in meanings for said in meaning.said))


def _form(question: _Question, sought: Sought, unit: str, nth: int, today: date | None) -> Told:
    told = _table()["told"]
    future = bool(re.search(told["future"], question.asked))
    meanings = list(question.wording.find(question.text.split()))
    roles = [role for m in meanings for role in m.roles]
    statuses = tuple(dict.fromkeys(status for m in meanings for status in m.statuses))
    ahead = question.cut(told["next"]), question.cut(told["previous"])
    nth = nth or (1 if ahead[0] else -1 if ahead[1] else 0)
    if (ahead[0] or future) and today and not question.pivots and not statuses and ahead[0]:
        question.bounds.append(Bound("after", Stretch(0, 0, today, today, "day")))
        statuses = (*AHEAD, "planned")
    posts = _posts(question)
    if sought == "person" and posts and _kinds(meanings) in ((), ("DiplomaticEvent",)):
        return Told(sought, Described(bounds=tuple(question.bounds)), side=posts[0][0], post=posts[0][1], settled=True)
    actors, places, processes = _parts(question.parsed, question.text)
    side = _side(question, actors, bool(roles)) if sought in ("person", "post", "count") else None
    if sought in ("status", "slot", "source") or (sought == "yesno" and not statuses and future):
        chosen = statuses
    else:
        chosen = statuses or (AHEAD if future else HELD)
    events = Described(
        _kinds(meanings),
        tuple(a for a in actors if a != side),
        places,
        processes,
        tuple(dict.fromkeys(chosen)),
        tuple(question.bounds),
        posts,
        _said(meanings),
    )
    if sought == "party" and "Visit" in events.kinds:
        sought = "country"
    meets = any(m.kinds and "DiplomaticEvent" not in m.kinds for m in meanings)
    return Told(
        sought,
        events,
        next((role for role in roles if role != "onBehalfOf"), ""),
        side,
        nth,
        unit,
        tuple((sign, _inherit(pivot, events)) for sign, pivot in question.pivots),
        others=not roles and side is None and meets,
        settled=bool(statuses) or sought in ("status", "slot", "source"),
    )


def _side(question: _Question, actors: Sequence[Name], roles: bool) -> Name | None:
    """The side for which a person is asked: "the Russian delegation", "for Russia"."""
    patterns = (
        r"<e(\d+)>(?: \w+)? "
        r"(?:delegations?|sides?|team|party|negotiators?|envoys?|representatives?|diplomats?|officials?|ministers?|people)\b",
        r"\b(?:for|from|represent\w*|behalf of)(?: the)? <e(\d+)>",
    )
    for pattern in patterns:
        for match in re.finditer(pattern, question.text):
            name = _reading(question.parsed.mentions[int(match[1])], ("Party",)).name
            if name.kind == "Party":
                question.cut(re.escape(match.group()), " ")
                return name
    parties = [actor for actor in actors if actor.kind == "Party"]
    return parties[0] if roles and parties else None


def _inherit(pivot: Described, events: Described) -> Described:
    """A pivot that names only who met is of the kind and the company asked about: "before Lavrov"."""
    if pivot.places or pivot.processes or pivot.bounds:
        return replace(pivot, statuses=())
    if pivot.kinds and pivot.actors:
        return pivot
    return replace(
        pivot, kinds=pivot.kinds or events.kinds, actors=tuple(dict.fromkeys((*events.actors, *pivot.actors)))
    )


def _fallbacks(form: Told) -> Iterator[Told]:
    """The form, and what it may mean where the graph has nothing of the kind, one step further each.

    The other event is one of those named, then anybody's; parties for people; plans for events.
    """
    own = tuple((sign, replace(pivot, actors=pivot.actors or form.events.actors)) for sign, pivot in form.pivots)
    forms = [replace(form, pivots=own)] if own != form.pivots else []
    forms.append(form)
    if form.sought == "person" and not form.role and not form.side:
        forms += [replace(f, sought="party") for f in forms]
    yield from forms
    if not form.settled and form.sought not in ("yesno", "count") and form.events.statuses == HELD:
        yield from (replace(f, events=replace(f.events, statuses=AHEAD)) for f in forms)


def _left(question: _Question) -> tuple[str, ...]:
    """Words that were not understood."""
    tokens = [token for token in question.text.split() if not token.startswith("<")]
    meant = {n for m in question.wording.find(tokens) for n in range(m.first, m.last)}
    known = spelling().empty | set(_table()["told"]["inside"]) | set(_table()["told"]["known"])
    stems = {stem(word) for word in _table()["told"]["known"]}
    return tuple(t for n, t in enumerate(tokens) if n not in meant and t not in known and stem(t) not in stems)


@cache
def _table() -> dict[str, Any]:
    return load_toml("ask/frames.toml")
