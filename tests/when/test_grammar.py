"""The data files are whole, and a broken pattern or lexicon is told with what is wrong."""

import re

import pytest

from kg.data import open_text
from kg.errors import DataError
from kg.when import cues, resolve
from kg.when.grammar import load
from kg.when.lexicon import Lexicon, Tokens
from kg.when.patterns import Compiler, literals_of


def compiler():
    rows = [("MONTH", "5", "May"), ("NUM", "-", "1 2"), ("UNIT", "D", "day days")]
    return Compiler(Lexicon(rows, ["the", "of", "-"]), {"@amount": "NUM | the NUM"})


def test_every_rule_has_a_reader_an_example_and_a_name_of_its_own():
    rules = load().rules
    assert len({rule.name for rule in rules}) == len(rules) > 50
    assert all(rule.examples and rule.reader in resolve.READERS and 0 < rule.confidence <= 1 for rule in rules)


def test_every_class_that_cues_read_is_in_the_lexicon():
    shaped = {"ED", "CAPITAL", "SMALL", "PUNCTUATION", "LOOSE"}
    wanted = {name for names in cues._SETS.values() for name in names.split()}
    assert all(load().lexicon.codes_of(name) for name in wanted | shaped)


def test_lexicon_rows_have_three_cells_and_say_nothing_twice():
    with open_text("when/lexicon.tsv") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#")]
    assert all(len(row) == 3 and all(row) for row in rows)
    months = [(row[1], word) for row in rows if row[0] in ("MONTH", "SHORTMONTH") for word in row[2].split()]
    assert len({word.lower() for _, word in months}) == len(months)
    assert {number for number, _ in months} == {str(number) for number in range(1, 13)}


def test_the_files_name_their_origin_and_licence():
    for name in ("when/lexicon.tsv", "when/grammar.toml", "when/foreign.toml"):
        with open_text(name) as lines:
            head = "".join(lines.readlines()[:3])
        assert "Origin: ours" in head
        assert "Apache-2.0" in head


@pytest.mark.parametrize(
    ("pattern", "words"),
    [("NUM days", "days"), ("(NUM", "closing"), ("NUM?", "empty"), ("NUM )", "not closed"), ("NUM YEAR", "YEAR")],
)
def test_a_broken_pattern_is_told(pattern, words):
    with pytest.raises(DataError, match=words):
        compiler().compile(pattern)


def test_a_pattern_knows_what_may_begin_it_and_what_it_needs():
    made = compiler()
    lexicon = made._lexicon
    day, number, the = lexicon["days "], lexicon["2 "], lexicon["the "]
    pattern = made.compile("(the)? amount=@amount (-)? unit=UNIT !of")
    assert pattern.first == {number, the}
    assert pattern.needed == {day, lexicon["day"]}
    assert pattern.may_begin(number, day)
    assert not pattern.may_begin(number, "")
    assert made.compile("(the)? NUM").may_begin(number, "")
    regex = re.compile(pattern.text)
    assert regex.match(the + number + day)
    assert not regex.match(the + number + day + lexicon["of "])
    assert literals_of(["the NUM -! of"]) == {"the", "of", "-"}


def test_tokens_keep_their_offsets():
    lexicon = load().lexicon
    text = "On Nov. 30-Dec. 2,\n  they met.\n\nThen\tnot."
    tokens = Tokens(text, lexicon)
    assert "".join(tokens.words) == text
    assert len(tokens.codes) == len(tokens.words)
    assert [text[start:end] for start, end in (tokens.span(i, i + 2) for i in (1, 5))] == ["Nov.", "Dec."]


def test_sentences_end_at_stops_but_not_at_abbreviations():
    text = "Gen. Smith met Mr. Jones on Nov. 3. They spoke! Then\n\nthe end"
    starts = cues.sentence_starts(text)
    assert [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)] == [
        "Gen. Smith met Mr. Jones on Nov. 3.",
        "They spoke!",
        "Then",
        "the end",
    ]
