"""Records that no editor would print: what a property test feeds to the exports."""

from __future__ import annotations

from datetime import date
from typing import get_args

from hypothesis import strategies as st

from kg.model import Event, EventType, Granularity, Interval, Participation, Place, Record, Role, Source, Span, Status

#: Texts that broke an exporter somewhere: controls, quotes, markup, formulas, emoji, right-to-left, surrogates.
HARD = (
    "",
    " ",
    "\x00",
    "\x0b\x1f",
    "\ud800",
    "\ufffe\uffff",
    "\x85\x9f",
    "a\tb\nc\rd",
    "'\"`",
    "]]>",
    "-->",
    "<!--<script>",
    "</script><img src=x onerror=alert(1)>",
    "&amp;&#0;",
    "=1+1",
    "@SUM(A1)",
    "-2+3",
    "+4",
    "＝1",
    "👩‍🚀🇨🇭",
    "שלום 12",
    "مرحبا\u202e!",
    "e\u0301",
    "𝔊",
    "None",
    "nan",
    "1. x",
    "# y",
    "[z](javascript:alert(1))",
    "${x}",
    "{{data}}",
    "\\",
    '["a", "b"]',
)
texts = st.one_of(
    st.sampled_from(HARD), st.text(max_size=12), st.sampled_from(["Geneva", "Wendy Sherman", "USA", "RUS"])
)
maybe = st.one_of(st.none(), texts)
days = st.one_of(
    st.dates(), st.sampled_from([date.min, date.max, date(2022, 1, 10)]), st.dates(date(2022, 1, 1), date(2022, 3, 1))
)
intervals = st.builds(
    Interval,
    st.one_of(st.none(), days),
    st.one_of(st.none(), days),
    st.sampled_from(get_args(Granularity)),
    st.just(""),
)
places = st.builds(
    Place,
    maybe,
    maybe,
    maybe,
    maybe,
    st.one_of(st.none(), st.floats(-90, 90)),
    st.one_of(st.none(), st.floats(-180, 180)),
    maybe,
)
people = st.builds(Participation, texts, st.sampled_from(get_args(Role)), maybe, maybe, st.none())
spans = st.builds(lambda text: Span(0, len(text), text), texts)
statuses = st.sampled_from(get_args(Status))
sources = st.builds(
    Source,
    texts,
    texts,
    texts,
    st.one_of(st.none(), days),
    maybe,
    st.one_of(
        maybe, st.sampled_from(["javascript:alert(1)", "https://news.example/a b?<c>\"'&d", "https://[", "ftp://x"])
    ),
    statuses,
    st.none(),
    st.one_of(st.none(), spans),
)
events = st.builds(
    Event,
    st.sampled_from(get_args(EventType)),
    texts,
    statuses,
    st.one_of(st.none(), intervals),
    st.one_of(st.none(), places),
    st.lists(people, max_size=4).map(tuple),
    st.lists(texts, max_size=3).map(tuple),
)
record = st.builds(
    Record,
    texts,
    events,
    st.just("article"),
    st.lists(sources, max_size=3).map(tuple),
    st.lists(texts, max_size=2).map(tuple),
    st.just(()),
    st.lists(texts, max_size=2).map(tuple),
)
records = st.lists(record, max_size=6)
