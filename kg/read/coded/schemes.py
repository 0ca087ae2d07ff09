"""Schemes of event codes, as `ontology/cameo.ttl` and `plover.ttl` have them: codes, labels, the classes they match."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from ...data import folder
from ...model.coded import Scheme
from ...vocab import local_name, term

_NOTATION, _PREF, _ALT = term("skos:notation"), term("skos:prefLabel"), term("skos:altLabel")
_CLOSE = term("skos:closeMatch")
_UNSPECIFIED = ", not specified below"


@dataclass(frozen=True, slots=True)
class Codes:
    """One scheme: labels by code, codes by label (folded), and the local name of the class that a code has."""

    scheme: Scheme
    labels: Mapping[str, str]
    by_label: Mapping[str, str]
    classes: Mapping[str, str]

    def find(self, code: str = "", label: str = "") -> str | None:
        """Give the code that a table means: as written, without its leading nought, or by its label; None if unknown.

        The label decides where a code without its nought could be two ("20": 020, or the family 20).
        """
        code = code.strip()
        named = self.by_label.get(fold(label)) if label else None
        if code in self.labels and (named is None or named == code):
            return code
        padded = "0" + code
        if padded in self.labels and (named == padded or (named is None and code not in self.labels)):
            return padded
        return named or (code if code in self.labels else None)


@cache
def codes(scheme: Scheme) -> Codes:
    """Read a scheme of the ontology.

    Raises:
        DataError: the ontology is missing.
    """
    data = folder("ontology").joinpath(f"{scheme}.ttl").read_bytes()
    values: dict[ox.NamedNode, dict[str, str]] = {prop: {} for prop in (_NOTATION, _PREF, _CLOSE)}
    official: list[tuple[str, str]] = []
    for triple in ox.parse(input=data, format=ox.RdfFormat.TURTLE):
        subject, value = str(triple.subject), getattr(triple.object, "value", "")
        if triple.predicate in values:
            values[triple.predicate][subject] = value
        elif triple.predicate == _ALT and value.endswith(_UNSPECIFIED):
            official.append((subject, value))
    code_of = values[_NOTATION]
    labels = {code: values[_PREF][concept] for concept, code in code_of.items()}
    by_label = {fold(label): code for code, label in labels.items()}
    by_label.update((fold(label), code_of[concept]) for concept, label in official)
    classes = {code_of[concept]: local_name(iri) for concept, iri in values[_CLOSE].items()}
    return Codes(scheme, labels, by_label, classes)


def fold(label: str) -> str:
    """Fold a label for comparison: case, underscores, punctuation and white space do not count."""
    return re.sub(r"[\W_]+", " ", label).strip().casefold()
