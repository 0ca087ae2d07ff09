"""The values that pass between the stages: article, span, person, party, place, interval, event, claim's support.

Everything here is immutable and knows nothing of spaCy, RDF or files. Offsets count characters of `Article.text`,
the first included and the last not; days are `datetime.date`, both ends of an interval included.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

#: Kinds of diplomatic event; each is a class of the ontology (`dip:Meeting`, ...).
EventType = Literal["meeting", "talks", "negotiation", "mediation", "visit", "call", "summit", "signing", "other"]
#: How far along an event is, as far as its source says.
Status = Literal["planned", "proposed", "ongoing", "held", "cancelled", "postponed", "denied"]
#: The unit in which a time is known.
Granularity = Literal["day", "week", "month", "quarter", "season", "half", "year", "decade", "century", "other"]
#: What a stretch of an article's text is; `title` and `body` tell of events, a `caption` may.
RegionKind = Literal["title", "dateline", "byline", "caption", "credit", "body", "tags", "boilerplate"]
#: What a person or party does in an event.
Role = Literal["lead", "participant", "host", "guest", "mediator", "signatory", "chair", "initiator", "recipient"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text: `article.text[start:end] == text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of an article's text and what it is (body, caption, credit, tags ...)."""

    kind: RegionKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as it was read.

    `id` is the caller's name for it (a path, a JSON `id`, an address); `iri` is minted from its content, so that the
    same article read twice is one. `regions` cover `text` in order; the text itself is never changed, so that
    offsets into it stay valid.
    """

    id: str
    title: str
    text: str
    #: The day of publication, against which relative times are resolved; None only before a date was found.
    date: date | None
    #: The city from which the article reports, as it stands in the article ("GENEVA"), else None.
    dateline: str | None = None
    publisher: str | None = None
    #: The article's web address.
    address: str | None = None
    #: ISO 639-1 code.
    language: str = "en"
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class Interval:
    """A time as it is known: its first and last possible day, both included, and how precisely.

    `edtf` is an Extended Date/Time Format string (ISO 8601-2:2019, profile level 1 where it suffices).
    A missing bound is unknown or open.
    """

    start: date | None
    end: date | None
    granularity: Granularity = "day"
    edtf: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is: venue, city and country by name, coordinates in degrees WGS 84.

    `id` is the reference's identifier: `geonames:2660646` for a city, `iso:CHE` for a country, `venue:camp-david`
    for a venue of our own list; None where the name is not in the gazetteer.
    """

    venue: str | None = None
    city: str | None = None
    country: str | None = None
    #: ISO 3166-1 alpha-3 code of the country.
    country_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Support:
    """Why a slot has its value: the words, the rule that read them, and how sure it is.

    `slot` names a field of the event ("type", "status", "when", "place", "party:USA", "participant:Wendy Sherman").
    """

    slot: str
    span: Span
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Participation:
    """A named person's part in an event: role, the party they stand for, the post they hold."""

    name: str
    role: Role = "participant"
    #: ISO 3166-1 alpha-3 code of a state or acronym of an organisation.
    party: str | None = None
    post: str | None = None
    #: IRI of the person, once people are told apart across articles.
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A diplomatic event as one article tells it, all its mentions in the article taken together.

    A slot that the article leaves open is None or empty: nothing is invented. `evidence` are the stretches that tell
    of the event, best first; `support` says for each slot which words gave it.
    """

    type: EventType
    label: str
    status: Status
    when: Interval | None = None
    place: Place | None = None
    participants: tuple[Participation, ...] = ()
    #: Codes of the sides that take part, sorted.
    parties: tuple[str, ...] = ()
    #: How likely the event is right as it stands, 0 to 1.
    confidence: float = 1.0
    evidence: tuple[Span, ...] = ()
    support: tuple[Support, ...] = ()
    #: Standing process that the event is a round of ("Strategic Security Dialogue"), and which round.
    process: str | None = None
    round: int | None = None
    topic: str | None = None
    #: Who says so, where the article does not say it itself ("Interfax", "Ned Price").
    according_to: str | None = None
    #: Index, among the article's events, of the event that the article says comes before this one.
    follows: int | None = None
    #: The time for which it was set before it was moved, where the article says so.
    formerly: Interval | None = None
    #: Those who take part and are told by their post alone ("the Norwegian foreign minister"): names are empty.
    unnamed: tuple[Participation, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One report behind a consolidated event: the article, what it said, and the sentence that says so.

    `report` and `article` are IRIs; `status` and `when` are what this article says of the event.
    """

    report: str
    article: str
    title: str
    date: date | None
    publisher: str | None
    address: str | None
    status: str
    when: Interval | None
    evidence: Span | None


@dataclass(frozen=True, slots=True)
class Record:
    """A consolidated event with its identity and its sources: one real-world event, however many reports."""

    id: str
    event: Event
    #: "article" where it was read from text, else the name of the coded data set ("icews").
    origin: str = "article"
    sources: tuple[Source, ...] = ()
    #: Slots on which the sources disagree ("when", "place", "status", "participants").
    disagreements: tuple[str, ...] = ()
    #: (date of the article, status, interval) of every status claim, in time order.
    history: tuple[tuple[date | None, str, Interval | None], ...] = field(default=())
    #: IRIs of the events that come right after this one.
    followed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What one article says of one event, as it stands in the graph: an event with the article that tells it.

    `id` is the IRI of the report, `article` that of its article; `fingerprint` is equal for copies of one text.
    """

    id: str
    article: str
    title: str
    date: date | None
    publisher: str | None
    address: str | None
    fingerprint: str
    event: Event


@dataclass(frozen=True, slots=True)
class Tenure:
    """A post that a person holds for a party from one day to another, both included, None where open or unknown."""

    post: str | None
    party: str | None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person whom the user knows beforehand: the name to show, other names, the posts held, the Wikidata item."""

    name: str
    aliases: tuple[str, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    wikidata: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the one to show first."""
        return (self.name, *self.aliases)

    @property
    def parties(self) -> frozenset[str]:
        """The parties that the person stood for at some time."""
        return frozenset(tenure.party for tenure in self.tenures if tenure.party)
