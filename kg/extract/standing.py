"""For which side a person stands: by the words beside the name, else by what the article leaves over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ..data import posts
from .journeys import pairs, strangers
from .known import known_side
from .lexicon import words
from .mentions import Mention
from .people import Person, side_of_post, whole
from .represented import represent

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: What a mention of a state says of its being a side that has no name yet: beside a claimed one in "Russian-French",
#: by a leader's post, plain.
_PAIRED, _LED, _NAMED = 5, 4, 1
#: The side that somebody is known to stand for, and whether in office on the day.
Known = tuple[str, bool]
#: Longest post that is kept, in characters.
_LONGEST = 90


def settle(
    people: Mapping[str, Person],
    mentions: Sequence[Mention],
    docs: Sequence[Doc],
    home: str | None,
    day: date | None = None,
) -> None:
    """Give each person post and side out of all mentions, and those left over the side that is left over.

    Args:
        day: of the article, for looking up who held which office.
        home: the state whose news this is (its government's own words, or the dateline's), for people whose side no
            word tells: "Vladimir Putin met with the President of Brazil".
    """
    represent(mentions, docs)
    share(mentions, docs)
    for mention in mentions:
        if mention.kind == "person":
            _vote(people[mention.key], mention)
    known = {name: side for name, person in people.items() if (side := known_side(person, day))}
    free = _Free(mentions, docs, _claimed(people, known), home)
    body = _body(mentions)
    heirs = _heirs(mentions, docs, people)
    abroad = strangers(mentions, docs)
    for name, person in people.items():
        left = body if body and _of_body(person) else free.but(abroad.get(name, ()))
        _decide(person, heirs.get(person.name), known.get(person.name), left)
    for one, other in pairs(mentions, docs):
        _part(people[one], people[other], free, abroad)


def _part(one: Person, other: Person, free: _Free, abroad: Mapping[str, Collection[str]]) -> None:
    """Give one of two who met another side where both were guessed to be of one."""
    guess = other if other.guessed else one
    if one.party is not None and one.party == other.party and guess.guessed:
        guess.party = free.but({one.party, *abroad.get(guess.name, ())})


def _decide(person: Person, heir: str | None, known: Known | None, left: str | None) -> None:
    """Choose a person's side: told by words, else known from the table, else told by the post, else left over."""
    sure = known[0] if known and known[1] else None
    if not person.votes and sure is None:
        person.votes = person.past
    told = None if _misread(person, sure) else _voted(person, known) or heir
    rest = sure or side_of_post(person.post)
    person.party = told or rest or (known[0] if known else left)
    person.known = not told and known is not None and person.party == known[0]
    person.guessed = not (told or rest)


def _misread(person: Person, sure: str | None) -> bool:
    """Whether a single telling of a side is likelier a slip: in a list, a post may belong to the next name, and the
    ambassador to the UN is no envoy of the UN."""
    votes = person.votes
    if sure is None or len(sure) != 3 or sure in votes or votes.total() != 1:
        return False
    return all(len(side) == 3 or side == "UN" for side in votes)


def _voted(person: Person, known: Known | None) -> str | None:
    """Give the side that the words beside the name tell most often, of equals the one that is known."""
    best = max(person.votes.values(), default=0)
    sides = [side for side, count in person.votes.items() if count == best]
    return known[0] if known and known[0] in sides else next(iter(sides), None)


def _vote(person: Person, mention: Mention) -> None:
    post = mention.post
    if mention.party:
        (person.past if post and posts.is_past(post) else person.votes)[mention.party] += 1
    if post and (person.post is None or len(post) > len(person.post)) and len(post) < _LONGEST:
        person.post = post
    person.speaker |= mention.speaker


def _claimed(people: Mapping[str, Person], known: Mapping[str, Known]) -> Counter[str]:
    """Count the sides whose leader has a name."""
    leaders = words("people.toml", "leader_post")
    led = [p for p in people.values() if set((p.post or "").lower().split()) & leaders and not p.speaker]
    sides = [_voted(p, known.get(p.name)) or known.get(p.name, (side_of_post(p.post), True))[0] for p in led]
    return Counter(side for side in sides if side)


def _heirs(mentions: Sequence[Mention], docs: Sequence[Doc], people: Mapping[str, Person]) -> dict[str, str]:
    """Give those in a list the side of the first: "Israeli Prime Minister X, President Y and Z, the army's chief".

    Two with the same post are of two states, and so are two leaders with no more than a post before the name.
    """
    found: dict[str, str] = {}
    last: Mention | None = None
    side: str | None = None
    for mention in sorted((m for m in mentions if m.kind == "person"), key=lambda m: (m.paragraph, m.start)):
        doc = docs[mention.paragraph]
        listed = last is not None and last.paragraph == mention.paragraph and _next(doc, last, mention)
        if mention.party or not listed or not mention.post or last is None or _rival(last, mention):
            side = mention.party
        elif side and not people[mention.key].votes:
            found.setdefault(people[mention.key].name, side)
        last = mention
    return found


def _next(doc: Doc, last: Mention, mention: Mention) -> bool:
    """Whether no more than commas and "and" stand between two persons."""
    between = doc[last.np_end : mention.np_start]
    return 1 <= len(between) <= 3 and all(t.lower_ in (",", "and", "&", ";", "the") for t in between)


def _rival(last: Mention, mention: Mention) -> bool:
    """Whether two posts are the same office, so that they are of two sides."""
    one, other = (posts.find(m.post or "") for m in (last, mention))
    return one is not None and other is not None and one.office == other.office


