"""EDTF strings read back as the interval that they were written from."""

import json
import pathlib
from datetime import date

import pytest

from kg.errors import UsageError
from kg.when import find, interval_from_edtf
from kg.when.edtf import write

SHARED = pathlib.Path(__file__).resolve().parents[3] / "shared" / "time"


@pytest.mark.parametrize(
    ("edtf", "start", "end", "granularity"),
    [
        ("2005-11-08", (2005, 11, 8), (2005, 11, 8), "day"),
        ("2005-11-08~", (2005, 11, 8), (2005, 11, 8), "day"),
        ("2005-02", (2005, 2, 1), (2005, 2, 28), "month"),
        ("2005", (2005, 1, 1), (2005, 12, 31), "year"),
        ("199X", (1990, 1, 1), (1999, 12, 31), "decade"),
        ("18XX", (1800, 1, 1), (1899, 12, 31), "century"),
        ("2004-24", (2004, 12, 1), (2005, 2, 28), "season"),
        ("2005-36", (2005, 10, 1), (2005, 12, 31), "quarter"),
        ("2005-40", (2005, 1, 1), (2005, 6, 30), "half"),
        ("2005-11-07/2005-11-13", (2005, 11, 7), (2005, 11, 13), "week"),
        ("2004-06/2005-04", (2004, 6, 1), (2005, 4, 30), "month"),
        ("2004-06-15/2005", (2004, 6, 15), (2005, 12, 31), "other"),
        ("1994-10/..", (1994, 10, 1), None, "month"),
        ("../2006-08-31", None, (2006, 8, 31), "day"),
    ],
)
def test_read(edtf, start, end, granularity):
    interval = interval_from_edtf(edtf)
    assert interval.start == (date(*start) if start else None)
    assert interval.end == (date(*end) if end else None)
    assert (interval.granularity, interval.edtf) == (granularity, edtf)


@pytest.mark.parametrize(
    "edtf", ["", "2005-13", "2005-02-30", "0000", "yesterday", "2005-11-08/soon", "2005-W45", "2005/2006/2007"]
)
def test_what_is_no_date_is_told(edtf):
    with pytest.raises(UsageError, match="EDTF"):
        interval_from_edtf(edtf)


@pytest.mark.parametrize(
    ("edtf", "value"),
    [
        ("2005-11-08", "2005-11-08"),
        ("2005-02", "2005-02"),
        ("2005", "2005"),
        ("199X", "199"),
        ("18XX", "18"),
        ("2004-24", "2004-WI"),
        ("2005-36", "2005-Q4"),
        ("2005-41", "2005-H2"),
        ("2005-11-07/2005-11-13", "2005-W45"),
    ],
)
def test_write(edtf, value):
    interval = interval_from_edtf(edtf)
    assert write(interval.start, interval.end, interval.granularity, value) == edtf


@pytest.mark.skipif(not SHARED.exists(), reason="the shared articles are not here")
def test_every_interval_of_real_news_reads_back():
    count = 0
    for line in (SHARED / "timebank.jsonl").read_text(encoding="utf-8").splitlines()[:60]:
        article = json.loads(line)
        for expression in find(article["text"], date.fromisoformat(article["date"])):
            interval = expression.interval
            if interval.edtf:
                again = interval_from_edtf(interval.edtf)
                assert (again.start, again.end) == (interval.start, interval.end), expression
                count += 1
    assert count > 300
