"""Who the persons of an article are: surname to full name, post, side, and what pronouns and descriptions stand for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from .lexicon import read, words
from .mentions import Mention
from .names import is_name
from .nlp import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: How far to the left of a name its post may begin, in tokens.
_REACH = 18


#: What is left of an owner before a post: "'s foreign minister".
_OWNER = re.compile(r"^[ ,]*['’]s?(?=[ ,])")


@dataclass(slots=True, eq=False)
class Person:
    """A person of one article; `votes` are the sides that the words beside the name give."""

    name: str
    post: str | None = None
    votes: Counter[str] = field(default_factory=Counter)
    #: The sides that former posts give ("former Finnish president"): they count where nothing else does.
    past: Counter[str] = field(default_factory=Counter)
    speaker: bool = False
    #: "he" or "she" where an honorific or the given name tells.
    gender: str | None = None
    count: int = 0
    #: The side, from the votes or from what the article leaves over.
    party: str | None = None
    guessed: bool = False
    #: The side is known from the table of office holders, not from the text.
    known: bool = False


@cache
def table(name: str) -> Mapping[str, str]:
    """Give a table of `people.toml` (`post_party`, `part_of`)."""
    rows = read("people.toml")[name]
    return {str(k): str(v) for k, v in rows.items()} if isinstance(rows, dict) else {}


def whole(code: str) -> str:
    """Give the organisation that an organ is part of: the Security Council is the UN."""
    return table("part_of").get(code, code)


def surname_tokens(name: str) -> list[str]:
    """Split a name into its parts without initials and suffixes, in lower case."""
    drop = words("people.toml", "honorific")
    parts = [p.strip(".,").lower() for p in name.replace("-", " ").split()]
    return [p for p in parts if len(p) > 1 and p not in drop and p not in ("jr", "sr", "ii", "iii", "iv")] or parts[-1:]


def register(mentions: Sequence[Mention]) -> dict[str, Person]:
    """Make persons out of the person mentions, longest names first, and give each mention its person's id."""
    people: dict[str, Person] = {}
    for mention in sorted(mentions, key=lambda m: (-len(surname_tokens(m.text)), m.paragraph, m.start)):
        mention.key = _known(mention.text, people) or mention.text
        person = people.setdefault(mention.key, Person(mention.key))
        person.count += 1
    return people


def _known(name: str, people: Mapping[str, Person]) -> str | None:
    """Find the person that a name means: same surname and no conflicting given name."""
    mine = surname_tokens(name)
    best = None
    for key in people:
        theirs = surname_tokens(key)
        if len(mine) == 1:
            if _alike(mine[0], theirs[-1]):
                return key
            if mine[0] in theirs and best is None:
                best = key
        elif set(mine) <= set(theirs) or (
            _alike(mine[-1], theirs[-1]) and mine[0][0] == theirs[0][0] and len(theirs) > 1
        ):
            return key
    return best


