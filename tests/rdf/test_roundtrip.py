"""What is written can be read back: reports from named graphs, records from the default graph."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Article, Event, EventType, Interval, Participation, Place, Role, Span, Status, Support
from kg.pipeline.add import write
from kg.query import run
from kg.rdf.article import article_iri, article_quads, fingerprint
from kg.rdf.report import reports
from kg.store import Store
from kg.store.check import violations
from kg.timeline import timeline

# Unicode without surrogates, which no text of an article that was read can hold.
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
intervals = st.builds(lambda a, b: Interval(min(a, b), max(a, b), "day", f"{min(a, b)}/{max(a, b)}"), days, days)
places = st.builds(Place, venue=st.none() | words, city=words, country=st.none() | words, country_code=st.just("CHE"))
people = st.builds(
    Participation,
    name=words,
    role=st.sampled_from(get_args(Role)),
    party=st.none() | st.sampled_from(["USA", "RUS"]),
    post=st.none() | words,
)


@st.composite
def told(draw: st.DrawFn) -> tuple[Article, tuple[Event, ...]]:
    """An article with one event, whatever the names in it."""
    text = draw(words) + " and more"
    article = Article(draw(words), draw(words), text, draw(days), publisher=draw(st.none() | words))
    span = Span(0, len(text) - 5, text[: len(text) - 5])
    event = Event(
        type=draw(st.sampled_from(get_args(EventType))),
        label=draw(words),
        status=draw(st.sampled_from(get_args(Status))),
        when=draw(st.none() | intervals),
        place=draw(st.none() | places),
        participants=tuple({p.name: p for p in draw(st.lists(people, max_size=1))}.values()),
        parties=tuple(sorted(draw(st.sets(st.sampled_from(["USA", "RUS", "NATO"]))))),
        confidence=draw(st.integers(0, 1000)) / 1000,
        evidence=(span,),
        support=(Support("type", span, "a rule", 0.5),),
        process=draw(st.none() | words),
        round=draw(st.none() | st.integers(1, 40)),
        topic=draw(st.none() | words),
        formerly=draw(st.none() | intervals),
        unnamed=draw(st.sampled_from([(), (Participation("", "guest", "RUS", "foreign minister"),)])),
    )
    return article, (event,)


@settings(max_examples=60, deadline=None)
@given(told())
def test_a_report_reads_back_as_it_was_written(given_: tuple[Article, tuple[Event, ...]]) -> None:
    article, (event,) = given_
    (report,) = reports(article_quads(article, (event,)))
    got = report.event
    assert report.article == article_iri(article)
    assert (got.type, got.label, got.status, got.when, got.participants, got.parties) == (
        event.type,
        event.label,
        event.status,
        event.when,
        event.participants,
        event.parties,
    )
    assert (got.process, got.round, got.topic) == (event.process, event.round, event.topic)
    assert (got.formerly, got.unnamed) == (event.formerly, event.unnamed)
    assert (got.place, got.evidence, got.confidence) == (event.place, event.evidence, event.confidence)
    assert (got.process, got.round, got.topic) == (event.process, event.round, event.topic)
    assert all(support.span == event.evidence[0] for support in got.support)


@settings(max_examples=25, deadline=None)
@given(told())
def test_a_record_survives_the_disk(given_: tuple[Article, tuple[Event, ...]]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        with Store(Path(folder) / "s", mode="write") as store:
            write(store, [given_])
        with Store(Path(folder) / "s") as store:
            (record,) = timeline(store)
    article, (event,) = given_
    assert (record.event.type, record.event.status, record.event.when, record.event.place) == (
        event.type,
        event.status,
        event.when,
        event.place,
    )
    assert [(p.name, p.role, p.party, p.post) for p in record.event.participants] == [
        (p.name, p.role, p.party, p.post) for p in event.participants
    ]
    (source,) = record.sources
    assert (source.title, source.date, source.publisher, source.evidence) == (
        article.title,
        article.date,
        article.publisher,
        event.evidence[0],
    )


def test_every_statement_of_an_article_stands_in_its_graph() -> None:
    from tests.told import geneva

    article, events = geneva()
    quads = article_quads(article, events)
    assert {quad.graph_name for quad in quads} == {ox.NamedNode(article_iri(article))}
    claims = {q.subject for q in quads if q.object == ox.NamedNode("https://w3id.org/summitry/ns#Claim")}
    supported = {q.subject for q in quads if q.predicate == ox.NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")}
    assert claims
    assert claims == supported


def test_copies_of_a_text_have_one_fingerprint_and_two_names() -> None:
    one = Article("a", "Talks open", "The talks opened today.", date(2022, 1, 10), publisher="Wire")
    two = Article("b", "Talks begin", "The  talks opened\ntoday", date(2022, 1, 10), publisher="Paper")
    assert fingerprint(one) == fingerprint(two)
    assert article_iri(one) != article_iri(two)


def test_an_event_of_the_title_alone_leads_back_to_the_title(tmp_path: Path) -> None:
    article = Article("a", "Ministers to meet in Oslo", "Details will follow.", date(2022, 1, 10))
    event = Event("meeting", "Meeting", "planned", confidence=0.5)
    with Store(tmp_path / "s", mode="write") as store:
        write(store, [(article, (event,))])
        (record,) = timeline(store)
        assert record.sources[0].evidence is None
        words = run(store, "SELECT ?w { GRAPH ?g { ?c a dip:Claim ; prov:wasDerivedFrom/nif:anchorOf ?w } }").rows()
        assert {row["w"] for row in words} == {"Ministers to meet in Oslo"}
        assert list(violations(store)) == []
