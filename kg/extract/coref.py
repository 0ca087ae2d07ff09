"""What pronouns, definite descriptions and groups stand for, from what the article named before them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from .lexicon import words
from .mentions import Mention
from .people import Person

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Sentences back that a pronoun may look.
_BACK = 3


def anaphors(number: int, doc: Doc, taken: Mapping[int, Mention]) -> list[Mention]:
    """Find pronouns, "here", descriptions ("the Israeli leader") and groups ("both sides") in one paragraph."""
    found: list[Mention] = []
    for token in doc:
        low = token.lower_
        if low in words("people.toml", "he") or low in words("people.toml", "she"):
            key = "he" if low in words("people.toml", "he") else "she"
            found.append(Mention("pronoun", number, token.i, token.i + 1, token.text, form=key))
        elif low in words("people.toml", "they"):
            found.append(Mention("group", number, token.i, token.i + 1, token.text, form="they"))
        elif low == "here" and token.tag_ == "RB":
            found.append(Mention("here", number, token.i, token.i + 1, token.text, form="here"))
        elif low in words("people.toml", "group_noun") and token.i not in taken:
            start = _group_start(doc, token.i)
            if start is not None:
                found.append(Mention("group", number, start, token.i + 1, doc[start : token.i + 1].text, form="number"))
        elif low in words("people.toml", "post_head") and token.i not in taken and token.tag_ in ("NN", "NNP"):
            description = _description(number, doc, token.i, taken)
            if description:
                found.append(description)
    return found


def _group_start(doc: Doc, i: int) -> int | None:
    for j in range(i - 1, max(-1, i - 4), -1):
        if doc[j].lower_ in words("people.toml", "group_number"):
            return j
        if doc[j].tag_ not in ("JJ", "NN", "POS", "NNP", "DT"):
            break
    return None


def _description(number: int, doc: Doc, i: int, taken: Mapping[int, Mention]) -> Mention | None:
    """Read "the Israeli leader", "the foreign minister", "Moscow's envoy" as a description of a person."""
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
    after = doc[i + 1] if i + 1 < len(doc) else None
    if after is not None and (after.tag_.startswith("N") or (after.i in taken and taken[after.i].kind == "person")):
        return None
    definite = start < i and (doc[start].lower_ in ("the", "his", "her", "their", "its") or party is not None)
    if not definite:
        return None
    return Mention("description", number, start, i + 1, doc[start : i + 1].text, form=doc[i].lower_, party=party)


def resolve(mentions: Sequence[Mention], docs: Sequence[Doc], people: Mapping[str, Person]) -> None:
    """Give pronouns and descriptions the person they stand for (`key`), in reading order."""
    seen: list[tuple[int, bool, str]] = []
    line = -1
    last: tuple[int, int] | None = None
    for mention in sorted(mentions, key=lambda m: (m.paragraph, m.start)):
        doc = docs[mention.paragraph]
        token = doc[mention.head if mention.head >= 0 else mention.start]
        here = (mention.paragraph, token.sent.start if doc.has_annotation("SENT_START") else 0)
        line, last = line + (here != last), here
        subject = token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ in ("ROOT", "conj", "ccomp", "advcl")
        if mention.kind == "person":
            seen.append((line, subject, mention.key))
        elif mention.kind == "pronoun" and mention.paragraph > 0:
            mention.key = _antecedent(seen, line, mention.form, people, token.i > mention.start) or ""
            if mention.key and subject:
                seen.append((line, True, mention.key))
        elif mention.kind == "description":
            mention.key = _described(mention, seen, people) or ""


def _antecedent(
    seen: Sequence[tuple[int, bool, str]], line: int, gender: str, people: Mapping[str, Person], _: bool
) -> str | None:
    """Choose the latest subject of this or an earlier sentence whose gender does not speak against it."""
    near = [(n, s, k) for n, s, k in seen if line - n <= _BACK and _fits(k, gender, people)]
    if not near:
        return None
    same = [k for n, s, k in near if n == line and s]
    if same:
        return same[-1]
    earlier = [(n, s, k) for n, s, k in near if n < line] or near
    latest = max(n for n, _, _ in earlier)
    subjects = [k for n, s, k in earlier if s and n >= latest - 1]
    return subjects[-1] if subjects else next(k for n, _, k in earlier if n == latest)


def _fits(key: str, gender: str, people: Mapping[str, Person]) -> bool:
    known = people[key].gender or gender_of(key)
    return known is None or known == gender


@cache
def gender_of(name: str) -> str | None:
    """Tell "he" or "she" from a given name, None where the list does not know it or knows it as both."""
    return None


def _described(mention: Mention, seen: Sequence[tuple[int, bool, str]], people: Mapping[str, Person]) -> str | None:
    """Choose the latest person whose side, and post where it is a telling one, are those of the description."""
    for _, _, key in reversed(seen[-30:]):
        person = people[key]
        if mention.party and person.party != mention.party:
            continue
        post = (person.post or "").lower()
        lesser = {w for w in ("vice", "deputy", "assistant", "first", "former") if w in mention.text.lower().split()}
        if lesser - set(post.split()) or (mention.form in post and {"vice", "deputy"} & set(post.split()) - lesser):
            continue
        if mention.form in post or (
            mention.party and mention.form in ("leader", "monarch", "ruler", "chief", "premier") and not person.speaker
        ):
            return key
    return None
