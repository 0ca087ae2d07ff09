"""People across articles: spellings and bare surnames made one, namesakes kept apart, whatever the order."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.model import Participation
from kg.pipeline.add import rebuild, remove, write
from kg.pipeline.known import load_people
from kg.read.people import known_people
from kg.store import Store
from kg.timeline import timeline
from tests.pipeline.test_add import Told, dump, filled
from tests.told import geneva, on


def told(name: str, day: str, *people: tuple[str, str | None]) -> Told:
    """An article of a day on a meeting of that day, with people and their sides."""
    sides = tuple(sorted({side for _, side in people if side}))
    return [
        geneva(name, day, when=on(day), participants=tuple(Participation(n, party=s) for n, s in people), parties=sides)
    ]


ARTICLES: Told = [
    *told("a", "2022-01-10", ("Ryabkov", "RUS"), ("Sherman", "USA")),
    *told("b", "2022-02-10", ("Sergey Ryabkov", "RUS"), ("Wendy Sherman", "USA")),
    *told("c", "2022-03-10", ("Sergei Ryabkov", "RUS"), ("Wendy R. Sherman", "USA")),
    *told("d", "2022-04-10", ("Volodymyr Zelenskyy", "UKR"), ("Zelenskiy", None)),
    *told("e", "2022-05-10", ("Volodymyr Zelensky", "UKR"), ("Hillary Clinton", "USA")),
    *told("f", "2022-06-10", ("Bill Clinton", "USA"), ("Tony Blair", "GBR")),
    *told("g", "2022-07-10", ("Clinton", "USA"), ("Blair", "GBR")),
    *told("h", "2022-01-11", ("Sergei Ryabkov", "RUS"), ("Wendy Sherman", "USA")),
]


def people(store: Store) -> dict[str, set[str]]:
    """The people of each event's first source."""
    return {event.sources[0].title: {p.name for p in event.event.participants} for event in timeline(store)}


def test_spellings_and_surnames_are_one_person(tmp_path: Path) -> None:
    with filled(tmp_path / "s", ARTICLES) as store:
        found = people(store)
        assert rebuild(store) == (0, 0)
    assert found["a"] == found["b"] == found["c"] == {"Sergei Ryabkov", "Wendy Sherman"}
    assert found["d"] == {"Volodymyr Zelensky"}


def test_a_surname_that_two_bear_is_neither(tmp_path: Path) -> None:
    with filled(tmp_path / "s", ARTICLES) as store:
        found = people(store)
    assert found["f"] == {"Bill Clinton", "Tony Blair"}
    assert found["g"] == {"Clinton", "Tony Blair"}


@pytest.mark.parametrize("seed", range(8))
def test_order_does_not_matter(tmp_path: Path, seed: int) -> None:
    with filled(tmp_path / "plain", ARTICLES) as store:
        expected = dump(store)
    shuffled = random.Random(seed).sample(ARTICLES, len(ARTICLES))
    with filled(tmp_path / "shuffled", shuffled, size=1 + seed % 2) as store:
        assert dump(store) == expected
        assert rebuild(store) == (0, 0)


def test_removal_tells_people_as_if_the_article_had_never_been(tmp_path: Path) -> None:
    for gone, (article, _) in enumerate(ARTICLES):
        with filled(tmp_path / f"without{gone}", ARTICLES[:gone] + ARTICLES[gone + 1 :]) as store:
            expected = dump(store)
        with filled(tmp_path / f"removed{gone}", ARTICLES, size=8) as store:
            remove(store, article.id)
            assert dump(store) == expected


def test_a_full_name_that_comes_later_names_the_earlier_surname(tmp_path: Path) -> None:
    with filled(tmp_path / "s", ARTICLES[:1]) as store:
        assert people(store) == {"a": {"Ryabkov", "Sherman"}}
        write(store, ARTICLES[1:2])
        assert people(store)["a"] == {"Sergey Ryabkov", "Wendy Sherman"}


FILE = """name,aliases,post,party,from,to,wikidata
Sergei Alexeyevich Ryabkov,Sergei Ryabkov;Sergey Ryabkov,Deputy Foreign Minister,Russia,2008-08,,Q4403246
Bill Clinton,William Clinton,President,USA,1993-01-20,2001-01-20,Q1124
Hillary Clinton,,Secretary of State,USA,2009,2013,Q6294
"",,,,,,
Nobody,,,,soon,,
"""


def test_known_people_name_those_in_the_articles(tmp_path: Path) -> None:
    problems: list[str] = []
    known = known_people(FILE.splitlines(), "people.csv", lambda error: problems.append(str(error)))
    assert [p.split(":")[0] for p in problems] == ["people.csv, line 5", "people.csv, line 6"]
    with filled(tmp_path / "s", ARTICLES) as store:
        assert load_people(store, known) == 3
        assert load_people(store, known) == 0
        assert rebuild(store) == (0, 0)
        assert people(store)["a"] == {"Sergei Alexeyevich Ryabkov", "Wendy Sherman"}
        after = dump(store)
    with Store(tmp_path / "other", mode="write") as store:
        load_people(store, known)
        for at in range(len(ARTICLES)):
            write(store, ARTICLES[at : at + 1])
        assert dump(store) == after
        for article, _ in ARTICLES:
            remove(store, article.id)
        assert not list(store.default_graph())


def test_a_file_without_names_is_refused() -> None:
    with pytest.raises(ReadError, match="no column 'name'"):
        known_people(["surname,post"], "people.csv", lambda error: None)
