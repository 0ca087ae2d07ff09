"""What a person does in an event: leads a side, hosts, mediates, signs, or takes part."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from .choices import Choice, Draft
from .lexicon import words
from .mentions import Mention
from .scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WINDOW = 12


def role_of(scene: Scene, made: Draft, choice: Choice) -> str:
    """Choose a person's role from the words that govern the mentions of them in the event's sentences."""
    found = [
        role
        for member in made.cluster.members
        for o in member.candidate.persons
        if o.key == choice.key and o.mention is not None
        for role in [_said(scene, o.mention, member.candidate.trigger.entry.kind, member.candidate.trigger.head)]
        if role
    ]
    for role in ("lead", "mediator", "chair", "host", "signatory", "guest"):
        if role in found:
            return role
    return "participant"


def _said(scene: Scene, mention: Mention, kind: str, trigger: int) -> str | None:
    doc = scene.doc(mention.paragraph)
    if _leads(doc, mention):
        return "lead"
    token = doc[mention.head]
    verb = token.head
    subject = token.dep_ in ("nsubj", "nsubjpass")
    agent = token.dep_ == "pobj" and token.head.dep_ == "agent"
    if agent:
        verb = token.head.head
    if subject or agent:
        low = verb.lower_
        for role in ("host", "mediate", "chair"):
            if low in words("roles.toml", role):
                return {"host": "host", "mediate": "mediator", "chair": "chair"}[role]
        if subject and _opens(verb):
            return "chair"
    if kind == "receive" and verb.i == trigger:
        return "host" if subject or agent else "guest"
    if kind == "sign" and (subject or agent) and verb.i == trigger:
        return "signatory"
    if kind == "mediate" and subject:
        return "mediator"
    if kind in ("travel", "stay", "depart") and subject:
        return "guest"
    return None


def _opens(verb: Token) -> bool:
    """Whether somebody opens a sitting, as who is in the chair does; "opened talks" is for both sides to do."""
    return verb.lower_ in words("roles.toml", "open") and any(
        child.dep_ == "dobj" and child.lower_ in words("roles.toml", "sitting") for child in verb.children
    )


def _leads(doc: Doc, mention: Mention) -> bool:
    """Whether the words say that a person leads: "led the talks for", "served as lead negotiator", "headed by"."""
    token = doc[mention.head]
    verb = token.head
    if token.dep_ == "pobj" and verb.dep_ == "agent" and verb.head.lower_ in words("roles.toml", "lead"):
        return True
    if token.dep_ == "pobj" and verb.lower_ == "by" and verb.head.lower_ in words("roles.toml", "lead"):
        return True
    if token.dep_ not in ("nsubj", "appos"):
        return False
    if verb.lower_ in words("roles.toml", "lead"):
        return True
    if verb.lower_ in words("roles.toml", "serve"):
        after = [doc[i].lower_ for i in range(verb.i + 1, min(verb.i + _WINDOW, len(doc)))]
        return any(
            a in words("roles.toml", "lead_word") and b in words("roles.toml", "negotiator") for a, b in pairwise(after)
        ) and after[0] in ("as", "the", "a", "its", "his", "her")
    return False
