"""An article ready to be read for events: its parses with people, parties, places, times and triggers by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from ..data.parties import historical
from ..data.places import region, venue
from ..model import Article, Interval, Span
from ..when import TimeExpression, find
from . import back, coref, groups, offsets, roll, scopes, sites, standing
from . import mentions as naming
from . import names as names_of
from . import people as persons
from . import triggers as triggering
from .anaphors import anaphors
from .gazetteer import PlaceName, city_named, place_names
from .mentions import Mention
from .nlp import Paragraph
from .people import Person
from .triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True, eq=False)
class When:
    """A time expression in a paragraph, by token."""

    paragraph: int
    start: int
    end: int
    expression: TimeExpression


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence with all that was found in it; `number` counts the sentences of the article."""

    number: int
    paragraph: int
    start: int
    end: int
    mentions: list[Mention] = field(default_factory=list)
    times: list[When] = field(default_factory=list)
    triggers: list[Trigger] = field(default_factory=list)
    #: Tokens that belong to another encounter of the sentence, by trigger.
    foreign: dict[Trigger, frozenset[int]] = field(default_factory=dict)
    #: Tokens that tell another encounter of the sentence alone, by trigger.
    beside: dict[Trigger, frozenset[int]] = field(default_factory=dict)
    #: The day of an event from which another is counted, by its trigger.
    dated: dict[Trigger, When] = field(default_factory=dict)
    #: Pairs of triggers that tell of different people.
    rivals: set[frozenset[Trigger]] = field(default_factory=set)


@dataclass(slots=True, eq=False)
class Scene:
    """An article and what was found in it."""

    article: Article
    paragraphs: tuple[Paragraph, ...]
    sentences: list[Sentence]
    people: dict[str, Person]
    #: The place that "here" means.
    dateline: PlaceName | None
    #: The state whose news this is, as far as the article shows.
    home: str | None
    #: How often each party is named, people's sides included.
    parties: Counter[str]

    def doc(self, paragraph: int) -> Doc:
        """Give the parse of a paragraph."""
        return self.paragraphs[paragraph].doc

    def span(self, paragraph: int, start: int, end: int) -> Span | None:
        """Give the stretch of the article's text that tokens stand for; None in the title."""
        offset, doc = self.paragraphs[paragraph].offset, self.doc(paragraph)
        if offset < 0 or start >= end:
            return None
        begin, stop = offset + doc[start].idx, offset + doc[end - 1].idx + len(doc[end - 1])
        return Span(begin, stop, self.article.text[begin:stop])

    @property
    def day(self) -> date | None:
        """The day of publication."""
        return self.article.date


#: Days before and after the news within which a date is of the news itself.
_NEAR = 3


def nearness(scene: Scene, when: Interval | None) -> str:
    """Name how a date lies to the day of the news: before, yesterday, today, within, soon, later, or none."""
    if when is None or when.start is None or scene.day is None:
        return "none"
    start, end = (when.start - scene.day).days, ((when.end or when.start) - scene.day).days
    if start > 0:
        return "soon" if start <= _NEAR else "later"
    if end < 0:
        return "yesterday" if end >= -_NEAR else "before"
    return "today" if when.granularity == "day" and start == end else "within"


