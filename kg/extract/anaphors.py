"""Words that stand for somebody named elsewhere: pronouns, "here", "the Israeli leader", "both sides"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .lexicon import words
from .mentions import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc


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
