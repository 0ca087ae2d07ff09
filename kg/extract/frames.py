"""How an actor hangs on an event in the parse: its subject, object, "with", "between", possessor ..., and through what.

A delegation's country, "the foreign ministers of A and B" and "officials led by X" are taken up to the noun they belong
to; subjects are handed down to verbs that share them ("flew to Rome and met", "is expected to meet", "who met").
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING

from .lexicon import forms_of, triggers, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_UP = 8
#: Relations by which a verb's subject is also that of what stands below it.
_SHARED = frozenset(
    {
        "xcomp",
        "conj",
        "advcl",
        "pcomp",
        "prep",
        "pobj",
        "dobj",
        "ccomp",
        "acl",
        "relcl",
        "attr",
        "oprd",
        "nsubj",
        "nsubjpass",
    }
)


def frame(actor: Token, trigger: Token, carrier: int) -> str:
    """Name the relation of an actor to a trigger: role, and what lies between ("subj:self", "with:carrier", "none").

    Args:
        actor: the token that hangs the mention in its sentence.
        carrier: index of the verb that carries an event noun, or -1.
    """
    top = _top(actor)
    chain = _chain(trigger, carrier)
    role, holder = _role(top)
    if top.i in chain and chain[top.i] == "name":
        return "of:self"
    if top.i in chain:
        return "holds:" + chain[top.i]
    if holder.i in chain:
        return f"{role}:{chain[holder.i]}"
    if holder.dep_ in ("prep", "agent") and holder.head.i in chain:
        return f"{role}:{chain[holder.head.i]}"
    below = _relative(top, chain)
    return below or "none"


def _top(token: Token) -> Token:
    """Climb from a name to the head of the coordination, or to the noun of a side that it belongs to."""
    sides = words("people.toml", "side_noun")
    for _ in range(_UP):
        head = token.head
        if head.i == token.i:
            break
        if token.dep_ in ("conj", "appos") or (
            token.dep_ in ("amod", "poss", "compound", "nmod") and head.lower_ in sides
        ):
            token = head
        elif (
            token.dep_ == "pobj" and head.lower_ in ("of", "from") and head.dep_ == "prep" and head.head.lower_ in sides
        ):
            token = head.head
        elif (
            token.dep_ == "pobj"
            and head.dep_ in ("agent", "prep")
            and head.lower_ == "by"
            and head.head.dep_ == "acl"
            and head.head.head.lower_ in sides
        ):
            token = head.head.head
        elif token.dep_ == "pobj" and head.lower_ == "including":
            token = head.head
        else:
            break
    return token


def _chain(trigger: Token, carrier: int) -> dict[int, str]:
    """Name what governs a trigger and shares its actors, from the trigger upward."""
    found = {trigger.i: "self"}
    token, trail = trigger, ""
    if trigger.dep_ == "compound":
        # "a meeting Organization X": the parse makes the event noun part of the name.
        found[trigger.head.i] = "name"
    for _ in range(5):
        head = token.head
        if head.i == token.i or token.dep_ not in _SHARED:
            break
        label = "" if token.dep_ in ("pobj", "pcomp") else token.dep_ if token.dep_ != "prep" else token.lower_
        trail = f"{trail}>{label}" if label else trail
        token = head
        found[token.i] = "carrier" if token.i == carrier else trail or "prep"
        if token.dep_ in ("relcl", "acl") or token.dep_ == "ROOT":
            break
    return found


def _role(token: Token) -> tuple[str, Token]:
    """Name a token's own relation and give what it hangs on."""
    dep, head = token.dep_, token.head
    if dep in ("nsubj", "nsubjpass"):
        return "subj" if dep == "nsubj" else "subjpass", head
    if dep in ("dobj", "dative", "attr"):
        return "obj", head
    if dep == "pobj":
        return head.lower_, head
    return dep, head


