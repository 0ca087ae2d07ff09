import io
import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given, settings
from lxml import html

from kg.errors import UsageError
from kg.export import write
from kg.export.html import MOST, chart_data, embedded, write_html
from kg.export.reference import standard
from kg.model import Record

from .made import day, record, winter
from .strategies import HARD, records


def page(some: list[Record], **options: str) -> tuple[str, html.HtmlElement]:
    file = io.BytesIO()
    write_html(some, file, **options)
    text = file.getvalue().decode()
    return text, html.document_fromstring(text)


def test_the_list_reads_without_a_script() -> None:
    _, tree = page(winter())
    items = tree.get_element_by_id("events").findall("li")
    assert len(items) == len(winter())
    talks = items[2].text_content()
    for words in ("10 January 2022", "US Mission, Geneva, Switzerland", "Strategic stability talks", "held"):
        assert words in talks
    assert "ended <without> result." in talks
    assert "Sources differ on duration" in talks
    assert items[2].xpath(".//cite/a/@href") == ["https://news.example/3", "https://news.example/4"]


def test_the_head_says_what_the_page_holds() -> None:
    _, tree = page(winter(), title="Winter <of> talks")
    assert tree.findtext("head/title") == tree.findtext(".//h1") == "Winter <of> talks"
    assert (
        tree.xpath("string(//p[@class='sum'])")
        == "30 December 2021 – 28 February 2022 · 12 events · 6 places · 15 sources"
    )
    assert tree.xpath("string(//p[@class='way'])").startswith("Geneva → Brussels → Vienna")


def test_nothing_comes_from_elsewhere_and_only_our_own_script_may_run() -> None:
    text, tree = page(winter())
    assert not tree.xpath("//@src | //link | //iframe | //img | //object")
    policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy.startswith("default-src 'none';")
    script = re.search(r"<script>(.*?)</script>", text, re.S)
    style = re.search(r"<style>(.*?)</style>", text, re.S)
    for found in (script, style):
        assert found
        assert f"'sha256-{b64encode(sha256(found[1].encode()).digest()).decode()}'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"url\(\s*['\"]?(?!#)|@import|fetch\(|XMLHttpRequest|innerHTML", text)


def test_the_page_can_be_read_by_those_who_do_not_see_it() -> None:
    _, tree = page(winter())
    assert tree.get("lang") == "en"
    assert all(field.xpath("ancestor::label or @aria-label") for field in tree.xpath("//input | //select"))
    assert all(button.text_content().strip() for button in tree.xpath("//button"))
    assert [heading.tag for heading in tree.xpath("//h1 | //h2")] == ["h1", "h2"]


def test_the_chart_knows_precision_and_what_followed() -> None:
    data = chart_data(winter(), standard())
    events = {event["label"]: event for event in data["events"]}
    assert events["Second round of the stability talks"]["vague"] is True
    assert events["Second round of the stability talks"]["days"] == [19024, 19051]
    assert events["Talks about talks"]["days"] is None
    assert events["NATO–Russia Council"]["next"] == [4]
    assert [side["code"] for side in data["sides"]][:2] == ["RUS", "USA"]


def test_data_in_the_page_is_what_was_put_there() -> None:
    some = [record(str(n), text, day("2022-01-10"), None, ()) for n, text in enumerate(HARD)]
    _, tree = page(some)
    assert json.loads(tree.get_element_by_id("data").text) == json.loads(json.dumps(chart_data(some, standard())))


@settings(max_examples=80, deadline=None)
@given(records)
def test_whatever_comes_in_brings_no_markup_of_its_own(some: list[Record]) -> None:
    text, tree = page(some)
    assert len(tree.xpath("//script")) == 2
    assert not tree.xpath("//img | //@onerror | //@onclick")
    assert len(tree.get_element_by_id("events").findall("li")) == len(some)
    assert all(link.startswith(("http://", "https://", "#")) for link in tree.xpath("//@href"))
    assert "{{" not in re.sub(r"\{\{data\}\}", "", text) or any("{{" in str(r) for r in some)


def test_no_tag_and_no_comment_can_start_in_the_data() -> None:
    assert not set("<>&") & set(embedded(["</script>", "<!--", "]]>", "&amp;", "\u2028"]))


def test_more_than_a_page_can_hold_is_refused_with_what_to_do(tmp_path) -> None:
    one = winter()[0]
    many = (replace(one, id=f"{one.id}{n}") for n in range(MOST + 1))
    with pytest.raises(UsageError, match="narrow them with --from"):
        write("html", many, tmp_path / "a.html")
    assert not list(tmp_path.iterdir())
