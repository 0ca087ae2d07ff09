"""Articles without a date, days that do not exist, the ends of the calendar, and texts made to be slow."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.when import find, interval_from_edtf

ANCHOR = date(2014, 3, 5)


def test_without_a_date_absolute_expressions_stand_and_relative_ones_are_open():
    text = "On 7 March 2014 they met; on Monday, in March, last week and two days ago they did not."
    found = {e.span.text: e for e in find(text, None)}
    assert found["7 March 2014"].interval.start == date(2014, 3, 7)
    assert {"Monday", "last week", "two days ago"} <= set(found)
    assert all(
        e.interval.start is e.interval.end is None and e.interval.edtf == ""
        for words, e in found.items()
        if words not in ("7 March 2014", "March")
    )


@pytest.mark.parametrize(
    "words", ["31 June", "Feb. 30", "31 April 2014", "February 29, 2013", "2013-02-30", "30/2/2013"]
)
def test_days_that_do_not_exist_are_told_and_not_shifted(words):
    (found,) = find(f"The talks of {words} failed.", ANCHOR)
    assert found.problem
    assert (found.value, found.interval.start, found.interval.end, found.confidence) == ("", None, None, 0.0)


def test_bad_input_loses_no_good_input_beside_it():
    assert "2014-03-04" in [e.value for e in find("Not on 31 June but on Tuesday they met.", ANCHOR)]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("5000 years ago", ANCHOR),
        ("in 9998 and 9999", ANCHOR),
        ("a year earlier, last century, two weeks ago", date(1, 1, 1)),
        ("next week, next year, in two months, tomorrow, next decade", date(9999, 12, 31)),
        ("999999999 days ago", ANCHOR),
        ("the next 99999999999999 years", ANCHOR),
        ("0000-00-00 and 00/00/0000", ANCHOR),
        ("the 0th century", ANCHOR),
    ],
)
def test_the_ends_of_the_calendar(text, anchor):
    for expression in find(text, anchor):
        start, end = expression.interval.start, expression.interval.end
        assert start is None or end is None or start <= end


#: What the property test makes its texts of.
VOCABULARY = """
one two half a the of last next this coming May March monday Friday Jan. 3 12 31 1998 2014 - / : . , ' s to and
from early mid late end first third quarter year years week days ago earlier later morning night p.m. GMT in on by since
until every 1990s 16th century fiscal decades twenty thousand hundred BC -- ( ) – é 2014-03-05 5 1/2"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n\n"])


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join), st.one_of(st.none(), st.dates()))
def test_any_text_gives_ordered_spans_and_readable_edtf(text, anchor):
    found = find(text, anchor)
    ends = [0]
    for expression in found:
        span = expression.span
        assert span.start >= ends[-1]
        assert text[span.start : span.end] == span.text == span.text.strip()
        ends.append(span.end)
        interval = expression.interval
        if interval.edtf:
            again = interval_from_edtf(interval.edtf)
            assert (again.start, again.end) == (interval.start, interval.end)
        else:
            assert interval.start is None
            assert interval.end is None


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["en", "de", "fr", "es", "ru", "uk", "xx"]))
def test_no_text_is_refused(text, language):
    assert isinstance(find(text, ANCHOR, language=language), tuple)


def cost(text):
    def once():
        begin = time.process_time()
        find(text, ANCHOR)
        return time.process_time() - begin

    return min(once() for _ in range(3))


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1-",
        "12 ",
        "one ",
        "the end of the ",
        "Monday or ",
        "-- ",
        "1/2/",
        "' 9 ",
        "twenty-",
        "May May, ",
        "in the early part of the ",
        "Monday and Tuesday to ",
        "3 and 4 and ",
        "1998 ",
        "a.m. p.m. ",
    ],
)
def test_hostile_text_takes_time_in_proportion(piece):
    find(piece * 50, ANCHOR)
    small, large = piece * (20_000 // len(piece)), piece * (160_000 // len(piece))
    # Eight times the text: linear work costs eight times as much, quadratic sixty-four times.
    assert cost(large) < 24 * max(cost(small), 0.002)
