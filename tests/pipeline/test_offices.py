"""Those told by their post alone: named where other articles say who held it, whatever the order of articles."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kg.model import Article, Event, KnownPerson, Participation
from kg.pipeline.add import rebuild, remove, write
from kg.pipeline.consolidation import Consolidator
from kg.pipeline.known import load_people
from kg.read.people import known_people
from kg.store import Store
from kg.store.check import violations
from kg.timeline import timeline
from tests.pipeline.test_add import Told, dump, filled
from tests.told import geneva, on

ENVOY = Participation("Wendy Sherman", "lead", "USA", "envoy")


def told(name: str, day: str, minister: str = "", party: str = "RUS", post: str = "foreign minister") -> Told:
    """An article on a meeting of its day with a minister, who has no name where `minister` is empty."""
    person = Participation(minister, party=party, post=post)
    slots = {"participants": (ENVOY, person)} if minister else {"participants": (ENVOY,), "unnamed": (person,)}
    return [geneva(name, day, when=on(day), parties=tuple(sorted(("USA", party))), **slots)]


ARTICLES: Told = [
    *told("old", "2021-11-01", "Igor Petrov", post="Minister of Foreign Affairs"),
    *told("before", "2021-12-01"),
    *told("left", "2022-01-10", "Igor Petrov"),
    *told("between", "2022-02-01"),
    *told("new", "2022-03-01", "Oleg Sidorov"),
    *told("again", "2022-03-01", "Oleg Sidorov"),
    *told("after", "2022-04-01"),
    *told("other", "2022-05-10", party="CHN"),
    *told("late", "2023-12-01"),
    *told("deputy", "2022-04-20", post="deputy foreign minister"),
    *told("same", "2022-03-01"),
]


def names(store: Store) -> dict[str, set[str]]:
    """The people of each article's event, without the one who is always there."""
    return {
        source.title: {p.name for p in record.event.participants} - {ENVOY.name}
        for record in timeline(store)
        for source in record.sources
    }


def test_a_post_leads_to_the_one_who_held_it(tmp_path: Path) -> None:
    with filled(tmp_path / "s", ARTICLES) as store:
        found = names(store)
        assert rebuild(store) == (0, 0)
        assert not list(violations(store))
    assert found["before"] == {"Igor Petrov"}
    assert found["after"] == found["same"] == {"Oleg Sidorov"}
    assert found["between"] == found["other"] == found["late"] == found["deputy"] == set()


def test_the_words_stay_as_a_claim_and_the_person_has_side_and_post(tmp_path: Path) -> None:
    with filled(tmp_path / "s", ARTICLES) as store:
        record = next(r for r in timeline(store) if r.sources[0].title == "after")
        claims = store.graph.query(
            "PREFIX dip: <https://w3id.org/summitry/ns#>"
            "SELECT ?post { GRAPH ?a { ?c dip:slot 'office' ; dip:post ?post } }"
        )
        assert len(list(claims)) == 7
    person = next(p for p in record.event.participants if p.name == "Oleg Sidorov")
    assert (person.party, person.post) == ("RUS", "foreign minister")


@pytest.mark.parametrize("seed", range(8))
def test_order_does_not_matter(tmp_path: Path, seed: int) -> None:
    with filled(tmp_path / "plain", ARTICLES) as store:
        expected = dump(store)
    shuffled = random.Random(seed).sample(ARTICLES, len(ARTICLES))
    with filled(tmp_path / "shuffled", shuffled, size=1 + seed % 3) as store:
        assert dump(store) == expected
        assert rebuild(store) == (0, 0)


def test_removal_is_exact(tmp_path: Path) -> None:
    for gone, (article, _) in enumerate(ARTICLES):
        with filled(tmp_path / f"without{gone}", ARTICLES[:gone] + ARTICLES[gone + 1 :]) as store:
            expected = dump(store)
        with filled(tmp_path / f"removed{gone}", ARTICLES, size=8) as store:
            remove(store, article.id)
            assert dump(store) == expected
    with filled(tmp_path / "all", ARTICLES) as store:
        for article, _ in ARTICLES:
            remove(store, article.id)
        assert not list(store.graph)


def test_one_consolidator_for_many_writes(tmp_path: Path) -> None:
    with filled(tmp_path / "plain", ARTICLES) as store:
        expected = dump(store)
    with Store(tmp_path / "long", mode="write") as store:
        going_on = Consolidator(store)
        for item in ARTICLES:
            write(store, [item], going_on)
        assert dump(store) == expected


def test_a_spelling_that_comes_later_is_the_same_holder(tmp_path: Path) -> None:
    more: list[tuple[Article, tuple[Event, ...]]] = told("spelt", "2022-04-10", "Oleg Sidorow")
    with filled(tmp_path / "s", [*ARTICLES, *more]) as store:
        assert names(store)["after"] <= {"Oleg Sidorov", "Oleg Sidorow"}
        assert len(names(store)["after"]) == 1
        assert rebuild(store) == (0, 0)


FILE = """name,aliases,post,party,from,to,wikidata
Igor Ivanovich Petrov,Igor Petrov,Foreign Minister,Russia,2015-01-01,2022-02-15,Q1
Oleg Sidorov,,Foreign Minister,Russia,2022-02-16,,Q2
Somebody Else,,President,Russia,2000,,Q3
"""


def known() -> list[KnownPerson]:
    return list(known_people(FILE.splitlines(), "people.csv", lambda error: None))


def test_known_people_go_before_what_articles_say(tmp_path: Path) -> None:
    with filled(tmp_path / "s", ARTICLES) as store:
        load_people(store, known())
        found = names(store)
        assert rebuild(store) == (0, 0)
        assert not list(violations(store))
    assert found["before"] == found["between"] == {"Igor Ivanovich Petrov"}
    assert found["after"] == found["late"] == {"Oleg Sidorov"}
    assert found["deputy"] == set()


@pytest.mark.parametrize("seed", range(8))
def test_it_does_not_matter_when_people_become_known(tmp_path: Path, seed: int) -> None:
    with filled(tmp_path / "plain", ARTICLES) as store:
        load_people(store, known())
        expected = dump(store)
    shuffled = random.Random(seed).sample(ARTICLES, len(ARTICLES))
    with Store(tmp_path / "other", mode="write") as store:
        for at, item in enumerate(shuffled):
            if at == seed:
                load_people(store, known())
            write(store, [item])
        assert dump(store) == expected
        for article, _ in shuffled:
            remove(store, article.id)
            assert rebuild(store) == (0, 0)
        assert not list(store.default_graph())


def test_another_term_of_office_is_another_answer(tmp_path: Path) -> None:
    longer = known_people(FILE.replace("2022-02-15", "2022-04-30").splitlines(), "people.csv", lambda error: None)
    with filled(tmp_path / "s", ARTICLES) as store:
        load_people(store, known())
        load_people(store, longer)
        assert names(store)["after"] == set()
        assert rebuild(store) == (0, 0)


def test_a_known_person_whom_no_article_names_is_no_participant(tmp_path: Path) -> None:
    asking = told("before", "2021-12-01")
    with filled(tmp_path / "s", asking) as store:
        load_people(store, known())
        assert names(store)["before"] == set()
        write(store, told("naming", "2019-01-01", "Igor Petrov"))
        assert names(store)["before"] == {"Igor Ivanovich Petrov"}
        remove(store, "naming")
        assert names(store)["before"] == set()
        assert rebuild(store) == (0, 0)
