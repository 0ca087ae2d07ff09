import io
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from kg.errors import UsageError
from kg.export import formats, rdf, write_rdf
from kg.export.jsonld import context
from kg.vocab import PREFIXES

GRAPH = """
@prefix dip: <https://w3id.org/summitry/ns#> . @prefix e: <https://w3id.org/summitry/id/event/> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
e:a a dip:Talks ; rdfs:label "Talks \\"in\\" Geneva\\n✓" ; dip:status <https://w3id.org/summitry/id/status/held> ;
  sem:hasEarliestBeginTimeStamp "2022-01-10"^^xsd:date ; dip:edtf "2022-01-10"^^edtf:EDTF ; dip:sourceCount 2 ;
  dip:followedBy e:b , <geo:46.2,6.1> ; sem:hasPlace <https://w3id.org/summitry/id/place/x//y> ; dip:label "a trap" ;
  dip:round 007 ; dip:big 123456789012345678901234567890 ; dip:flag true ; dip:flag "1"^^xsd:boolean ; dip:share 0.50 ;
  dip:odd "2022"^^xsd:gYear , "words"@en , "1.0E0"^^xsd:double ; dip:type e:a ; dip:place e:b ; dip:event "text here" .
e:b a <http://semanticweb.cs.vu.nl/2009/11/sem/Event> , <https://w3id.org/summitry/ns#a/b> ; wgs:lat 46.2 , "46.20" ;
  sem:hasPlace "not a node" ; <http://else.where/p:q> <urn:x> ; skos:exactMatch <mailto:a@b.c> .
<https://w3id.org/summitry/id/article/1> { e:a rdfs:label "in an article" ; dip:confidence 0.9 . e:c dip:claim e:a . }
<https://w3id.org/summitry/id/article/2> { e:a rdfs:label "in another" . }
"""


@pytest.fixture
def store() -> ox.Store:
    store = ox.Store()
    store.load(GRAPH.encode(), format=ox.RdfFormat.TRIG)
    return store


def written(store: ox.Store, form: str) -> bytes:
    file = io.BytesIO()
    write_rdf(store, form, file)
    return file.getvalue()


@pytest.mark.parametrize(("form", "name"), [("turtle", "turtle"), ("ntriples", "nt")])
def test_triples_hold_the_default_graph_for_rdflib(store: ox.Store, form: str, name: str) -> None:
    ours = Graph().parse(store.dump(format=ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph()), format="turtle")
    assert isomorphic(Graph().parse(written(store, form), format=name), ours)


@pytest.mark.parametrize(("form", "name"), [("trig", "trig"), ("nquads", "nquads"), ("jsonld", "json-ld")])
def test_quads_hold_the_whole_graph_for_rdflib(store: ox.Store, form: str, name: str) -> None:
    theirs = Dataset()
    theirs.parse(written(store, form), format=name)
    wanted = Dataset()
    wanted.parse(written(store, "nquads"), format="nquads")
    assert {str(graph.identifier) for graph in theirs.graphs()} == {str(graph.identifier) for graph in wanted.graphs()}
    for graph in wanted.graphs():
        assert isomorphic(theirs.graph(graph.identifier), graph), graph.identifier


@pytest.mark.parametrize(("form", "kind"), [("trig", "TRIG"), ("nquads", "N_QUADS"), ("jsonld", "JSON_LD")])
def test_oxigraph_reads_back_every_quad(store: ox.Store, form: str, kind: str) -> None:
    again = ox.Store()
    again.load(written(store, form), format=getattr(ox.RdfFormat, kind))
    assert set(again) == set(store)


def test_json_ld_reads_well(store: ox.Store) -> None:
    text = written(store, "jsonld").decode()
    for words in ('"@type": "Talks"', '"firstDay": "2022-01-10"', '"status": "kgid:status/held"', '"latitude": "46.2"'):
        assert words in text
    assert '"https://w3id.org/summitry/ns#Talks"' not in text


def test_the_context_knows_our_namespaces() -> None:
    spaces = {iri for _, iri in context().prefixes}
    assert {PREFIXES[name] for name in ("dip", "id", "sem", "prov", "nif", "schema", "skos")} <= spaces
    assert not {name for name, _ in context().prefixes} & {"geo", "http", "https", "mailto", "urn", "tel"}


def test_n_quads_are_canonical_whatever_the_order(store: ox.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = written(store, "nquads")
    lines = whole.splitlines(keepends=True)
    assert lines == sorted(set(lines))
    other = ox.Store()
    other.extend(reversed(list(store)))
    assert written(other, "nquads") == whole
    monkeypatch.setattr(rdf, "CHUNK", 7)
    assert written(store, "nquads") == whole, "sorted on disk in runs"
    monkeypatch.setattr(rdf, "CHUNK", len(lines))
    assert written(store, "nquads") == whole


def test_blank_nodes_get_labels_that_depend_on_the_graph_alone() -> None:
    stores = []
    for label in ("one", "other"):
        store = ox.Store()
        store.load(
            f'_:{label} <http://x/p> "v" , _:{label}2 . _:{label}2 <http://x/q> "w" .'.encode(),
            format=ox.RdfFormat.TURTLE,
        )
        stores.append(written(store, "nquads"))
    assert stores[0] == stores[1]
    assert stores[0].count(b"\n") == 3


@pytest.mark.parametrize("form", rdf.RDF_FORMATS)
def test_an_empty_store_makes_an_empty_file(form: str, tmp_path: Path) -> None:
    (path,) = write_rdf(ox.Store(), form, tmp_path / "a.rdf")
    Dataset().parse(path, format={"ntriples": "nt", "jsonld": "json-ld"}.get(form, form))
    assert formats()[form].source == "store"


def test_other_formats_are_refused_and_leave_no_file(store: ox.Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="take one of turtle, trig, ntriples, nquads, jsonld"):
        write_rdf(store, "rdfxml", tmp_path / "a")
    assert not list(tmp_path.iterdir())
