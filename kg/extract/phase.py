"""How far along its clause puts an event: over, begun, still to come, wished for or off, by what governs its word.

The climb goes from the trigger through the nouns and verbs that hold it ("the cancellation of a proposed meeting", "is
expected to hold talks", "arrived for a visit") and ends at the first word that says how far along things are, or else
at a finite verb with its tense.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicon import forms_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_STEPS = 7
#: What a governing word says of the event, by the lists of `cues.toml`; the first list that has the word decides.
_KINDS = ("off", "wish", "set", "finish", "amid", "start")
#: Those that say which part of an event it is.
_COURSE = ("finish", "amid", "start")
_WILL = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_MAY = frozenset({"could", "may", "might", "should", "can", "must", "ca", "ought"})
_NOMINAL = frozenset({"compound", "nmod", "poss", "amod", "appos", "conj", "nummod", "dep"})
_CARRIED = frozenset({"dobj", "nsubjpass", "nsubj", "attr", "oprd"})


def phase(trigger: Token) -> tuple[str, str]:
    """Say how far along a trigger's event is: by its own adjectives and clauses, and by what governs it.

    Returns:
        Two names, "" and "bare" where nothing says anything: ("adj:wish", "off") of "the cancellation of a proposed
        meeting", ("which:set", "past") of "he put off talks scheduled for Monday".
    """
    if trigger.tag_.startswith("V"):
        return "", _finite_or_up(trigger, _STEPS)
    return next(_said_of(trigger), ""), _noun(trigger, _STEPS)


def _verb_kind(verb: Token) -> str:
    low = verb.lower_
    if low in forms_of("off_particle_verb") and any(
        c.dep_ in ("prt", "advmod", "prep") and c.lower_ in words("cues.toml", "off_particle") for c in verb.children
    ):
        return "off"
    if low in forms_of("call_for") and any(c.dep_ == "prep" and c.lower_ in ("for", "on") for c in verb.children):
        return "wish"
    return next((kind for kind in _KINDS if low in forms_of(f"{kind}_verb")), "")


def _word_kind(word: Token) -> str:
    return next((kind for kind in _KINDS if word.lower_ in words("cues.toml", f"{kind}_word")), "")


def _noun(noun: Token, steps: int) -> str:
    """Read what governs an event noun."""
    head = noun.head
    if steps == 0 or head.i == noun.i:
        return "bare"
    if noun.dep_ in ("pobj", "pcomp"):
        return _under(head, steps - 1)
    if head.tag_.startswith(("V", "MD")):
        return _held_by(noun, head, steps - 1)
    return _noun(head, steps - 1) if noun.dep_ in _NOMINAL or noun.dep_ in _CARRIED else "bare"


def _said_of(noun: Token) -> Iterator[str]:
    """Yield what adjectives and clauses of its own say of an event noun: "planned talks", "talks set for Monday"."""
    for clause in noun.children:
        if clause.dep_ in ("acl", "relcl") and clause.tag_.startswith("V"):
            said = _clause_of(clause)
            if said:
                yield f"which:{said}"
    for child in noun.children:
        if child.dep_ in ("amod", "advmod") and child.i < noun.i and (kind := _word_kind(child)):
            yield f"adj:{kind}"


def _clause_of(clause: Token) -> str:
    """Read a clause that says when its noun takes place; "" where it says something else of it."""
    kind, tense = _verb_kind(clause), tense_of(clause)
    if any(c.lower_ in ("where", "when", "at") and c.dep_ in ("advmod", "prep") for c in clause.children):
        return ""
    if tense == "to":
        # "a conference to be held", not "talks to end the war".
        return "set" if any(c.dep_ == "auxpass" for c in clause.children) else ""
    if kind in ("off", "wish", "set"):
        return kind if clause.tag_ == "VBN" else ""
    if kind:
        return f"{kind}:{tense}"
    return tense if clause.lower_ in forms_of("carry") else ""


def _under(prep: Token, steps: int) -> str:
    """Read what a preposition hangs an event on: "ahead of", "after", "calls for", "arrived for"."""
    word, holder = prep.lower_, prep.head
    if prep.dep_ != "prep" and prep.tag_.startswith("V"):
        return _finite_or_up(prep, steps)
    side = _side(word)
    if side:
        return f"{side}:{_tense_above(holder)}"
    if steps == 0:
        return "bare"
    if holder.tag_.startswith(("V", "MD")):
        kind = _verb_kind(holder)
        way = next((name for name in ("aim_of", "occasion") if word in words("cues.toml", name)), "other")
        if kind in ("off", "wish", "set") and way != "occasion":
            return _unmet(holder) or kind
        step = _finite_or_up(holder, steps - 1)
        if way == "occasion":
            return f"{way}:{_on_occasion(step, holder)}"
        return f"{_motion(holder) or way}:{step}"
    kind = _word_kind(holder)
    if kind in _COURSE:
        within = _side(holder.head.lower_) if holder.dep_ == "pobj" else ""
        return f"{within}:{kind}" if within else f"of:{kind}:{_tense_above(holder)}"
    if kind:
        return f"of:{kind}"
    if holder.tag_ == "IN":
        return _under(holder, steps - 1)
    if word in ("of", "for", "to"):
        return _noun(holder, steps - 1)
    return f"within:{_on_occasion(_noun(holder, steps - 1), holder)}"


def _on_occasion(step: str, holder: Token) -> str:
    """Take the tense alone where something else is wished for or put off on the occasion of the event."""
    return _tense_above(holder) if step.rpartition(":")[2] in ("off", "wish") else step


def _motion(verb: Token) -> str:
    low = verb.lower_
    return "left" if low in forms_of("left_verb") else "came" if low in forms_of("came_verb") else ""


def _side(word: str) -> str:
    return (
        "ahead" if word in words("cues.toml", "ahead_of") else "back" if word in words("cues.toml", "back_from") else ""
    )


def _held_by(noun: Token, verb: Token, steps: int) -> str:
    """Read the verb that an event noun is subject or object of."""
    kind = _verb_kind(verb)
    if kind in _COURSE or (not kind and verb.lower_ in forms_of("light")):
        return f"{kind}:{_finite_or_up(verb, steps)}" if kind else _finite_or_up(verb, steps)
    if kind:
        return (_unmet(verb) if kind == "set" else "") or _no(verb) + kind
    if noun.dep_ == "nsubj" or verb.lower_ in forms_of("be"):
        adjective = next((_word_kind(c) for c in verb.children if c.dep_ in ("acomp", "attr", "prep", "advmod")), "")
        if adjective in ("", "set") and (ahead := _is_to(verb)) == "set":
            return _unmet(verb) or ahead
        return (adjective == "set" and _unmet(verb)) or (f"is:{adjective}" if adjective else f"about:{tense_of(verb)}")
    return f"about:{_finite_or_up(verb, steps)}"


def _finite_or_up(verb: Token, steps: int) -> str:
    """Read a verb's tense; infinitives and gerunds take theirs from what governs them."""
    tense = tense_of(verb)
    if any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in verb.children):
        return "if"
    if steps == 0:
        return tense
    if _would_have(verb) and verb.head.lower_ in ("was", "were"):
        return "unmet"
    if verb.lower_ in forms_of("be") and (ahead := _is_to(verb)):
        return (_unmet(verb) if ahead == "set" else "") or ahead
    if tense in ("to", "ing"):
        return _no(verb) + _open(verb, tense, steps - 1)
    if tense in ("may", "would", "base", "will") and verb.dep_ == "ccomp":
        kind = _verb_kind(verb.head)
        if kind in ("wish", "off"):
            return kind
    return _no(verb) + tense


