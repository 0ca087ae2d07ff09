"""What pronouns, definite descriptions and groups stand for, from what the article names beside them."""

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


def anaphors(number: int, doc: Doc, taken: Mapping[int, Mention]) -> list[Mention]:
    """Find pronouns, "here", descriptions ("the Israeli leader") and groups ("both sides") in one paragraph."""
    found: list[Mention] = []
    inside = _phrases(taken)
    for token in doc:
        low = token.lower_
        if low in words("people.toml", "he") or low in words("people.toml", "she"):
            key = "he" if low in words("people.toml", "he") else "she"
            found.append(Mention("pronoun", number, token.i, token.i + 1, token.text, form=key))
        elif low in words("people.toml", "they"):
            found.append(Mention("group", number, token.i, token.i + 1, token.text, form="they"))
        elif low == "here" and token.tag_ == "RB":
            found.append(Mention("here", number, token.i, token.i + 1, token.text, form="here"))
        elif token.i in inside:
            continue
        elif low in words("people.toml", "group_noun") and token.i not in taken:
            group = _group(number, doc, token.i, taken)
            if group is not None:
                found.append(group)
        elif low in words("people.toml", "post_head") and token.i not in taken and token.tag_ in ("NN", "NNP"):
            description = _description(number, doc, token.i, taken)
            if description:
                found.append(description)
    return found


def _phrases(taken: Mapping[int, Mention]) -> frozenset[int]:
    """Tokens of the posts that go with a name: "US Deputy Secretary of State" before one describes nobody else."""
    persons = {id(m): m for m in taken.values() if m.kind == "person"}
    return frozenset(i for m in persons.values() for i in range(m.np_start, m.np_end))


def _group(number: int, doc: Doc, i: int, taken: Mapping[int, Mention]) -> Mention | None:
    """Read "both sides", "the two leaders", "the leaders of A and B", "the Chinese and Japanese presidents"."""
    start, counted = i, -1
    sides: list[str] = []
    while start > 0 and i - start < 6:
        before = doc[start - 1]
        owner = taken.get(start - 1)
        if owner is not None and owner.kind == "party":
            sides.insert(0, owner.key)
        elif before.lower_ in words("people.toml", "group_number"):
            counted = start - 1
        elif before.tag_ not in ("JJ", "NN", "POS", "NNP", "DT") and not (sides and before.lower_ in ("and", ",")):
            break
        start -= 1
    sides += _sides_after(doc, i + 1, taken)
    personal = doc[i].lower_ in words("people.toml", "group_person")
    if counted < 0 and not (personal and (sides or doc[start].lower_ in ("the", "both"))):
        return None
    form = "number" if counted >= 0 else "sides" if sides else "plain"
    start = counted if counted >= 0 else start
    return Mention(
        "group", number, start, i + 1, doc[start : i + 1].text, form=form, post=doc[i].lower_, members=tuple(sides)
    )


def _sides_after(doc: Doc, at: int, taken: Mapping[int, Mention]) -> list[str]:
    """List the parties after "of": "of Russia, Azerbaijan and the Republic of Armenia"."""
    found: list[str] = []
    if at >= len(doc) or doc[at].lower_ != "of":
        return found
    while at < len(doc) and (at in taken or doc[at].lower_ in ("of", "the", "and", ",", "republic")):
        owner = taken.get(at)
        if owner is not None and owner.kind == "party" and owner.key not in found:
            found.append(owner.key)
        at += 1
    return found


def _description(number: int, doc: Doc, i: int, taken: Mapping[int, Mention]) -> Mention | None:
    """Read "the Israeli leader", "the foreign minister", "the President of France" as a description of a person."""
    start, party = i, None
    while start > 0 and i - start < 6:
        before = doc[start - 1]
        if start - 1 in taken and taken[start - 1].kind == "party":
            party = taken[start - 1].key
        elif not (
            before.lower_ in words("people.toml", "post_word") - {"of", "and", "to", "for", "in", "on"}
            or before.tag_ in ("JJ", "POS")
        ):
            break
        start -= 1
    end, owner = _of(doc, i + 1, taken)
    party = party or (owner.key if owner else None)
    after = doc[end] if end < len(doc) else None
    if after is not None and (after.tag_.startswith("N") or (after.i in taken and taken[after.i].kind == "person")):
        return None
    if not (start < i and (doc[start].lower_ in ("the", "his", "her", "their", "its") or party is not None)):
        return None
    if any(doc[j].lower_ in words("people.toml", "one_of_many") for j in range(start, i)):
        return None
    if _aide(doc, start):
        return None
    return Mention("description", number, start, i + 1, doc[start:end].text, form=doc[i].lower_, party=party)


def _aide(doc: Doc, start: int) -> bool:
    """Whether a post only says whose aide or office is meant: "the Office of the President", "adviser to the ..."."""
    if start < 2 or doc[start - 1].lower_ not in ("of", "to", "for"):
        return False
    return doc[start - 2].lower_ in words("people.toml", "post_head") | words("people.toml", "bureau")


def _of(doc: Doc, at: int, taken: Mapping[int, Mention]) -> tuple[int, Mention | None]:
    """Read the rest of a post after its head, "of state", "of the Republic of France": its end, and its party."""
    end = at
    while end < len(doc) and doc[end].lower_ == "of":
        word = end + 1
        while word < len(doc) and word not in taken and doc[word].lower_ in ("the", "republic", "state", "of"):
            word += 1
        found = taken.get(word)
        if found is not None and found.kind == "party":
            return found.end, found
        if word < len(doc) and doc[word].lower_ in words("people.toml", "post_word"):
            word += 1
        elif doc[word - 1].lower_ != "state":
            break
        end = word
    return end, None


# --- who is meant -----------------------------------------------------------------------------------------------------


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