def _of_body(person: Person) -> bool:
    """Whether a post is one of an organisation's alone (secretary-general, commissioner)."""
    post = posts.find(person.post) if person.post else None
    return post is not None and post.scope == "organisation"


def _body(mentions: Sequence[Mention]) -> str | None:
    """Choose the organisation that an article is about."""
    named = Counter(whole(m.key) for m in mentions if m.kind == "party" and len(m.key) != 3)
    return max(named, key=lambda code: (named[code], code)) if named else None


class _Free:
    """The states for those whose side no word tells."""

    def __init__(
        self, mentions: Sequence[Mention], docs: Sequence[Doc], claimed: Mapping[str, int], home: str | None
    ) -> None:
        """Weigh the states that an article names."""
        self._home = home
        self._claimed = claimed
        self._named: Counter[str] = Counter()
        states = [m for m in mentions if m.kind == "party" and len(m.key) == 3]
        for mention in states:
            if not mention.owned:
                self._named[mention.key] += _weight(mention, docs[mention.paragraph])
        for one, other in _pairs(states, docs):
            for mine, theirs in ((one, other), (other, one)):
                if theirs in claimed:
                    self._named[mine] += _PAIRED

    def but(self, others: Collection[str]) -> str | None:
        """Choose a state other than some: home, else the one whose leader or side has no name yet."""
        home = None if self._home in others else self._home
        if home and home not in self._claimed:
            return home
        free = [(n, code) for code, n in self._named.items() if code not in self._claimed and code not in others]
        if free:
            count, code = max(free)
            if count >= (1 if others else 2):
                return code
        taken = [code for code in self._claimed if code not in others]
        return home or (None if others else max(taken, key=lambda c: (self._claimed[c], c), default=None))


def _weight(mention: Mention, doc: Doc) -> int:
    """Weigh a mention of a state: a topic or a place says nothing of who acts."""
    if mention.led:
        return _LED
    start = mention.start
    while start > 0 and doc[start - 1].lower_ in ("the", "a"):
        start -= 1
    before = doc[start - 1].lower_ if start else ""
    return 0 if mention.topic or before in words("people.toml", "elsewhere_before") else _NAMED


def _pairs(states: Sequence[Mention], docs: Sequence[Doc]) -> list[tuple[str, str]]:
    """List the states joined by a hyphen: "Russian-French", "U.S.-China"."""
    ends = {(m.paragraph, m.chars[1]): m for m in states}
    texts = {n: docs[n].text for n in {m.paragraph for m in states}}
    found = []
    for mention in states:
        at = mention.chars[0] - 1
        if at > 0 and texts[mention.paragraph][at] in "-–/":
            first = ends.get((mention.paragraph, at))
            if first and first.key != mention.key:
                found.append((first.key, mention.key))
    return found


def share(mentions: Sequence[Mention], docs: Sequence[Doc]) -> None:
    """Hand out the sides before a list of names one by one: "the leaders of A and B, X and Y", "A and B's X and Y"."""
    persons = sorted((m for m in mentions if m.kind == "person"), key=lambda m: (m.paragraph, m.start))
    owners = {(m.paragraph, i): m for m in mentions if m.kind == "party" for i in range(m.start, m.end)}
    at = 0
    while at < len(persons):
        run = _run(persons, at, docs)
        sides = _sides_before(run[0], docs[run[0].paragraph], owners) if len(run) > 1 else []
        if len(sides) == len(run):
            for person, side in zip(run, sides, strict=True):
                side.owned = True
                person.party = whole(side.key)
        elif len(sides) == 1:
            for person in run:
                person.party = person.party or whole(sides[0].key)
        at += len(run)


def _run(persons: Sequence[Mention], at: int, docs: Sequence[Doc]) -> list[Mention]:
    """Give the names that follow one another with no more than "and" or a comma between."""
    run = [persons[at]]
    for person in persons[at + 1 :]:
        last = run[-1]
        between = docs[last.paragraph][last.end : person.start] if person.paragraph == last.paragraph else None
        if between is None or not 1 <= len(between) <= 2 or any(t.lower_ not in (",", "and", "&") for t in between):
            break
        run.append(person)
    return run


def _sides_before(first: Mention, doc: Doc, owners: Mapping[tuple[int, int], Mention]) -> list[Mention]:
    """Give the parties that a plural post before a list of names has: "Presidents of A and B", "US senators"."""
    plural = words("people.toml", "group_noun") | words("people.toml", "side_noun")
    found: list[Mention] = []
    seen = False
    i = first.start
    while i > 0 and first.start - i < 14 and not doc[i].is_sent_start:
        owner = owners.get((first.paragraph, i - 1))
        token = doc[i - 1]
        if owner is not None:
            found.append(owner)
            i = owner.start
            continue
        many = token.lower_ in plural and token.tag_ in ("NNS", "NNPS")
        seen |= many
        if not (many or token.lower_ in words("people.toml", "list_glue") or token.lower_ in _inside()):
            break
        i -= 1
    return found[::-1] if seen else []


def _inside() -> frozenset[str]:
    return words("people.toml", "post_word")


def mark_led(found: Sequence[Mention], doc: Doc) -> None:
    """Mark the parties that stand by a leader's post without a name."""
    leaders = words("people.toml", "leader_post") | {"side"}
    for mention in found:
        start = mention.start
        while start > 0 and doc[start - 1].lower_ in ("the", "republic", "of"):
            start -= 1
        before = doc[start - 1].lower_ if start and start < mention.start else ""
        after = doc[mention.end].lower_ if mention.end < len(doc) else ""
        mention.led = not mention.owned and (before in leaders or after in leaders)