def _is_to(verb: Token) -> str:
    """Read "is to", "is due", "is ready", "are set"; "" where "be" says nothing of the kind."""
    for child in verb.children:
        if child.dep_ == "xcomp" and child.tag_.startswith("V") and tense_of(child) == "to":
            return "set"
        if child.dep_ in ("acomp", "attr", "oprd") and child.tag_[:1] in "JVR" and (kind := _word_kind(child)):
            return kind if kind in ("off", "wish", "set") else ""
    return ""


def _unmet(verb: Token) -> str:
    """Read what was set and did not come: "had been due", "had planned", "was to have met"; "" where nothing was."""
    meant = verb.lower_ in words("cues.toml", "meant") or verb.lower_ in forms_of("be")
    had = meant and any(c.dep_ in ("aux", "auxpass") and c.lower_ == "had" for c in verb.children)
    return "unmet" if had or any(c.dep_ == "xcomp" and _would_have(c) for c in verb.children) else ""


def _would_have(verb: Token) -> bool:
    """Whether a verb is an infinitive of the perfect: "to have met"."""
    return {"to", "have"} <= {c.lower_ for c in verb.children if c.dep_ == "aux"}


def _open(verb: Token, tense: str, steps: int) -> str:
    """Read an infinitive or gerund by what it depends on."""
    head = verb.head
    if head.i == verb.i:
        return "set" if tense == "to" else tense
    if verb.dep_ in ("conj", "prep") and head.tag_.startswith("V"):
        return _finite_or_up(head, steps)
    if verb.dep_ == "pcomp":
        return _gerund_under(head, steps)
    if head.tag_.startswith(("V", "MD")):
        kind = _verb_kind(head)
        if kind in ("off", "wish", "set"):
            return (_unmet(head) if kind == "set" else "") or _no(head) + kind
        if tense == "to" and head.lower_ in forms_of("be") and verb.dep_ == "xcomp":
            return _unmet(head) or _is_to(head) or "set"
        if tense == "to" and verb.dep_ in ("advcl", "xcomp") and kind != "start":
            return f"{_motion(head) or 'to'}:{_finite_or_up(head, steps)}"
        return f"{kind}:{_finite_or_up(head, steps)}" if kind else _finite_or_up(head, steps)
    kind = _word_kind(head)
    if kind:
        return (_unmet(head.head) if kind == "set" else "") or kind
    if head.tag_.startswith("J"):
        return "wish"
    return f"to:{_noun(head, steps)}" if head.tag_.startswith("N") else tense