def _alike(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return a == b or (len(short) > 4 and long.startswith(short[:-1]) and len(long) - len(short) <= 2)


def propagate(number: int, paragraph: Paragraph, taken: set[int], people: Mapping[str, Person]) -> list[Mention]:
    """Find further mentions of known persons by a part of their name alone ("Sherman", "Xi")."""
    parts: dict[str, str] = {}
    for key in sorted(people, key=lambda k: people[k].count):
        tokens = [t for t in key.split() if is_name(t)]
        for part in tokens[:1] + tokens[-1:]:
            if len(part) > 1:
                parts[part] = key
    for key in people:
        parts[key.split()[-1]] = key
    doc = paragraph.doc
    found = []
    for token in doc:
        if token.i in taken or token.text not in parts:
            continue
        key = parts[token.text]
        first = key.split()[0] == token.text and len(key.split()) > 1
        beside = token.i + 1 < len(doc) and is_name(doc[token.i + 1].text) and token.whitespace_
        if beside or (first and token.i > 0 and token.is_sent_start and len(token.text) < 4):
            continue
        found.append(Mention("person", number, token.i, token.i + 1, token.text, key))
    return found


# --- posts and sides ------------------------------------------------------------------------------------------------


def describe(mention: Mention, doc: Doc, owners: Mapping[int, Mention]) -> None:
    """Read post and side off the words beside a person's name, and widen its noun phrase to them."""
    heads = words("people.toml", "post_head") | words("people.toml", "honorific")
    left = _left(doc, mention.start, owners)
    right = _right(doc, mention.end, owners)
    for begin, end in ((left, mention.start), right):
        tokens = [doc[i] for i in range(begin, end)]
        if not any(t.lower_ in heads for t in tokens):
            continue
        if mention.post is None:
            words_ = " ".join(t.text for t in tokens if t.i not in owners or owners[t.i].form not in _LOOSE)
            mention.post = _OWNER.sub("", words_).strip(" ,'’") or None
        mention.speaker |= _speaks(doc, begin, end)
        sides = list(dict.fromkeys(owners[i] for i in range(begin, end) if i in owners))
        for side in sides:
            side.owned = True
        picked = _side(doc, begin, end, sides)
        mention.party = mention.party or picked
        mention.np_start, mention.np_end = min(mention.np_start, begin), max(mention.np_end, end)
    _of_country(mention, doc, owners)
    _of_owner(mention, doc, owners)


def _of_owner(mention: Mention, doc: Doc, owners: Mapping[int, Mention]) -> None:
    """Read the side right before a name without a post: "Italy's X", "the Saudi X"."""
    at = mention.start - 1
    possessed = at > 0 and doc[at].text in ("'s", "’s")
    side = owners.get(at - 1 if possessed else at)
    if side is None or side.kind != "party" or mention.party or mention.np_start < mention.start:
        return
    if side.form in (("name", "acronym") if possessed else ("adjective", "demonym")):
        side.owned = True
        mention.party = whole(side.key)


def _of_country(mention: Mention, doc: Doc, owners: Mapping[int, Mention]) -> None:
    """Read the side after a name: "President X of the Republic of Y"."""
    i = mention.end
    if i >= len(doc) or doc[i].lower_ != "of":
        return
    i += 1
    while i < len(doc) and doc[i].lower_ == "the":
        i += 1
    side = owners.get(i)
    if side is not None and side.kind == "party" and (mention.post or _bare(mention, side)):
        side.owned = True
        mention.party = mention.party or whole(side.key)


def _bare(mention: Mention, side: Mention) -> bool:
    """Whether "of" after a full name without a post says for whom somebody stands: "Ana Silva of Portugal"."""
    return mention.end - mention.start > 1 and side.form in ("name", "acronym")


def is_byline(mention: Mention, doc: Doc, title: bool) -> bool:
    """Whether a name is only that of who wrote the article: "by X" at the end of a title or at a paragraph's start."""
    i = mention.start - 1
    if i < 0 or doc[i].lower_ != "by" or mention.post is not None:
        return False
    return mention.end >= len(doc) - 1 if title else i == 0 and mention.end >= len(doc) - 6


_LOOSE = ("adjective", "demonym", "name", "acronym")


def _speaks(doc: Doc, begin: int, end: int) -> bool:
    """Whether the head of a post is a word for somebody who only speaks ("spokesman of the ministry")."""
    heads = words("people.toml", "post_head")
    found = [t.lower_ for t in doc[begin:end] if t.lower_ in heads]
    return bool(found) and any(word in words("people.toml", "speaker") for word in found[:1] + found[-1:])


def _side(doc: Doc, begin: int, end: int, sides: Sequence[Mention]) -> str | None:
    """Choose the side among the parties in a post: an adjective or possessor before the head, else what "of" names."""
    usable = [s for s in sides if s.kind == "party"]
    if not usable:
        return None
    organs = [s for s in usable if s.form in ("acronym", "name") and len(s.key) != 3]
    return whole((usable[0] if usable[0].form in _LOOSE else (organs or usable)[0]).key)


def side_of_post(post: str | None) -> str | None:
    """Give the side that a post has in news in English where no other is said: "Secretary of State"."""
    low = (post or "").lower()
    return next((party for words_, party in table("post_party").items() if words_ in low), None)


def _left(doc: Doc, start: int, owners: Mapping[int, Mention]) -> int:
    """Find where the post before a name begins."""
    heads = words("people.toml", "post_head") | words("people.toml", "honorific")
    inside = words("people.toml", "post_word")
    i = start
    if (
        i > 1
        and doc[i - 1].text in (",", "-", "–")
        and (doc[i - 2].lower_ in heads | inside or _closes(doc, i - 2, owners))
    ):
        i -= 1
    begin = start
    while i > 0 and start - i < _REACH and not doc[i].is_sent_start:
        token = doc[i - 1]
        low = token.lower_
        if i - 1 not in owners and low in ("of", "from", "for", "to", "and", "&", "on", "in", "the"):
            before = doc[i - 2].lower_ if i > 1 else ""
            if low != "the" and before not in heads | inside - {"of", "to", "the", "in", "on", "for", "and"}:
                break
            if low == "the" and before not in ("of", "from", "to", "for", "in"):
                break
            if low in ("of", "from", "for", "to") and _is_aide(doc, i - 1, start):
                break
        elif not (
            low in heads
            or low in inside
            or i - 1 in owners
            or token.text in ("-", "–", "'s", "’s")
            or (begin < start and token.tag_ in _NOMINAL and (_near(doc, i - 1) or _portfolio(doc, i - 1, owners)))
        ):
            break
        i -= 1
        if low in heads or i in owners or low in inside:
            begin = i
    while begin < start and doc[begin].lower_ in (
        "of",
        "from",
        "and",
        "to",
        "for",
        "in",
        "on",
        "'s",
        "’s",
        "-",
        "the",
        ",",
        "s",
    ):
        begin += 1
    return begin


def _closes(doc: Doc, i: int, owners: Mapping[int, Mention]) -> bool:
    """Whether a side at a token ends a post before a name: "the foreign minister of Senegal, X"."""
    side = owners.get(i)
    if side is None or side.kind != "party":
        return False
    at = side.start - 1 - (side.start > 1 and doc[side.start - 1].lower_ == "the")
    return at > 0 and doc[at].lower_ in ("of", "from") and doc[at - 1].lower_ in words("people.toml", "post_head")


def _is_aide(doc: Doc, prep: int, start: int) -> bool:
    """Whether what stands before a preposition is another's post: "a spokesman for X", "an adviser to Minister X"."""
    heads = words("people.toml", "post_head")
    last = doc[start - 1].lower_ in heads or doc[start - 1].lower_ in words("people.toml", "honorific")
    return prep == start - 1 or (last and doc[prep - 1].lower_ in words("people.toml", "aide"))


_NOMINAL = ("NN", "NNP", "NNPS", "JJ", "NNS", "")
#: Words between the side and the head of a post: "Namibia's inland fisheries minister".
_SUBJECT = 3


def _portfolio(doc: Doc, i: int, owners: Mapping[int, Mention]) -> bool:
    """Whether a word no list of ours has tells of what somebody is minister: a side stands before, a head behind."""
    ahead = next((j for j in range(i + 1, min(i + _SUBJECT, len(doc))) if doc[j].lower_ in _offices()), None)
    if ahead is None:
        return False
    for j in range(i - 1, max(-1, i - _SUBJECT - 1), -1):
        if j in owners:
            return owners[j].kind == "party"
        if doc[j].tag_ not in (*_NOMINAL, "POS", "CC"):
            return False
    return False


def _offices() -> frozenset[str]:
    return words("people.toml", "office_head")


def _near(doc: Doc, i: int) -> bool:
    """Whether a token can be inside a long post ("Minister of Digital Affairs"): "of" or "for" not far before."""
    return any(doc[j].lower_ in ("of", "for") for j in range(max(0, i - 3), i))


def _right(doc: Doc, end: int, owners: Mapping[int, Mention]) -> tuple[int, int]:
    """Find the post in apposition after a name: ", minister for trade of X,"."""
    i = end
    if i < len(doc) and doc[i].text == "(":
        while i < len(doc) and doc[i].text != ")" and i - end < 4:
            i += 1
        i += 1
    if i >= len(doc) or doc[i].text != "," or (i + 1 < len(doc) and doc[i + 1].lower_ in ("and", "or")):
        return end, end
    heads = words("people.toml", "post_head")
    last, seen = i + 1, False
    for j in range(i + 1, min(i + 16, len(doc))):
        token = doc[j]
        if (token.tag_.startswith("V") and token.i not in owners and not seen) or token.text in (
            ",",
            ".",
            ";",
            ":",
            "(",
            '"',
            "“",
        ):
            break
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT") or token.lower_ in ("who", "said"):
            break
        if is_name(token.text) and j not in owners and not seen and token.ent_type_ == "PERSON":
            return end, end
        if seen and j - 1 in owners and token.ent_type_ == "PERSON" and j not in owners and is_name(token.text):
            # "A, President of X B": the post is that of the next name.
            return end, end
        seen |= token.lower_ in heads
        last = j + 1
    return (i + 1, last) if seen else (end, end)
