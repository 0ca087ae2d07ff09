"""The lists that personal names are compared by."""

import re

from kg.data import load_toml, read_tsv
from kg.data.places import fold


def test_variants_are_folded_and_each_set_has_two():
    for row in read_tsv("name_variants.tsv"):
        forms = row["forms"].split("|")
        assert len(forms) > 1
        assert len(set(forms)) == len(forms), forms
        assert [fold(form) for form in forms] == forms


def test_family_names_are_folded_and_once():
    names = [row["name"] for row in read_tsv("family_names.tsv")]
    assert len(set(names)) == len(names) > 200
    assert [fold(name) for name in names] == names
    assert {row["both"] for row in read_tsv("family_names.tsv")} == {"", "x"}


def test_name_words_and_folds():
    lists = load_toml("names.toml")
    for key in ("title", "particle", "joined", "servant", "house", "given_last"):
        assert len(set(lists[key])) == len(lists[key]), key
        assert all(word == word.lower() for word in lists[key])
    for pattern, to in lists["fold"]:
        assert isinstance(re.sub(pattern, to, "shchukhzhou"), str)
