"""What a trigger word needs beside it to count: somebody, a place, an agreement, a telephone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .lexicon import Entry, words
from .mentions import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TO = frozenset({"to", "for", "into", "toward", "towards", "onto"})
#: Subjects of these have no visit: "the visit comes", "relations are in ...".
_THINGS = frozenset(
    {
        "visit",
        "trip",
        "talks",
        "meeting",
        "summit",
        "relations",
        "agreement",
        "conference",
        "move",
        "decision",
        "comments",
        "remarks",
        "announcement",
        "statement",
        "call",
        "it",
        "that",
        "this",
        "which",
        "there",
        "what",
    }
)


def has(entry: Entry, doc: Doc, token: Token, mentions: Mapping[int, Mention]) -> bool:
    """Whether a word has beside it what it needs."""
    return True if entry.needs is None else _NEEDS[entry.needs](doc, token, mentions)


def _window(doc: Doc, token: Token, before: int, after: int) -> range:
    sent = token.sent
    return range(max(sent.start, token.i - before), min(sent.end, token.i + after + 1))


def _phone(doc: Doc, token: Token, _: Mapping[int, Mention]) -> bool:
    return any(doc[i].lower_ in words("triggers.toml", "phone") for i in _window(doc, token, 5, 8)) or any(
        child.lower_ in ("with", "between") for child in token.children
    )


def _agreement(doc: Doc, token: Token, _: Mapping[int, Mention]) -> bool:
    pacts = words("triggers.toml", "agreement")
    return any(doc[i].lower_ in pacts for i in _window(doc, token, 12, 14))


def spoken_with(doc: Doc, token: Token, mentions: Mapping[int, Mention]) -> bool:
    """Whether somebody stands behind "with", "between" or "to" at a word, or several are its subject."""
    kinds = ("person", "party", "group", "description", "pronoun")
    for i in _window(doc, token, 0, 12):
        if doc[i].lower_ in ("with", "between", "to", "among") and any(
            mentions[j].kind in kinds for j in range(i + 1, min(i + 9, len(doc))) if j in mentions
        ):
            return True
    alone = not any(child.dep_ == "prep" and child.lower_ == "to" for child in token.children)
    two = any(c.dep_ == "nsubj" and c.lower_ in words("people.toml", "group_number") for c in token.children)
    return (two and alone) or any(c.dep_ in ("nsubj", "nsubjpass") and c.tag_ == "NNS" for c in token.children)


def _seen(doc: Doc, token: Token, mentions: Mapping[int, Mention]) -> bool:
    """Somebody is visited: "saw Minister X in Y", "first saw him here", "had seen X on Tuesday"; not "saw X leave"."""
    seen = next((c for c in token.children if c.dep_ == "dobj"), None)
    who = mentions.get(seen.i) if seen is not None else None
    if seen is None or who is None or who.kind not in ("person", "pronoun", "description"):
        return False
    if any(c.dep_ in ("ccomp", "xcomp", "oprd") or (c.dep_ == "prep" and c.lower_ == "as") for c in token.children):
        return False
    return any(
        (c.dep_ == "advmod" and c.lower_ in words("triggers.toml", "seen_adverb"))
        or (c.dep_ in ("prep", "npadvmod") and c.i > seen.i and _is_setting(c, doc, mentions))
        for c in (*token.children, *seen.children)
    )


def _jointly(doc: Doc, token: Token, mentions: Mapping[int, Mention]) -> bool:
    """Two people do something together, in a place and at a time: "X and Y agreed on it in Z last Wednesday"."""
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    if subject is None or not token.tag_.startswith("VB"):
        return False
    kinds = ("person", "description")
    named = [n for n in (subject, *subject.conjuncts) if n.i in mentions and mentions[n.i].kind in kinds]
    few = len(named) == len(subject.conjuncts) + 1 and len(named) > 1
    beside = [*token.children, *(below for c in token.children if c.dep_ == "dobj" for below in c.children)]
    placed = any(c.dep_ == "prep" and _is_setting(c, doc, mentions, "city") for c in beside)
    return few and placed and any(t.ent_type_ == "DATE" for t in token.sent)


def _is_setting(prep: Token, doc: Doc, mentions: Mapping[int, Mention], kind: str = "") -> bool:
    """Whether a phrase says where or when: "in Ohrid", "on Tuesday", "here"."""
    for i in range(prep.i, min(prep.i + 5, len(doc))):
        place = mentions[i].place if i in mentions else None
        if place is not None and prep.lower_ in ("in", "at", "near") and (not kind or place.kind == kind):
            return True
        if (
            not kind
            and doc[i].ent_type_ == "DATE"
            and (doc[i].is_ancestor(prep) or prep.is_ancestor(doc[i]) or i == prep.i)
        ):
            return True
    return False


def _person(doc: Doc, token: Token, mentions: Mapping[int, Mention]) -> bool:
    kinds = ("person", "description", "party", "group", "pronoun")
    return any(mentions[i].kind in kinds for i in _window(doc, token, 12, 14) if i in mentions and i != token.i)


def _place(doc: Doc, token: Token, mentions: Mapping[int, Mention]) -> bool:
    return any(_is_place(mentions.get(i)) for i in _window(doc, token, 0, 12)) or any(
        child.lower_ in ("here", "there", "home") for child in token.children
    )


def _is_place(mention: Mention | None) -> bool:
    return mention is not None and (mention.place is not None or mention.kind == "here")


def _dest(doc: Doc, token: Token, mentions: Mapping[int, Mention]) -> bool:
    """A place that hangs on the verb by "to", "for" or "here"."""
    for child in token.children:
        if child.lower_ in ("here", "there") and child.dep_ == "advmod":
            return True
        if (
            child.lower_ in _TO
            and child.dep_ == "prep"
            and any(_is_place(mentions.get(i)) for i in range(child.i + 1, min(child.i + 8, len(doc))))
        ):
            return True
        named = mentions.get(child.i) if child.dep_ == "dobj" else None
        if named is not None and _is_place(named) and named.form != "adjective":
            return True
    return False


def _stay(doc: Doc, token: Token, mentions: Mapping[int, Mention]) -> bool:
    """Somebody is in a place: "is in Russia on a visit", "will be in Bali for the summit"."""
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ in _THINGS:
        return False
    actor = any(
        subject.i in range(m.np_start, m.np_end)
        for m in mentions.values()
        if m.kind in ("person", "pronoun", "description")
    ) or subject.lower_ in words("people.toml", "side_noun")
    return actor and any(
        child.dep_ == "prep"
        and child.lower_ == "in"
        and any(_is_place(mentions.get(i)) for i in range(child.i + 1, min(child.i + 4, len(doc))))
        for child in token.children
    )


_NEEDS = {
    "phone": _phone,
    "agreement": _agreement,
    "with": spoken_with,
    "person": _person,
    "actor": _person,
    "party": _person,
    "place": _place,
    "dest": _dest,
    "stay": _stay,
    "seen": _seen,
    "jointly": _jointly,
    "forum": lambda *_: False,
}


def several(verb: Token) -> bool:
    """Whether a verb has several for its subject: "the two", "they", "A and B", "ministers"."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None:
        return False
    return (
        subject.tag_ in ("NNS", "NNPS")
        or bool(subject.conjuncts)
        or subject.lower_ in words("people.toml", "group_number") | {"they"}
    )
