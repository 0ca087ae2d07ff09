"""Opening the files that travel with the package."""

import pytest

from kg import data
from kg.errors import DataError


def test_missing_file_says_so():
    with pytest.raises(DataError, match="no-such"):
        data.open_text("no-such.tsv")
    with pytest.raises(DataError, match="no-such"):
        data.load_toml("no/such/no-such.toml")


def test_toml_that_is_none():
    with pytest.raises(DataError, match="is no TOML"):
        data.load_toml("states.tsv")


def test_text_is_utf8():
    with data.open_text("states.tsv") as lines:
        assert any("Türkiye" in line for line in lines)


def test_tsv_rows_have_the_names_of_the_head():
    row = data.read_tsv("venues.tsv")[0]
    assert set(row) == {"id", "name", "aliases", "city", "country", "latitude", "longitude", "wikidata", "doubtful"}


@pytest.mark.parametrize("text", ["", "# only a note\n"])
def test_empty_tsv(tmp_path, monkeypatch, text):
    (tmp_path / "x.tsv").write_text(text)
    monkeypatch.setattr(data, "_path", lambda name: tmp_path / name)
    with pytest.raises(DataError, match="is empty"):
        data.read_tsv("x.tsv")


def test_tsv_with_a_short_row(tmp_path, monkeypatch):
    (tmp_path / "x.tsv").write_text("a\tb\n1\t2\nlonely\n")
    monkeypatch.setattr(data, "_path", lambda name: tmp_path / name)
    with pytest.raises(DataError, match="lonely"):
        data.read_tsv("x.tsv")


@pytest.mark.parametrize(("name", "suffix"), [("ontology", ".ttl"), ("queries", ".rq")])
def test_folders_hold_what_they_are_for(name, suffix):
    assert any(entry.name.endswith(suffix) for entry in data.folder(name).iterdir())


def test_no_such_folder():
    with pytest.raises(DataError, match="nothing/"):
        data.folder("nothing")  # type: ignore[arg-type]