def _relative(token: Token, chain: dict[int, str]) -> str | None:
    """An actor described by a clause that holds the trigger: "X, who met Y", "the ministers meeting here"."""
    for child in token.children:
        if child.dep_ in ("relcl", "acl") and child.i in chain:
            return f"{child.dep_}:{chain[child.i]}"
    return None


def holder(token: Token) -> tuple[str, str]:
    """Name the relation by which a name hangs in its sentence, and the class of what it hangs on."""
    while token.dep_ in ("conj", "appos") and token.head.i != token.i:
        token = token.head
    dep, head = token.dep_, token.head
    if dep == "pobj":
        dep, head = head.lower_, head.head
    return dep, word_class(head)


def word_class(token: Token) -> str:
    """Name the class of a word as far as it matters for sides: an actor, an event, a verb of saying ..."""
    low = token.lower_
    if token.tag_.startswith("V") or token.dep_ == "ROOT":
        return next((name for name, known in _verbs() if low in known), "verb")
    if low in words("people.toml", "side_noun") or low in words("people.toml", "post_head"):
        return "actor"
    if low in _event_words():
        return "event"
    return "name" if token.tag_.startswith("NNP") else token.tag_[:1]


def _verbs() -> tuple[tuple[str, Collection[str]], ...]:
    """Classes of verbs, the first that knows a word counts."""
    return ("say", forms_of("say")), ("event", _event_words()), ("carry", forms_of("light"))


@cache
def _event_words() -> frozenset[str]:
    return frozenset(form for entry in triggers() for form in entry.forms if entry.lemma != "be")


def tells(actor: Token, trigger: Token) -> str:
    """Say how an actor speaks of an event: "" for not at all, else the relation of the event to the verb of telling.

    "Putin briefed Macron on the talks" (prep), "Rice said they would meet" (ccomp).
    """
    top = _top(actor)
    verb = top.head
    if top.dep_ not in ("nsubj", "nsubjpass", "dobj", "dative") or verb.lower_ not in forms_of("tell"):
        return ""
    token, last = trigger, ""
    for _ in range(_UP):
        if token.i == verb.i:
            return f"{top.dep_}:{last}" if last else ""
        last = token.dep_
        if token.head.i == token.i:
            break
        token = token.head
    return ""


def belongs(actor: Token, trigger: Token, carrier: int) -> str:
    """Name what an actor possesses: the event, the side that acts, an invitation, another thing; "" for nothing."""
    head = actor.head
    if actor.dep_ == "pobj" and head.lower_ in ("of", "from") and head.dep_ == "prep":
        head = head.head
    elif actor.dep_ not in ("poss", "nmod"):
        return ""
    if head.i in (trigger.i, carrier):
        return "event"
    low = head.lower_
    if low in words("people.toml", "side_noun") or low in words("people.toml", "bureau"):
        return "side"
    return "call" if low in words("people.toml", "call_noun") else "thing"


def act(actor: Token, trigger: Token, carrier: int) -> str:
    """Sum up how an actor stands to an event: does, joins, shares or owns it, calls for it, tells of it, or none.

    The fitted decisions see few examples of each frame; what the frames mean is the same in all English.
    """
    role = frame(actor, trigger, carrier)
    name, _, holder = role.partition(":")
    owner = belongs(actor, trigger, carrier)
    if owner in ("side", "call"):
        return owner
    if owner == "event" or role.startswith("holds") or name == "of":
        return "owns"
    if name in _DOING and holder in ("self", "carrier", "prep", "name"):
        return "does" if name in ("subj", "subjpass") else "joins"
    if name in ("relcl", "acl") and holder in ("self", "carrier"):
        return "does"
    if tells(actor, trigger):
        return "tells"
    if name in ("subj", "subjpass") and not {"ccomp", "nsubj", "dobj"} & set(holder.split(">")):
        return "shares"
    return "none" if role == "none" else "loose"


#: Relations of those who take part to the verb or noun of an event.
_DOING = frozenset({"subj", "subjpass", "obj", "with", "between", "among", "by", "including", "alongside", "agent"})
