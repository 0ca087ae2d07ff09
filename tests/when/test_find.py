"""What a text's expressions denote: first and last day of every form that news uses, and which side a clause takes."""

from datetime import date

import pytest

from kg.when import combine, find, reresolve

WEDNESDAY = date(2014, 3, 5)


def days(text, words, anchor=WEDNESDAY):
    """The first and last day of the expression that is `words`, as ISO or None."""
    found = {e.span.text: e for e in find(text, anchor)}
    assert words in found, f"{words!r} is not among {list(found)}"
    interval = found[words].interval
    return interval.start and interval.start.isoformat(), interval.end and interval.end.isoformat()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("They met [last week].", "2014-02-24", "2014-03-02"),
        ("They meet [next week].", "2014-03-10", "2014-03-16"),
        ("They meet [early next week].", "2014-03-10", "2014-03-12"),
        ("They met [late last week].", "2014-02-28", "2014-03-02"),
        ("They met [earlier this week].", "2014-03-03", "2014-03-05"),
        ("They meet [later this month].", "2014-03-05", "2014-03-31"),
        ("They met [last month].", "2014-02-01", "2014-02-28"),
        ("They met [last weekend].", "2014-03-01", "2014-03-02"),
        ("They meet [this coming weekend].", "2014-03-08", "2014-03-09"),
        ("They met in [early 2013].", "2013-01-01", "2013-04-30"),
        ("They met in [mid-2013].", "2013-05-01", "2013-08-31"),
        ("They met in [late 2013].", "2013-09-01", "2013-12-31"),
        ("They met at [the end of 2013].", "2013-12-01", "2013-12-31"),
        ("They met in [early February].", "2014-02-01", "2014-02-10"),
        ("They met in [mid-January].", "2014-01-11", "2014-01-20"),
        ("They met in [late January].", "2014-01-21", "2014-01-31"),
        ("They met in [the middle of last month].", "2014-02-11", "2014-02-20"),
        ("They met in [the first quarter of 2013].", "2013-01-01", "2013-03-31"),
        ("They met in [the second half of 2012].", "2012-07-01", "2012-12-31"),
        ("They met in [spring 2013].", "2013-03-01", "2013-05-31"),
        ("They met [last summer].", "2013-06-01", "2013-08-31"),
        ("They met in [the winter of 2012].", "2012-12-01", "2013-02-28"),
        ("They met in [the 1990s].", "1990-01-01", "1999-12-31"),
        ("They met in [the early 1990s].", "1990-01-01", "1993-12-31"),
        ("They met in [the late 1990s].", "1997-01-01", "1999-12-31"),
        ("They met in [the 19th century].", "1800-01-01", "1899-12-31"),
        ("They met in [the second week of January].", "2014-01-08", "2014-01-14"),
        ("They will meet in [the week of March 10].", "2014-03-10", "2014-03-16"),
        ("They have not met since [2011].", "2011-01-01", None),
        ("They have to leave by [March 20].", None, "2014-03-20"),
        ("They will stay until [Friday].", None, "2014-03-07"),
        ("They will meet before [June].", None, "2014-06-30"),
        ("They met [three weeks ago].", "2014-02-12", "2014-02-12"),
        ("They met [two months ago].", "2014-01-01", "2014-01-31"),
        ("They met [ten years ago].", "2004-01-01", "2004-12-31"),
        ("They will meet in [ten days].", "2014-03-15", "2014-03-15"),
        ("They met twice in [the past two weeks].", "2014-02-19", "2014-03-05"),
        ("They will meet in [the next three months].", "2014-03-05", "2014-06-05"),
        ("They met on [9-10 January].", "2014-01-09", "2014-01-10"),
        ("They met on [January 9 and 10].", "2014-01-09", "2014-01-10"),
        ("They met on [3, 4 and 5 February].", "2014-02-03", "2014-02-05"),
        ("They met at [10 p.m. Tuesday].", "2014-03-04", "2014-03-04"),
        ("They fought in [1939-45].", "1939-01-01", "1945-12-31"),
        ("They meet [the day after tomorrow].", "2014-03-07", "2014-03-07"),
        ("They met on [Monday of last week].", "2014-02-24", "2014-02-24"),
        ("They were here on [Christmas Eve].", "2013-12-24", "2013-12-24"),
        ("It came [recently].", None, "2014-03-05"),
        ("They met for [three days].", None, None),
        ("They meet [every Monday].", None, None),
    ],
)
def test_first_and_last_day(text, first, last):
    words = text[text.index("[") + 1 : text.index("]")]
    assert days(text.replace("[", "").replace("]", ""), words) == (first, last)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Kerry will visit Moscow on Friday.", "2014-03-07"),
        ("Kerry is to visit Moscow on Friday.", "2014-03-07"),
        ("Kerry was to visit Moscow on Friday.", "2014-03-07"),
        ("Talks due Friday were called off.", "2014-03-07"),
        ("The visit, scheduled for Friday, is off.", "2014-03-07"),
        ("They agreed to meet on Friday.", "2014-03-07"),
        ("They extended to Friday the deadline for talks.", "2014-03-07"),
        ("The parliament votes on Friday.", "2014-03-07"),
        ("KERRY TO VISIT MOSCOW FRIDAY", "2014-03-07"),
        ("Kerry to Visit Moscow Friday", "2014-03-07"),
        ("Kerry, in Hanoi for a meeting Friday of ministers, said no deal was near.", "2014-03-07"),
        ("They looked forward to talks on Friday.", "2014-03-07"),
        ("They raised the possibility of a meeting on Friday.", "2014-03-07"),
        ("After meeting on Friday, they agreed to meet again.", "2014-02-28"),
        ("The talks are to be held on Friday.", "2014-03-07"),
        ("On Friday, Kerry will fly to Geneva.", "2014-03-07"),
        ("He spoke ahead of Friday's summit.", "2014-03-07"),
        ("Kerry visited Moscow on Friday.", "2014-02-28"),
        ("The minister said on Friday that talks will resume.", "2014-02-28"),
        ("On Friday, Kerry flew to Geneva.", "2014-02-28"),
        ("Kerry, who arrived on Friday, will meet the king.", "2014-02-28"),
        ("They will discuss Friday's attacks.", "2014-02-28"),
        ("They met on Wednesday.", "2014-03-05"),
        ("They will meet on Wednesday.", "2014-03-05"),
        ("They met last Wednesday.", "2014-02-26"),
        ("They meet next Wednesday.", "2014-03-12"),
    ],
)
def test_weekdays_take_the_side_of_their_clause(text, value):
    assert value in [e.value for e in find(text, WEDNESDAY)]


