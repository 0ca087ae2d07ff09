"""Which names are one person's, over all articles: full names by spelling, surnames by the side they stand for.

What is looked at together is a block: all forms (name and side) of one surname, folded. Within it the outcome depends
on the set of forms alone, so that the order of articles does not matter, and a new form concerns its blocks only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..model import KnownPerson
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
    #: Wikidata item, where the user's file of known people gives it.
    wikidata: str | None = None


def blocks_of(form: Form) -> frozenset[str]:
    """Give the block keys of a form."""
    return frozenset({block_key(form.name)})


def resolve(forms: Iterable[Form], known: Sequence[KnownPerson] = ()) -> list[Identity]:
    """Make people of the forms of one block (or of several whole blocks), in the order of their IRIs.

    A full name that is one of a known person's is that person, where there is just one. Full names that can be
    spellings of one another are one person. A surname alone is the person of that surname who stands for its side,
    where there is just one; else it stays a person of its own.
    """
    ordered = sorted(set(forms))
    full = [form for form in ordered if len(tokens(form.name)) > 1]
    groups = [_Group(person) for person in sorted(known, key=lambda person: (person.name, person.wikidata or ""))]
    strangers = []
    for form in full:
        bearer = _bearer(form, groups)
        bearer.forms.append(form) if bearer else strangers.append(form)
    groups += [_Group(None, spelt) for spelt in _spellings(strangers)]
    short = [form for form in ordered if len(tokens(form.name)) <= 1]
    bearers = {form: _bearer(form, groups) for form in short}
    groups += [_Group(None, alone) for alone in _alone(form for form in short if bearers[form] is None)]
    for form, bearer in bearers.items():
        if bearer:
            bearer.forms.append(form)
    return sorted((_identity(group) for group in groups if group.forms), key=lambda person: (person.iri, person.label))


@dataclass(slots=True)
class _Group:
    """Forms that lead to one person, and who that is where the person is known beforehand."""

    known: KnownPerson | None
    forms: list[Form] = field(default_factory=list)

    @property
    def names(self) -> set[str]:
        return {*(form.name for form in self.forms), *(self.known.names if self.known else ())}

    @property
    def parties(self) -> set[str]:
        return {*(form.party for form in self.forms if form.party), *(self.known.parties if self.known else ())}


def _spellings(forms: Sequence[Form]) -> list[list[Form]]:
    """Group full names into people, the fullest names first: a name joins those it can be a spelling of one and all.

    A name that fits two people who are not one ("George Bush") goes with its side, else stays by itself: so one name
    never makes two people one.
    """
    groups: list[list[Form]] = []
    for form in sorted(forms, key=lambda form: (-len(tokens(form.name)), form)):
        fitting = [group for group in groups if all(same_name(form.name, other.name) for other in group)]
        if len(fitting) > 1:
            fitting = [group for group in fitting if any(form.party == other.party for other in group)]
        if len(fitting) == 1:
            fitting[0].append(form)
        else:
            groups.append([form])
    return groups


def _bearer(form: Form, groups: Sequence[_Group]) -> _Group | None:
    """The one person whom a name can mean: of its side, else of no side, else the only one where no side is said."""
    bearers = [group for group in groups if any(same_name(form.name, name) for name in group.names)]
    exact = [group for group in bearers if form.name in group.names]
    bearers = exact if len(tokens(form.name)) > 1 and exact else bearers
    if form.party:
        bearers = [group for group in bearers if form.party in group.parties] or [
            group for group in bearers if not group.parties
        ]
    return bearers[0] if len(bearers) == 1 else None


def _alone(forms: Iterable[Form]) -> list[list[Form]]:
    """Surnames without a full name: one person a spelling and side."""
    groups: dict[tuple[tuple[str, ...], str], list[Form]] = defaultdict(list)
    for form in forms:
        groups[tokens(form.name), form.party].append(form)
    return list(groups.values())


def _identity(group: _Group) -> Identity:
    """The person of a group: named as known, else by the plainest full name, first in the alphabet.

    A lone surname goes with its side.
    """
    forms = tuple(sorted(group.forms))
    if group.known:
        name = slug(" ".join(filter(None, (group.known.name, group.known.wikidata))))
        return Identity(resource("person", name).value, group.known.name, forms, group.known.wikidata)

    def plainness(name: str) -> tuple[bool, int, str]:
        return len(tokens(name)) < 2, abs(len(tokens(name)) - 2), name

    label = min((form.name for form in forms), key=plainness)
    sides = {form.party for form in forms}
    lone = len(tokens(label)) < 2 and len(sides) == 1
    name = slug(f"{label} {next(iter(sides))}" if lone else label)
    return Identity(resource("person", name).value, label, forms)
