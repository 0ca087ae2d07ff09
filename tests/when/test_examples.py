"""Every rule of the grammar, and every form of the other languages, reads its own examples."""

from datetime import date

import pytest

from kg.data import load_toml
from kg.when import find
from kg.when.grammar import load


def english():
    return [
        pytest.param(example, id=f"{rule.name}-{n}") for rule in load().rules for n, example in enumerate(rule.examples)
    ]


def foreign():
    return [
        pytest.param(code, example, id=f"{code}-{n}")
        for code, table in load_toml("when/foreign.toml").items()
        for n, example in enumerate(table["examples"])
    ]


def parts(example):
    day, text, value = (part.strip() for part in example.split(" | "))
    start, end = text.index("["), text.index("]") - 1
    return date.fromisoformat(day), text.replace("[", "").replace("]", ""), (start, end, value)


@pytest.mark.parametrize("example", english())
def test_rule_reads_its_example(example):
    day, text, wanted = parts(example)
    assert wanted in [(e.span.start, e.span.end, e.value) for e in find(text, day)]


@pytest.mark.parametrize("rule", load().rules, ids=lambda rule: rule.name)
def test_rule_fires_in_one_of_its_examples(rule):
    if rule.reader == "nothing":
        return
    fired = [e.rule for example in rule.examples for e in find(parts(example)[1], parts(example)[0])]
    assert rule.examples
    assert rule.name in fired


@pytest.mark.parametrize(("code", "example"), foreign())
def test_other_languages(code, example):
    day, text, wanted = parts(example)
    assert wanted in [(e.span.start, e.span.end, e.value) for e in find(text, day, language=code)]


def test_a_region_of_a_language_is_ignored_and_an_unknown_language_has_nothing():
    assert [e.value for e in find("Am 12. März 2014", date(2014, 3, 5), language="de-AT")] == ["2014-03-12"]
    assert [e.value for e in find("On 12 March 2014", date(2014, 3, 5), language="en-GB")] == ["2014-03-12"]
    assert find("Il 12 marzo 2014", date(2014, 3, 5), language="it") == ()
