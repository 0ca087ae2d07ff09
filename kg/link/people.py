"""Which names are one person's, over all articles: full names by spelling, surnames by the side they stand for.

What is looked at together is a block: all forms (name and side) of one surname, folded. Within it the outcome depends
on the set of forms alone, so that the order of articles does not matter, and a new form concerns its blocks only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..vocab import resource, slug
from .names import block_key, same_name, tokens


@dataclass(frozen=True, slots=True, order=True)
class Form:
    """A name as an article gives it, and the side that its bearer stands for there ("" where none is said)."""

    name: str
    party: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """One person: IRI, the name to show, and all forms that lead to them."""

    iri: str
    label: str
    forms: tuple[Form, ...]


def blocks_of(form: Form) -> frozenset[str]:
    """Give the block keys of a form."""
    return frozenset({block_key(form.name)})


def resolve(forms: Iterable[Form]) -> list[Identity]:
    """Make people of the forms of one block (or of several whole blocks), in the order of their IRIs.

    Full names that can be spellings of one another are one person. A surname alone is the person of that surname who
    stands for its side, where there is just one; else it stays a person of its own.
    """
    ordered = sorted(set(forms))
    full = [form for form in ordered if len(tokens(form.name)) > 1]
    groups = _spellings(full)
    for form in ordered:
        if len(tokens(form.name)) <= 1:
            bearer = _bearer(form, groups)
            if bearer is not None:
                bearer.append(form)
    taken = {form for group in groups for form in group}
    groups += _alone(form for form in ordered if form not in taken)
    return sorted(map(_identity, groups), key=lambda person: (person.iri, person.label))


def _spellings(forms: Sequence[Form]) -> list[list[Form]]:
    """Group full names into people: connected by pairs that can be one name."""
    groups: list[list[Form]] = []
    for form in forms:
        fitting = [group for group in groups if any(same_name(form.name, other.name) for other in group)]
        groups = [group for group in groups if group not in fitting]
        groups.append([form, *(other for group in fitting for other in group)])
    return groups


def _bearer(form: Form, groups: Sequence[list[Form]]) -> list[Form] | None:
    """The one person whom a surname can mean: of its side, else of the only name there is where no side is said."""
    bearers = [group for group in groups if any(same_name(form.name, other.name) for other in group)]
    if form.party:
        sided = [group for group in bearers if any(other.party == form.party for other in group)]
        unsided = [group for group in bearers if all(not other.party for other in group)]
        bearers = sided or unsided
    return bearers[0] if len(bearers) == 1 else None


def _alone(forms: Iterable[Form]) -> list[list[Form]]:
    """Surnames without a full name: one person a spelling and side."""
    groups: dict[tuple[str, str], list[Form]] = defaultdict(list)
    for form in forms:
        groups[slug(form.name), form.party].append(form)
    return list(groups.values())


def _identity(group: Sequence[Form]) -> Identity:
    """The person of a group: named by the plainest full name, first in the alphabet; a lone surname with its side."""
    label = min(
        (form.name for form in group), key=lambda name: (len(tokens(name)) < 2, abs(len(tokens(name)) - 2), name)
    )
    sides = {form.party for form in group}
    lone = len(tokens(label)) < 2 and len(sides) == 1
    name = slug(f"{label} {next(iter(sides))}" if lone else label)
    return Identity(resource("person", name).value, label, tuple(sorted(group)))
