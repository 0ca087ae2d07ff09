import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kg.export.cells import clean
from kg.export.markdown import plain, write_markdown
from kg.model import Record

from .made import winter
from .strategies import records, texts

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def written(some: list[Record]) -> str:
    file = io.BytesIO()
    write_markdown(some, file)
    return file.getvalue().decode()


def inline(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in token.children or ()]


def headings(text: str, level: str) -> list[str]:
    tokens = READER.parse(text)
    return [
        "".join(child.content for child in tokens[n + 1].children or ())
        for n, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == level
    ]


def test_a_briefing_goes_by_day_with_the_way_at_its_top() -> None:
    text = written(winter())
    assert headings(text, "h2")[:3] == ["30 December 2021", "9 January 2022", "10 January 2022"]
    assert headings(text, "h2")[-1] == "Day not known"
    assert len(headings(text, "h3")) == len(winter())
    assert "The way: Geneva → Brussels → Vienna → Kyiv" in text


def test_sentences_stand_as_quotations_with_a_link_to_their_source() -> None:
    tokens = READER.parse(written(winter()))
    links = [token.attrs["href"] for token in inline(tokens) if token.type == "link_open"]
    assert links == [f"https://news.example/{n}" for n in range(1, 16)]
    assert sum(token.type == "blockquote_open" for token in tokens) == 15
    shown = READER.render(written(winter()))
    assert "ended &lt;without&gt; result." in shown
    assert "<strong>United States</strong>: Wendy Sherman (deputy secretary of state, lead)" in shown
    assert "Sources disagree on: duration" in shown


@pytest.mark.parametrize(
    "text", ["1. one", "12) two", "- x", "+ y", "# h", "===", "---", "a_b_c", "`c`", "~~s~~", "&amp;"]
)
def test_what_looks_like_markup_is_text(text: str) -> None:
    for start in ("", "### ", "- ", "> "):
        tokens = READER.parse(start + plain(text))
        assert "".join(token.content for token in inline(tokens)) == text
        assert {token.type for token in inline(tokens)} <= {"text", "text_special"}


@given(st.one_of(texts, st.text("[]()<>*_`#+-.!|~&\\ab1\n\t ", max_size=20)))
def test_any_text_renders_as_itself(text: str) -> None:
    tokens = READER.parse("x " + plain(text))
    assert "".join(token.content for token in inline(tokens)) == f"x {clean(text)}".rstrip()


@settings(max_examples=80, deadline=None)
@given(records)
def test_whatever_comes_in_brings_no_markup_of_its_own(some: list[Record]) -> None:
    tokens = READER.parse(written(some))
    kinds = {token.type for token in (*tokens, *inline(tokens))}
    assert not kinds & {
        "html_block",
        "html_inline",
        "image",
        "code_inline",
        "code_block",
        "fence",
        "hr",
        "ordered_list_open",
    }
    assert len(headings(written(some), "h3")) == len(some)
    for token in inline(tokens):
        if token.type == "link_open":
            assert str(token.attrs["href"]).startswith(("http://", "https://"))