def read_scene(article: Article, paragraphs: tuple[Paragraph, ...]) -> Scene:
    """Find everything in an article that the later steps decide about."""
    things = [naming.named_things(i, p.doc) for i, p in enumerate(paragraphs)]
    if article.date:
        for mention in (m for found in things for m in found if m.kind == "party"):
            mention.key = historical(mention.key, article.date)
    names = [names_of.persons(i, p, things[i]) for i, p in enumerate(paragraphs)]
    lands = frozenset(m.key for found in things for m in found if m.kind == "party" and len(m.key) == 3)
    people = persons.register([m for found in names for m in found])
    for i, paragraph in enumerate(paragraphs):
        taken = _tokens(names[i]) | {t for t, m in _owners(things[i]).items() if m.form not in ("seat",)}
        names[i] += persons.propagate(i, paragraph, taken, people)
        covered = _tokens(names[i])
        things[i] = [m for m in things[i] if not covered & set(range(m.start, m.end))]
        owners = _owners(things[i])
        standing.mark_led(things[i], paragraph.doc)
        things[i] += sites.places(i, paragraph.doc, {**owners, **_owners(names[i])}, lands)
        things[i] += sites.capitals(i, paragraph.doc, owners) + sites.forums(i, paragraph.doc, things[i])
        for mention in names[i]:
            people[mention.key].count += 1
            persons.describe(mention, paragraph.doc, owners)
            mention.speaker |= persons.is_byline(mention, paragraph.doc, paragraph.offset < 0)
    dateline, led = _dateline(article), None
    if dateline is None:
        dateline, led = _leading(article, paragraphs)
    everyone = [m for i in range(len(paragraphs)) for m in (*things[i], *names[i])]
    home = _home(dateline, everyone)
    for i, paragraph in enumerate(paragraphs):
        sites.settle(things[i], paragraph.doc)
        sites.unplace(things[i], paragraph.doc)
        _of_its_time(article, things[i])
        things[i] = [m for m in things[i] if not (led and i == led[0] and m.end <= led[1])]
    standing.settle(people, everyone, [p.doc for p in paragraphs], home, article.date)
    for mention in back.referring([m for found in things for m in found], [p.doc for p in paragraphs], dateline, home):
        things[mention.paragraph].append(mention)
    for i, paragraph in enumerate(paragraphs):
        if paragraph.parsed:
            names[i] += anaphors(i, paragraph.doc, _owners([*things[i], *names[i]]))
    _hang([m for i in range(len(paragraphs)) for m in (*things[i], *names[i])], paragraphs)
    coref.resolve([m for found in names for m in found], [p.doc for p in paragraphs], people, dateline is None)
    groups.resolve(
        [m for i in range(len(paragraphs)) for m in (*things[i], *names[i])], [p.doc for p in paragraphs], people
    )
    sentences = _sentences(paragraphs, things, names)
    roll.mark([s.mentions for s in sentences], [paragraphs[s.paragraph].doc[s.start : s.end].text for s in sentences])
    _add_times(article, paragraphs, sentences)
    scopes.mark(sentences, [p.doc for p in paragraphs], people)
    offsets.mark(sentences, [p.doc for p in paragraphs], article.date)
    counts = Counter(m.key for m in everyone if m.kind == "party")
    counts.update(p.party for p in people.values() if p.party)
    return Scene(article, paragraphs, sentences, people, dateline, home, counts)


def _owners(found: Sequence[Mention]) -> dict[int, Mention]:
    return {i: m for m in found for i in range(m.start, m.end)}


def _tokens(found: Sequence[Mention]) -> set[int]:
    return {i for m in found for i in range(m.start, m.end)}


def _of_its_time(article: Article, found: Sequence[Mention]) -> None:
    """Put places into the states of the article's time: Moscow into the Soviet Union, in 1987."""
    for mention in found:
        if mention.place:
            mention.place = _then(article, mention.place)


def _then(article: Article, place: PlaceName) -> PlaceName:
    code = historical(place.code, article.date) if article.date and place.code else place.code
    return place if code == place.code else replace(place, code=code)


def _dateline(article: Article) -> PlaceName | None:
    """Find the place of the dateline: its longest name that is a city or country."""
    if not article.dateline:
        return None
    for part in article.dateline.replace("(", ",").split(","):
        tokens = part.replace(" -", " ").split()
        for size in range(min(4, len(tokens)), 0, -1):
            for start in range(len(tokens) - size + 1):
                place = _named(" ".join(tokens[start : start + size]))
                if place:
                    return _then(article, place)
    return None


