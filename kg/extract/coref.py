"""Whom pronouns, definite descriptions and groups stand for, from what the article names beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from ..data import posts
from .lexicon import words
from .mentions import Mention
from .people import Person

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Sentences back that a pronoun may look, and that a group of persons may.
_BACK, _GROUP_BACK = 3, 4
#: Mentions back that a description may look.
_SEEN = 40
#: Persons that "they" or "the leaders" stands for where no number is said.
_GROUP = 2


@dataclass(slots=True)
class _Story:
    """What has been named so far: line, whether as subject, and who."""

    people: Mapping[str, Person]
    #: The article is a government's own: it has no dateline, and a side that is never said is its own.
    own: bool
    seen: list[tuple[int, bool, str]] = field(default_factory=list)
    #: The same with those whom groups stood for: "they" goes on meaning the two of the sentence before.
    active: list[tuple[int, str]] = field(default_factory=list)
    line: int = -1
    #: Who stands at a token, by paragraph and token.
    at: dict[tuple[int, int], str] = field(default_factory=dict)

    def note(self, key: str, subject: bool) -> None:
        """Remember that somebody was named or meant."""
        self.seen.append((self.line, subject, key))
        self.active.append((self.line, key))


def resolve(mentions: Sequence[Mention], docs: Sequence[Doc], people: Mapping[str, Person], own: bool) -> None:
    """Give pronouns and descriptions the person they stand for (`key`), groups theirs (`members`), in reading order."""
    story = _Story(people, own)
    last: tuple[int, int] | None = None
    for mention in sorted(mentions, key=lambda m: (m.paragraph, m.start)):
        doc = docs[mention.paragraph]
        token = doc[mention.head if mention.head >= 0 else mention.start]
        here = (mention.paragraph, token.sent.start if doc.has_annotation("SENT_START") else 0)
        story.line, last = story.line + (here != last), here
        subject = _leads(token)
        if mention.kind == "person":
            story.note(mention.key, subject)
            story.at[mention.paragraph, token.i] = mention.key
        elif mention.kind == "pronoun" and mention.paragraph > 0:
            mention.key = _antecedent(story, mention.form, _agent(token, mention, story)) or ""
            if mention.key and subject:
                story.note(mention.key, True)
        elif mention.kind == "description":
            mention.key = _described(mention, story) or _introduced(mention, story) or ""
        elif mention.kind == "group":
            mention.members = tuple(_members(mention, story))
            story.active += [(story.line, key) for key in reversed(mention.members)]


def _leads(token: Token) -> bool:
    """Whether a token is the subject of a main clause."""
    if token.dep_ == "pobj" and token.head.dep_ == "agent":
        return True
    return token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ in ("ROOT", "conj", "ccomp", "advcl")


def _agent(token: Token, mention: Mention, story: _Story) -> str | None:
    """Give the subject of the verb that a pronoun is object of: "X told him" is of another than X."""
    verb = token.head.head if token.dep_ == "pobj" else token.head
    if token.dep_ not in ("dobj", "dative", "pobj") or not verb.tag_.startswith("V"):
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return story.at.get((mention.paragraph, subject.i)) if subject is not None else None


def _antecedent(story: _Story, gender: str, agent: str | None = None) -> str | None:
    """Choose the latest subject of this or an earlier sentence whose gender does not speak against it.

    Args:
        agent: who cannot be meant.
    """
    near = [
        row
        for row in story.seen
        if story.line - row[0] <= _BACK and row[2] != agent and _fits(row[2], gender, story.people)
    ]
    if not near:
        return None
    same = [k for n, s, k in near if n == story.line and s]
    if same:
        return same[-1]
    earlier = [row for row in near if row[0] < story.line] or near
    latest = max(n for n, _, _ in earlier)
    subjects = [k for n, s, k in earlier if s and n >= latest - 1]
    return subjects[-1] if subjects else next(k for n, _, k in earlier if n == latest)


def _fits(key: str, gender: str, people: Mapping[str, Person]) -> bool:
    person = people[key]
    known = person.gender or gender_of(key, person.post)
    return known is None or known == gender


@lru_cache(maxsize=4096)
def gender_of(name: str, post: str | None = None) -> str | None:
    """Tell "he" or "she" from a post or a given name, None where neither tells."""
    # A surname alone tells nothing: many are given names as well.
    found = posts.gender(name if " " in name else "", post)
    return {"f": "she", "m": "he"}.get(found) if found else None


@lru_cache(maxsize=4096)
def _office(post: str | None) -> str | None:
    found = posts.find(post) if post else None
    return found.office if found else None


def _described(mention: Mention, story: _Story) -> str | None:
    """Choose the person that a description fits best, the latest of equals; one named later only by side and post."""
    before = list(dict.fromkeys(key for _, _, key in reversed(story.seen[-_SEEN:])))
    ranked = [(_fit(mention, story.people[key], story), -rank, key) for rank, key in enumerate(before)]
    best = max(ranked, default=(0.0, 0, ""))
    if best[0] > 0:
        return best[2]
    if not mention.party:
        return None
    later = [k for k, p in story.people.items() if k not in before and not p.guessed]
    fitting = [k for k in later if _fit(mention, story.people[k], story) >= 3]
    return fitting[0] if len(fitting) == 1 else None


#: Sentences back that a post may look for the person whose post was not said.
_NEW = 2


def _introduced(mention: Mention, story: _Story) -> str | None:
    """Choose the one subject of the sentences before whose post was not said: "X is back in Y. The envoy met ..."."""
    if not mention.text.lower().startswith("the ") or _office(mention.text) is None:
        return None
    if any(_office(p.post) == _office(mention.text) for p in story.people.values()):
        return None
    rows = [row for row in story.seen if row[1] and 0 < story.line - row[0] <= _NEW]
    fitting = dict.fromkeys(key for _, _, key in rows if _may_hold(mention, story.people[key]))
    if len(fitting) != 1:
        return None
    (key,) = fitting
    person = story.people[key]
    person.post = mention.text[4:]
    if mention.party:
        person.party, person.guessed = mention.party, False
    return key


def _may_hold(mention: Mention, person: Person) -> bool:
    """Whether a person whose post nobody has said may hold that of a description."""
    if person.post is not None or person.speaker or person.votes.keys() - {mention.party}:
        return False
    return not mention.party or person.guessed or person.party in (None, mention.party)


def _fit(mention: Mention, person: Person, story: _Story) -> float:
    """Say how well a description fits a person, 0 for not at all: side, then office, then whose article it is."""
    if person.speaker or (mention.party and person.party != mention.party):
        return 0.0
    mine, theirs = _office(mention.text), _office(person.post)
    past = person.post is not None and posts.is_past(person.post) and not posts.is_past(mention.text)
    high = mine in _high() or mention.form in words("people.toml", "leader_post")
    if mine is not None and mine == theirs and _same_title(mention.form, person.post or ""):
        level = 3.0
    elif high and mine in ("leader", None) and theirs in _high():
        level = 2.5
    elif not high and mention.form in (person.post or "").lower().split():
        level = 2.0
    elif high and person.post is None and (mention.party or story.own):
        level = 1.0
    else:
        return 0.0
    if not mention.party and story.own:
        # Whose side is never said is the one whose news this is.
        level += (2.5 if not person.votes else 0.0) + 0.1 * min(person.count, 9)
    return level - past


def _same_title(form: str, post: str) -> bool:
    """Whether two forms of one office go together: a king is a head of state and no president."""
    titles = words("people.toml", "own_title")
    return form not in titles or form in post.lower().split() or not titles & set(post.lower().split())


def _high() -> frozenset[str]:
    """Offices of those who lead a state."""
    return words("people.toml", "high_office")


def _members(mention: Mention, story: _Story) -> list[str]:
    """Choose the persons that a group stands for: those of the sides it names, else the latest that fit its noun."""
    if mention.form == "sides":
        found = [_of_side(side, mention, story) for side in mention.members]
        return [key for key in found if key]
    if mention.form != "they" and mention.post not in words("people.toml", "group_person"):
        return []
    most = {"three": 3, "four": 4, "five": 5}.get(mention.text.lower().split()[0], _GROUP)
    picked: list[str] = []
    for line, key in reversed(story.active):
        if story.line - line > _GROUP_BACK or len(picked) >= most:
            break
        if key not in picked and _in_group(mention, story.people[key]):
            picked.append(key)
    return picked if len(picked) > 1 else []


def _of_side(side: str, mention: Mention, story: _Story) -> str | None:
    """Find the person of a side whose post is that of a group's noun."""
    fitting = [k for k, p in story.people.items() if p.party == side and _in_group(mention, p)]
    return max(fitting, key=lambda k: story.people[k].count, default=None)


def _in_group(mention: Mention, person: Person) -> bool:
    """Whether a person can be one of "the ministers", "the leaders", "they"."""
    if person.speaker:
        return False
    post = (person.post or "").lower()
    if mention.post in words("people.toml", "group_high"):
        return _office(person.post) in _high() or person.post is None
    noun = (mention.post or "").removesuffix("s")
    return mention.form == "they" or noun in post.split() or mention.post in words("people.toml", "group_any")
