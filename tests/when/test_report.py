"""Expressions as JSON objects and as rows in which each stands in its sentence."""

import json
from datetime import date

from kg.when import find
from kg.when.report import expressions_object, rows

TEXT = "Mr. Kerry will visit Geneva on Friday. The last talks, on 31 June, failed.\n\nThey have not met since 2011."


def test_the_object_has_the_keys_of_the_contract():
    told = expressions_object("a1", TEXT, date(2014, 3, 5))
    assert told["id"] == "a1"
    assert told["expressions"][0] == {
        "start": 31,
        "end": 37,
        "text": "Friday",
        "type": "DATE",
        "value": "2014-03-07",
        "edtf": "2014-03-07",
        "from": "2014-03-07",
        "to": "2014-03-07",
    }
    assert [(e["text"], e["value"], e["from"], e["to"]) for e in told["expressions"][1:]] == [
        ("31 June", None, None, None),
        ("2011", "2011", "2011-01-01", None),
    ]
    assert json.loads(json.dumps(told)) == told


def test_each_row_has_its_sentence():
    table = rows(TEXT, find(TEXT, date(2014, 3, 5)))
    assert [(row.before, row.text, row.after.strip()) for row in table] == [
        ("Mr. Kerry will visit Geneva on ", "Friday", "."),
        ("The last talks, on ", "31 June", ", failed."),
        ("They have not met since ", "2011", "."),
    ]
    assert table[1].value.startswith("there is no day 31")


def test_long_sentences_are_cut():
    text = "word " * 100 + "on Friday " + "word " * 100
    (row,) = rows(text, find(text, date(2014, 3, 5)), width=30)
    assert len(row.before) == 30
    assert len(row.after) == 30
