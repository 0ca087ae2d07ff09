import json
import textwrap
from pathlib import Path

import pytest

from kg.read import article_from_object

GOLD = Path(__file__).parents[2].parent / "shared" / "gold" / "dev.jsonl"


def kinds(text, title=""):
    article = article_from_object({"text": text, "title": title, "date": "2022-01-10"})
    return [(region.kind, text[region.start : region.end].strip()) for region in article.regions]


PROSE = "The two ministers met for an hour and agreed to meet again soon, officials said."


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("GENEVA, Jan 10 (Reuters) - ", "GENEVA"),
        ("PRETORIA, April 5, 1997 (AFP) - ", "PRETORIA"),
        ("MOSCOW — ", "MOSCOW"),
        ("WASHINGTON (AP) _ ", "WASHINGTON"),
        ("TEL AVIV, Israel, June 19 (UPI) -- ", "TEL AVIV, Israel"),
        ("KYIV, January 10. /TASS/. ", "KYIV"),
        ("Moscow. January 10. INTERFAX - ", "Moscow"),
        ("Vienna – ", "Vienna"),
        ("BEIJING, Nov. 4 (Xinhua)--- ", "BEIJING"),
        ("ST. PETERSBURG, 10 January (TASS) — ", "ST. PETERSBURG"),
        ("NUR-SULTAN/MOSCOW, Jan 8 (Reuters) - ", "NUR-SULTAN/MOSCOW"),
        ("RIO DE JANEIRO, Brazil (AP) — ", "RIO DE JANEIRO, Brazil"),
        ("OSLO, Jan 10 (NNA) - ", "OSLO"),
        ("OSLO (Fjord Wire) -- ", "OSLO"),
        ("Port of Spain, Monday, January 10, 2022 (CMC) - ", "Port of Spain"),
    ],
)
def test_dateline_at_the_start_of_the_body(line, place):
    article = article_from_object({"text": line + PROSE, "date": "2022-01-10"})
    assert article.dateline == place
    assert kinds(line + PROSE) == [("dateline", line.strip()), ("body", PROSE)]


@pytest.mark.parametrize(
    "text",
    [
        "NATO - a pact of thirty - met in Brussels on Monday.",
        "Geneva — for once — was calm on Monday.",
        "UPDATE - The ministers met on Monday.",
        "The talks - long awaited, opened on Monday.",
        "Wang Yi (State Councillor) met them on Monday.",
        "Wang Yi (State Council) - a veteran - met them on Monday.",
        "On January 10 the ministers met.",
    ],
)
def test_what_is_no_dateline(text):
    assert kinds(text)[0][0] == "body"


@pytest.mark.parametrize(
    ("paragraph", "kind"),
    [
        ("Tags", "tags"),
        ("Topics: Arms control, Europe, United Nations", "tags"),
        ("By Jane Doe", "byline"),
        ("By Jane Doe and Ali Haddad in Vienna", "byline"),
        ("(Reporting by Jane Doe; Editing by Ali Haddad)", "byline"),
        ("Jane Doe, diplomatic correspondent", "byline"),
        ("READ MORE: What the pact says", "boilerplate"),
        ("Share this article", "boilerplate"),
        ("Sign up for our daily newsletter", "boilerplate"),
        ("© 2022 The Daily. All rights reserved.", "boilerplate"),
        ("Updated: January 10, 2022 10:30 GMT", "boilerplate"),
        ("# # #", "boilerplate"),
        ("4 min read", "boilerplate"),
        ("Photo: Jane Doe/AFP", "credit"),
        ("Jane Doe/Reuters", "credit"),
        ("Jane Doe/The Fjord Daily", "credit"),
        ("FILE PHOTO: The ministers arrive at the palace in May.", "caption"),
        ("Ms A, left, shakes hands with Mr B in Vienna.", "caption"),
        ("What the ministers said", "title"),
        ("By Monday evening the ministers had met.", "body"),
        ("Followers of the minister read more into it than he meant.", "body"),
        ("Reporting by the agency was denied, the minister said.", "body"),
        ("Senator Jane Doe (R) met the ambassador.", "body"),
        ("They agreed to share the costs.", "body"),
        ("The minister told Reuters.", "body"),
    ],
)
def test_kinds_of_paragraph(paragraph, kind):
    assert (kind, paragraph) in kinds(
        f"{PROSE}\n\n{paragraph}\n\n{PROSE}" if kind != "tags" else f"{PROSE}\n\n{paragraph}\nA, B, C"
    )


def test_tags_run_to_the_end():
    assert [kind for kind, _ in kinds(f"{PROSE}\n\nTags\nUkraine, NATO, Arms\nNews Service")] == [
        "body",
        "tags",
        "tags",
        "tags",
    ]


@pytest.mark.parametrize(
    "credit",
    [
        "JANE DOE/POOL/AFP via Getty Images",
        "REUTERS/Jane Doe",
        "(AP Photo/Jane Doe)",
        "[File: Jane Doe/Reuters]",
        "© AFP",
        "(Photo by Jane DOE / POOL / AFP)",
        "AFP",
    ],
)
def test_credit_at_the_end_of_a_caption(credit):
    caption = "Ms A (L) and Mr B (R) pose for pictures at the palace, in Vienna, on January 10, 2022."
    assert kinds(f"{caption} {credit}\n\n{PROSE}") == [("caption", caption), ("credit", credit), ("body", PROSE)]


def test_repeated_headline_and_lists():
    assert kinds(f"Talks Open!\n\n{PROSE}", "Talks open") == [("title", "Talks Open!"), ("body", PROSE)]
    listed = f"{PROSE}\n\nThose present included:\n\nJane Doe, Vienna\n\nAli Haddad, Tunis\n\n{PROSE}"
    assert {kind for kind, _ in kinds(listed)} == {"body"}


def test_lines_broken_at_a_column_are_one_paragraph():
    broken = textwrap.fill(f"{PROSE} {PROSE} {PROSE}", 72)
    assert [text for _, text in kinds(f"{broken}\n\nThen they left.")] == [broken, "Then they left."]
    assert len(kinds(f"{PROSE}\n{PROSE}\n{PROSE}")) == 3


@pytest.mark.skipif(not GOLD.exists(), reason="the shared articles are not here")
def test_real_articles_keep_what_tells_of_events():
    for line in GOLD.read_text().splitlines():
        record = json.loads(line)
        article = article_from_object(record)
        assert article.text == record["text"]
        telling = [r for r in article.regions if r.kind in {"body", "title", "caption"}]
        for event in record["events"]:
            if event["evidence_in"] == "text":
                start = event["evidence_start"]
                assert any(region.start <= start < region.end for region in telling), (record["id"], event["evidence"])
