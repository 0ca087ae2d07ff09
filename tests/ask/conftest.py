"""Stores that are asked: a story noted down by hand, and a small table of coded events."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.ask import Asker
from kg.pipeline.load import load
from kg.store import Store
from tests.ask.story import build

#: Who, what, to whom, when: made up, in the form of a table of quads.
CODED = """\
Norland\tMake_a_visit\tChina\t2010-03-01
Barack_Obama\tMake_a_visit\tChina\t2010-03-09
Defense_/_Security_Ministry_(Denmark)\tMake_a_visit\tChina\t2010-03-09
Angela_Merkel\tMake_a_visit\tChina\t2010-03-20
Citizen_(Norway)\tMake_a_visit\tChina\t2010-03-20
Japan\tMake_a_visit\tChina\t2011-05-02
Japan\tMake_a_visit\tChina\t2012-06-07
China\tMake_a_visit\tJapan\t2012-07-01
China\tHost_a_visit\tJapan\t2012-06-07
Head_of_Government_(Thailand)\tPraise_or_endorse\tChina\t2011-01-05
Iran\tThreaten\tIraq\t2009-02-03
Iraq\tThreaten\tIran\t2009-02-04
Japan\tImpose_embargo,_boycott,_or_sanctions\tIran\t2010-08-08
Police_(Norway)\tArrest,_detain,_or_charge_with_legal_action\tProtester_(Norway)\t2008-04-05
Ban_Ki-moon\tMediate\tSudan\t2008-09-09
Iran\tSign_formal_agreement\tJapan\t2008-11-11
"""


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("told") / "kg.store")


@pytest.fixture(scope="session")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("coded")
    (folder / "table.tsv").write_text(CODED, encoding="utf-8")
    with Store(folder / "kg.store", mode="write") as store:
        load(store, folder / "table.tsv", "quads")
    return folder / "kg.store"


@pytest.fixture(scope="session")
def reader(story: Path) -> Asker:
    """Asks the story, on the first of February 2022."""
    return Asker(Store(story), date(2022, 2, 1))


@pytest.fixture(scope="session")
def analyst(coded: Path) -> Asker:
    """Asks the table of coded events."""
    return Asker(Store(coded), date(2015, 12, 31))
