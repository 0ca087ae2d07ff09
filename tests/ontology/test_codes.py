"""The schemes of event codes: hierarchy by code, wording, and classes that exist."""

import pyoxigraph as ox
import pytest

from kg.data import folder
from kg.vocab import term


def graph(name):
    store = ox.Store()
    for part in (name, "summitry", "coded"):
        store.bulk_load(folder("ontology").joinpath(f"{part}.ttl").read_bytes(), ox.RdfFormat.TURTLE)
    return store


def values(store, subject, predicate):
    return [quad.object for quad in store.quads_for_pattern(subject, term(predicate), None, None)]


@pytest.fixture(scope="module", params=["cameo", "plover"])
def scheme(request):
    store = graph(request.param)
    return request.param, store, [q.subject for q in store.quads_for_pattern(None, term("skos:notation"), None, None)]


def test_each_concept_has_its_code_a_label_and_its_place(scheme):
    name, store, concepts = scheme
    assert len(concepts) == {"cameo": 318, "plover": 83}[name]
    for concept in concepts:
        (code,) = values(store, concept, "skos:notation")
        assert concept.value.endswith(f"/{name}/{code.value}")
        assert len(values(store, concept, "skos:prefLabel")) == 1
        broader = values(store, concept, "skos:broader")
        top = values(store, concept, "skos:topConceptOf")
        assert len(broader) + len(top) == 1
        assert all(concept.value.startswith(parent.value) and parent in concepts for parent in broader)


def test_passive_labels_are_alternative_labels(scheme):
    _, store, concepts = scheme
    marked = 0
    for concept in concepts:
        passive = set(values(store, concept, "dip:passiveLabel"))
        assert passive <= set(values(store, concept, "skos:altLabel"))
        assert all(label.value.split()[-1] in ("by", "of", "from", "with") for label in passive), concept
        marked += bool(passive)
    assert marked > len(concepts) / 3


def test_matched_classes_are_in_the_ontology(scheme):
    _, store, concepts = scheme
    classes = {
        c for concept in concepts for p in ("skos:closeMatch", "skos:relatedMatch") for c in values(store, concept, p)
    }
    ours = [c for c in classes if "/ns#" in c.value]
    assert ours
    assert all(term("owl:Class") in values(store, c, "rdf:type") for c in ours)


def test_what_people_ask_leads_to_the_code():
    store = graph("cameo")
    words = {
        "visited": "042",
        "visited by": "042",
        "host": "043",
        "phone": "041",
        "negotiate with": "046",
        "praised by": "051",
        "sign an agreement with": "057",
        "want to meet": "036",
        "arrested by": "173",
        "ask for humanitarian aid": "0233",
    }
    for label, code in words.items():
        found = store.quads_for_pattern(None, term("skos:altLabel"), ox.Literal(label, language="en"), None)
        assert any(quad.subject.value.endswith(f"/{code}") for quad in found), label
