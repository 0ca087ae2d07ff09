"""Where an actor stands to an event in the parse: does it, tells of it, only comes before or after it, is off it.

From the event upward every word is asked what it makes of the event: a verb of taking part ("attended the talks"), of
telling ("spoke of the talks"), of wishing ("urged talks"), a preposition of time ("ahead of the talks"), a clause with
a subject of its own. An actor who hangs on one of these words stands to the event as that word says.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .lexicon import forms_of, triggers, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_UP = 10
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "dative", "attr", "oprd"})
#: What the words between an event and an actor say, the strongest first; the rest is weaker than these.
_ORDER = (
    "said",
    "own",
    "rel",
    "topic",
    "aside",
    "margin",
    "noun",
    "subject",
    "tell",
    "off",
    "wish",
    "occasion",
    "set",
    "aim",
    "plain",
)


def stances(trigger: Token) -> dict[int, str]:
    """Say what each word above an event makes of it, by its index: the mark that is passed to the actors there."""
    found = {trigger.i: "self"}
    marks: list[str] = []
    token = trigger
    for _ in range(_UP):
        head = token.head
        if head.i == token.i:
            break
        who = token.dep_ in ("relcl", "acl")
        if who:
            found[head.i] = "who:" + _strongest(marks)
        marks += _step(token, head)
        token = head
        if not who:
            found[token.i] = _strongest(marks)
    return found


def _strongest(marks: list[str]) -> str:
    return next((mark for mark in _ORDER if mark in marks), "part")


def _step(token: Token, head: Token) -> list[str]:
    """Name what one step upward adds."""
    dep = token.dep_
    if dep in ("pobj", "pcomp"):
        return []
    if dep in ("prep", "agent"):
        return [_by_preposition(token, head)]
    if dep in _OBJECTS:
        return [verb_class(head)]
    if dep in _SUBJECTS:
        return ["subject"]
    if dep in ("relcl", "acl"):
        return ["rel"]
    if dep in ("ccomp", "advcl", "xcomp", "conj", "parataxis"):
        return _by_clause(token, head)
    return ["noun"] if dep in ("poss", "compound", "nmod", "amod") else []


def _by_clause(token: Token, head: Token) -> list[str]:
    """Name what a clause below another makes of its event: told, with a subject of its own, or shared."""
    if not token.tag_.startswith("V") or not head.tag_.startswith("V"):
        return []
    own = any(child.dep_ in _SUBJECTS for child in token.children)
    if token.dep_ in ("ccomp", "parataxis"):
        return ["said"] if own else [verb_class(head)]
    if own:
        return ["own"]
    return [verb_class(head)] if token.dep_ == "xcomp" else []


def _by_preposition(prep: Token, head: Token) -> str:
    """Name what a preposition makes of the event behind it."""
    low = prep.lower_
    if _is_time(prep):
        return "part" if any(child.dep_ == "pcomp" for child in prep.children) else "aside"
    if head.lower_ in words("cues.toml", "beside_event"):
        return "margin" if low == "of" else "aside"
    if any(child.lower_ in words("cues.toml", "beside_event") for child in prep.children):
        return "margin"
    if low in words("cues.toml", "topic_before"):
        return "topic"
    if not head.tag_.startswith("V"):
        return "part" if low == "of" and head.lower_ in words("cues.toml", "course") else "noun"
    if low in words("cues.toml", "aim_of"):
        return "aim"
    if low in ("in", "on", "with") and verb_class(head) == "part":
        return "part"
    return "occasion" if low in words("cues.toml", "occasion") else "plain"


def _is_time(prep: Token) -> bool:
    """Whether a preposition puts an event before or after what is told."""
    low = prep.lower_
    beside = prep.head.lower_ in words("cues.toml", "around")
    return beside or low in words("cues.toml", "ahead_of") or low in words("cues.toml", "back_from")


def verb_class(verb: Token) -> str:
    """Say what a verb's subject does with an event that is its object: takes part, tells, wishes, calls off ..."""
    return _class_of(verb.lower_)


@cache
def _class_of(form: str) -> str:
    return next((name for name, known in _verbs() if form in known), "plain")


@cache
def _verbs() -> tuple[tuple[str, frozenset[str]], ...]:
    events = frozenset(f for e in triggers() if e.pos == "verb" and not e.weak for f in e.forms)
    return (
        ("part", events | frozenset(forms_of("partake"))),
        ("off", frozenset(forms_of("off_verb"))),
        ("wish", frozenset(forms_of("wish_verb"))),
        ("tell", frozenset(forms_of("tell"))),
        ("set", frozenset(forms_of("set_verb"))),
    )


def stance(actor: Token, marks: dict[int, str]) -> str:
    """Say how an actor stands to an event, given what the words above it make of it: role, then mark."""
    top, through = _climb(actor)
    top = _equal(top)
    dep, holder = top.dep_, top.head
    if top.i in marks:
        return f"{through}holds:{marks[top.i]}"
    if dep in _SUBJECTS:
        role = "subj"
    elif dep in _OBJECTS:
        role = "obj"
    elif dep in ("poss", "nmod", "compound", "amod"):
        role = "poss"
    elif dep == "pobj":
        role, holder = holder.lower_, holder.head
        if holder.dep_ == "prep" and holder.i not in marks:
            # "ahead of", "together with"
            holder = holder.head
    else:
        role = dep
    if holder.i in marks:
        return f"{through}{role}:{marks[holder.i]}"
    below = next((c for c in top.children if c.dep_ in ("relcl", "acl") and c.i in marks), None)
    if below is not None:
        return f"{through}does:{marks[below.i]}"
    return f"{through}off"


def _climb(token: Token) -> tuple[Token, str]:
    """Climb from a name to the word that stands for it: the first of a list, the side it owns or leads, those it joins.

    Returns:
        The word, and by which way: "" for a list, else "owner:", "head:" or "joined:".
    """
    through = ""
    for _ in range(_UP):
        head = token.head
        if head.i == token.i:
            break
        if token.dep_ in ("conj", "appos"):
            token = head
        elif token.dep_ == "pobj" and head.lower_ in words("people.toml", "beside"):
            token, through = head.head, through or "joined:"
        elif token.dep_ == "pobj" and head.dep_ in ("agent", "prep"):
            step = _behind(token, head)
            if step is None:
                break
            token, through = step[0], through or step[1]
        elif token.dep_ in ("amod", "poss", "compound", "nmod") and head.lower_ in words("people.toml", "side_noun"):
            token, through = head, through or "owner:"
        else:
            break
    return token, through


def _behind(token: Token, prep: Token) -> tuple[Token, str] | None:
    """Give what a name behind a preposition belongs to: "a team of X", "officials led by X", "travels joined by X"."""
    above = prep.head
    low = prep.lower_
    if low in ("of", "from") and above.lower_ in words("people.toml", "side_noun"):
        return above, "owner:"
    if low in ("by", "with") and above.lower_ in words("people.toml", "joined") and above.head.i != above.i:
        whom = above.head
        if whom.tag_.startswith("V"):
            whom = next((c for c in whom.children if c.dep_ in _SUBJECTS), whom)
        return whom, "joined:"
    if low == "by" and above.dep_ == "acl" and above.head.lower_ in words("people.toml", "side_noun"):
        return above.head, "head:"
    return None


def _equal(token: Token) -> Token:
    """Give the subject that a name is said to be: "the last to visit was X"."""
    if token.dep_ == "attr" and token.head.lower_ in forms_of("be"):
        return next((c for c in token.head.children if c.dep_ in _SUBJECTS), token)
    return token