def _gerund_under(prep: Token, steps: int) -> str:
    if prep.lower_ in ("against", "from", "without"):
        return "off"
    return _under(prep, steps)


def _no(verb: Token) -> str:
    return "not:" if any(c.dep_ == "neg" for c in verb.children) else ""


def tense_of(verb: Token) -> str:
    """Name a verb's tense: past, perfect, present, now (progressive), will, would, may, to, ing, base."""
    aux = {c.lower_: c for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if verb.dep_ == "conj" and not aux and verb.tag_ in ("VB", "VBN", "VBG") and verb.head.tag_.startswith("V"):
        return tense_of(verb.head)
    if "to" in aux:
        return "to"
    if _WILL & aux.keys():
        return "will"
    if "would" in aux:
        return "would"
    if _MAY & aux.keys():
        return "may"
    if {"has", "have", "'ve", "’ve"} & aux.keys():
        return "perfect"
    if {"had", "was", "were", "did"} & aux.keys():
        return "past"
    if verb.tag_ == "VBG":
        return "now" if aux else "ing"
    if aux:
        return "present"
    return {"VBD": "past", "VBN": "past", "VBZ": "present", "VBP": "present"}.get(verb.tag_, "base")


def _tense_above(token: Token) -> str:
    """Name the tense of the nearest verb at or above a token."""
    while not token.tag_.startswith("V") and token.head.i != token.i:
        token = token.head
    return tense_of(token) if token.tag_.startswith("V") else "none"