def _leading(
    article: Article, paragraphs: Sequence[Paragraph]
) -> tuple[PlaceName, tuple[int, int]] | tuple[None, None]:
    """Find a dateline that was left in the text: a city in capitals before the first sentence ("PARIS The talks ...").

    Returns:
        The place, with the paragraph and the token after it; None twice where there is none.
    """
    number = next((i for i, p in enumerate(paragraphs) if p.offset >= 0), None)
    if number is None:
        return None, None
    doc = paragraphs[number].doc
    size = next((i for i, token in enumerate(doc) if not (token.text.isupper() and token.is_alpha)), 0)
    for end in range(min(size, 4), 0, -1):
        text = doc[:end].text
        if len(text) > 3 and end < len(doc) and (doc[end].text in (",", ":", "(", "-", "–", "—") or doc[end].is_title):
            place = _named(text)
            if place and place.kind == "city":
                return _then(article, place), (number, end)
    return None, None


def _named(name: str) -> PlaceName | None:
    """Look up a name of a dateline, which is often in capitals: a city, venue, region or country."""
    for form in (name.title(), name) if name.isupper() else (name,):
        building, land = venue(form), region(form)
        if building:
            return PlaceName(building.city or form, "city", building.country_code, building.venue, building)
        place = place_names().get(form) or (PlaceName(form, "region", land.country_code, None, land) if land else None)
        place = place or city_named(form)
        if place:
            return place
    return None


def _home(dateline: PlaceName | None, found: Sequence[Mention]) -> str | None:
    """Choose the state whose news this is: the dateline's, else the one whose government is named first by its seat."""
    if dateline:
        return dateline.code
    first = [m.key for m in found if m.kind == "party" and m.form == "metonym"]
    return first[0] if first else None


def _hang(found: Sequence[Mention], paragraphs: Sequence[Paragraph]) -> None:
    """Find for each mention the token that hangs it in its sentence: the one whose head lies outside its phrase."""
    for mention in found:
        doc = paragraphs[mention.paragraph].doc
        inside = range(mention.np_start, mention.np_end)
        if mention.kind == "person" and mention.np_start < mention.start:
            inside = range(mention.np_start, mention.end)
        roots = [i for i in inside if doc[i].head.i not in inside or doc[i].head.i == i]
        nouns = [i for i in roots if doc[i].tag_.startswith(("N", "P", "J", "R"))] or roots
        mention.head = nouns[0] if nouns else mention.start


def _sentences(
    paragraphs: Sequence[Paragraph],
    things: Sequence[Sequence[Mention]],
    names: Sequence[Sequence[Mention]],
) -> list[Sentence]:
    made: list[Sentence] = []
    for i, paragraph in enumerate(paragraphs):
        found = sorted((*things[i], *names[i]), key=lambda m: m.start)
        bounds = [(s.start, s.end) for s in paragraph.doc.sents] if paragraph.parsed else [(0, len(paragraph.doc))]
        triggers = triggering.find(i, paragraph.doc, _owners(found)) if paragraph.parsed else []
        for start, end in bounds:
            made.append(
                Sentence(
                    len(made),
                    i,
                    start,
                    end,
                    [m for m in found if start <= m.start < end],
                    [],
                    [t for t in triggers if start <= t.start < end],
                )
            )
    return made


def _add_times(article: Article, paragraphs: Sequence[Paragraph], sentences: Sequence[Sentence]) -> None:
    """Read the time expressions and put each into its sentence."""
    body = find(article.text, article.date)
    title = find(paragraphs[0].doc.text, article.date) if paragraphs and paragraphs[0].offset < 0 else ()
    by_paragraph: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_paragraph.setdefault(sentence.paragraph, []).append(sentence)
    for i, paragraph in enumerate(paragraphs):
        offset, doc = paragraph.offset, paragraph.doc
        length = len(doc.text)
        for expression in title if offset < 0 else body:
            begin, stop = expression.span.start - max(offset, 0), expression.span.end - max(offset, 0)
            if begin < 0 or stop > length:
                continue
            span = doc.char_span(begin, stop, alignment_mode="expand")
            if span is None:
                continue
            for sentence in by_paragraph[i]:
                if sentence.start <= span.start < sentence.end:
                    sentence.times.append(When(i, span.start, span.end, replace(expression, source=expression.source)))