@pytest.mark.parametrize(
    ("text", "reporting"),
    [
        ("Talks will resume on Monday, the spokesman said on Thursday.", [False, True]),
        ("The ministers met on Monday.", [False]),
        ("Kerry told reporters after the talks on Monday that a deal was near.", [False]),
        ("He told reporters in Kathmandu Thursday that talks start on Friday.", [True, False]),
    ],
)
def test_verbs_of_reporting_keep_their_own_day(text, reporting):
    assert [e.reporting for e in find(text, WEDNESDAY)] == reporting


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They arrive by April 24 and leave the following day.", "2014-04-25"),
        ("In 1995 he was in Rome, and the following year in Budapest.", "1996"),
        ("They met on January 20 after talks the day before.", "2014-01-19"),
        ("He fled in June 1998 and came back later that year.", "1998"),
        ("The minister a day earlier vowed not to give in.", "2014-03-04"),
        ("They met in May 2012 and signed two months later.", "2012-07"),
    ],
)
def test_counted_from_what_was_mentioned_last(text, value):
    assert value in [e.value for e in find(text, WEDNESDAY)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The talks will run from Monday to Wednesday.", "2014-03-10/2014-03-12"),
        ("He led it between 2001 and 2003.", "2001/2003"),
        ("The office from June 2004 to April 2005 was his.", "2004-06/2005-04"),
        ("The visit is set for Nov. 30-Dec. 2.", "2014-11-30/2014-12-02"),
        ("They will meet on Thursday and Friday.", "2014-03-06/2014-03-07"),
        ("They meet from Monday to Wednesday next week.", "2014-03-10/2014-03-12"),
        ("It ran from December 30 to January 2, 2012.", "2011-12-30/2012-01-02"),
    ],
)
def test_both_ends_of_a_range_know_the_whole(text, edtf):
    found = find(text, WEDNESDAY)
    assert [e.range and e.range.edtf for e in found[:2]] == [edtf, edtf]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("He will pay a three-day visit from Monday.", "three-day", "2014-03-10", "2014-03-12"),
        ("They wrapped up a two-day summit which started on Tuesday evening.", "two-day", "2014-03-04", "2014-03-05"),
        ("A two-day summit that ended on Sunday brought nothing.", "two-day", "2014-03-01", "2014-03-02"),
        ("The envoys arrived on Sunday for a three-day visit.", "three-day", "2014-03-02", "2014-03-04"),
        ("The king arrives Friday on a two-week tour.", "two-week", "2014-03-07", "2014-03-20"),
        ("The envoys had three days of talks. On Monday they left.", "three days", None, None),
        ("He spoke for two hours on Monday.", "two hours", None, None),
    ],
)
def test_durations_that_begin_or_end_on_a_day(text, words, first, last):
    assert days(text, words) == (first, last)


def test_read_again_with_other_evidence():
    text = "The foreign ministers' meeting in Geneva on Friday"
    (friday,) = find(text, WEDNESDAY)
    assert reresolve(friday, text, WEDNESDAY, direction="future").value == "2014-03-07"
    assert reresolve(friday, text, WEDNESDAY, direction="past").value == "2014-02-28"
    (stated,) = find("on 7 March 2014", WEDNESDAY)
    assert reresolve(stated, "on 7 March 2014", WEDNESDAY, direction="past").value == "2014-03-07"


def test_a_duration_laid_on_its_first_day():
    monday, length = find("He will begin on Monday a three-day visit.", WEDNESDAY)
    stretch = combine(monday, length)
    assert (stretch.start, stretch.end, stretch.edtf) == (date(2014, 3, 10), date(2014, 3, 12), "2014-03-10/2014-03-12")
    month, length = find("In January he was there for two weeks.", WEDNESDAY)
    assert combine(month, length) == month.interval


@pytest.mark.parametrize(
    "text",
    [
        "a 44-year-old man",
        "2,000 troops and 1500 people",
        "$2000 and 1998 cents",
        "page 1999",
        "Theresa May said so",
        "the march of 30,000 people",
        "a score of 3-2",
        "he may come",
        "Sun Microsystems",
        "three-quarters of it",
        "in the fall of Kiev",
    ],
)
def test_what_is_no_time(text):
    assert find(text, WEDNESDAY) == ()


def test_types_and_modifiers():
    found = {
        e.span.text: (e.type, e.value, e.mod)
        for e in find("More than two weeks after the start of 2013 they met daily at 9 a.m. in early May.", WEDNESDAY)
    }
    assert found["More than two weeks"] == ("DURATION", "P2W", "MORE_THAN")
    assert found["the start of 2013"] == ("DATE", "2013", "START")
    assert found["daily"] == ("SET", "P1D", "")
    assert found["9 a.m."][0] == "TIME"
    assert found["early May"] == ("DATE", "2013-05", "START")
