import gzip
import io
import json
import textwrap
from datetime import date

import pytest
import zstandard

from kg.errors import NoDateError, ReadError
from kg.read import articles

BODY = "GENEVA, January 10, 2022 (AFP) - Officials of the two countries met here on Monday.\n\nThey talked for hours.\n"


def read(*sources, **options):
    problems = []
    return list(articles(sources, on_problem=problems.append, **options)), problems


def write(folder, name, data):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_plain_text_has_its_title_from_the_first_line_and_its_day_from_the_dateline(tmp_path):
    [article], problems = read(write(tmp_path, "a.txt", f"Talks open in Geneva\n\n{BODY}"))
    assert not problems
    assert (article.title, article.dateline, article.date) == ("Talks open in Geneva", "GENEVA", date(2022, 1, 10))
    assert article.text.startswith("GENEVA, January 10")
    assert article.publisher == "AFP"


def test_lines_that_a_program_broke_are_joined_and_others_kept(tmp_path):
    paragraph = "Officials of the two countries met in Geneva on Monday for talks on arms, and went on all day."
    wrapped = textwrap.fill(paragraph * 2, 72)
    [article], _ = read(write(tmp_path, "a.txt", f"Date: 2022-01-10\n\n{wrapped}\n\nTags\nArms, Europe"))
    assert article.text == f"{paragraph * 2}\n\nTags\nArms, Europe"


def test_header_block_gives_the_fields(tmp_path):
    header = (
        "Title: Talks open\nDate: 11 January 2022\nPublisher: The Daily\nURL: https://daily.example/a?b=1\nBy: X\n\n"
    )
    [article], _ = read(write(tmp_path, "a.txt", header + BODY))
    assert (article.title, article.date, article.publisher) == ("Talks open", date(2022, 1, 11), "The Daily")
    assert article.address == "https://daily.example/a?b=1"
    assert article.text == BODY.strip()


def test_markdown_loses_its_markup_and_its_front_matter(tmp_path):
    text = (
        '---\ntitle: "Talks: an opening"\ndate: 2022-01-10\nsite_name: The Weekly\ntags:\n  - war\n---\n\n'
        "# Talks: an opening\n\n"
        "Officials *met* in [Geneva](https://x.example)\nfor **hours**.\n\n![Ms A (L) and Mr B (R) pose](a.jpg)\n"
    )
    [article], _ = read(write(tmp_path, "a.md", text))
    assert (article.title, article.publisher, article.date) == ("Talks: an opening", "The Weekly", date(2022, 1, 10))
    assert article.text == "Officials met in Geneva for hours.\n\nMs A (L) and Mr B (R) pose"
    assert [region.kind for region in article.regions] == ["body", "caption"]


def test_web_page_gives_day_publisher_language_and_its_captions(tmp_path):
    page = (
        '<html lang="en-GB"><head><title>Talks open</title><meta property="og:site_name" content="The Daily">'
        '<link rel="canonical" href="https://daily.example/talks">'
        '<meta property="article:published_time" content="2022-01-10T23:30:00-05:00"></head><body>'
        "<nav>Home</nav><article>"
        "<h1>Talks open</h1><figure><img src=a.jpg>"
        "<figcaption>Ms A (L) and Mr B (R) pose in Geneva. JANE DOE/AFP</figcaption>"
        "</figure>"
        + "<p>Officials of the two countries met in Geneva on Monday for talks on arms, and went on for hours.</p>" * 3
        + "</article><footer>All rights reserved</footer></body></html>"
    )
    [article], problems = read(write(tmp_path, "a.html", page))
    assert not problems
    assert (article.title, article.publisher, article.date) == ("Talks open", "The Daily", date(2022, 1, 10))
    assert article.address == "https://daily.example/talks"
    kinds = {region.kind: article.text[region.start : region.end].strip() for region in article.regions}
    assert kinds["credit"] == "JANE DOE/AFP"
    assert "Ms A (L)" in kinds["caption"]
    assert "Home" not in article.text


@pytest.mark.parametrize("pack", [lambda b: b, gzip.compress, zstandard.compress])
def test_json_lines_also_packed_keep_their_text_to_the_character(tmp_path, pack):
    text = "  First.\r\n\r\nSecond \u2028 \U0001f600 end.\t\n"
    lines = [{"id": f"n{i}", "headline": "T", "published": "2022-01-10T10:00:00Z", "body": text} for i in range(3)]
    suffix = {0x1F: ".gz", 0x28: ".zst"}
    data = pack("\n".join(json.dumps(line) for line in lines).encode())
    found, problems = read(write(tmp_path, "a.jsonl" + suffix.get(data[0], ""), data))
    assert not problems
    assert [article.id for article in found] == ["n0", "n1", "n2"]
    assert {article.text for article in found} == {text}


def test_json_may_be_an_object_a_list_or_an_envelope(tmp_path):
    one = {"title": "T", "date": "2022-01-10", "text": "They met.", "source": {"id": None, "name": "The Daily"}}
    for name, value in {
        "one.json": one,
        "list.json": [one, one],
        "many.json": {"status": "ok", "articles": [one, one]},
    }.items():
        for indent in (None, 1):
            found, problems = read(write(tmp_path, name, json.dumps(value, indent=indent)))
            assert not problems
            assert [article.publisher for article in found] == ["The Daily"] * (1 if name == "one.json" else 2)
    assert found[1].id.endswith("many.json#2")


def test_bad_lines_are_named_and_the_others_read(tmp_path):
    good = '{"id": "good", "date": "2022-01-10", "text": "They met."}'
    path = write(
        tmp_path,
        "a.jsonl",
        f'{good}\n{{broken\n\n[1]\n{{"id": "x", "date": "2022-01-10"}}\n{{"id": "y", "text": "They met."}}\n{good}',
    )
    found, problems = read(path)
    assert [article.id for article in found] == ["good", "good"]
    assert [str(problem).split()[0].rpartition("#")[2] for problem in problems] == ["2", "4", "x", "y"]
    assert isinstance(problems[-1], NoDateError)
    assert read(write(tmp_path, "b.jsonl", f"{{broken\n{good}"))[0][0].id == "good"


def test_folder_is_read_in_the_order_of_its_paths_without_notes_and_hidden_files(tmp_path):
    for name in ("b.txt", "a/z.md", "a/.hidden.txt", ".git/x.txt", "README.md", "picture.png", "c.html.txt"):
        write(tmp_path, name, f"Talks\n\n{BODY}")
    found, problems = read(tmp_path)
    assert not problems
    assert [article.id.removeprefix(f"{tmp_path}/") for article in found] == ["a/z.md", "b.txt", "c.html.txt"]
    (tmp_path / "empty").mkdir()
    assert "holds no articles" in str(read(tmp_path / "empty")[1][0])


def test_stdin_is_read_whatever_it_holds(monkeypatch):
    for data in (f"Talks\n\n{BODY}", json.dumps({"text": BODY})):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
        [article], _ = read("-")
        assert (article.id, article.dateline) == ("stdin", "GENEVA")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1"]
)
def test_any_encoding(tmp_path, encoding):
    text = "Date: 2022-01-10\n\nLe ministre a rencontré à Genève son homologue à l'hôtel; les négociations ont duré."
    [article], problems = read(write(tmp_path, "a.txt", text.encode(encoding)))
    assert not problems
    assert "rencontré à Genève" in article.text


def test_declared_encoding_of_a_page(tmp_path):
    page = (
        "<html><head><meta charset='windows-1251'><title>T</title></head><body><p>"
        + "Министры встретились в Москве. " * 9
    )
    [article], _ = read(
        write(tmp_path, "a.html", (page + "</p></body></html>").encode("cp1251")), day=date(2022, 1, 10)
    )
    assert "Министры" in article.text


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t",
    "binary.txt": bytes(range(256)) * 20,
    "paper.txt": b"%PDF-1.4\n1 0 obj",
    "cut.json": b'{"title": "a", "da',
    "deep.json": b"[" * 100_000,
    "no.json": b"hello",
    "null.json": b"null",
    "number.json": b"[1]",
    "cut.jsonl.gz": gzip.compress(b'{"text": "a"}' * 1000)[:-20],
    "not.json.gz": b"{}",
    "not.json.zst": b"hello, world",
    "bare.html": b"<html><body></body></html>",
    "huge.txt": b"Date: 2022-01-10\n\n" + b"They met in Geneva on Monday. " * 350_000,
    "huge.html": b"<html><body>" + b"<p>They met in Geneva on Monday.</p>" * 300_000 + b"</body></html>",
    "undated.txt": b"They met on Monday.",
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_said_in_one_sentence(tmp_path, name):
    found, [problem] = read(write(tmp_path, name, BAD[name]))
    assert not found
    assert isinstance(problem, ReadError)
    assert name in str(problem)
    assert str(problem).endswith(".")
    assert "\n" not in str(problem)


def test_missing_and_impossible_paths(tmp_path):
    good = write(tmp_path, "a.txt", BODY)
    found, problems = read(tmp_path / "none.txt", "a\0b", good)
    assert len(found) == 1
    assert [type(problem) for problem in problems] == [ReadError, ReadError]


def test_day_of_the_caller_goes_before_all_others(tmp_path):
    [article], _ = read(write(tmp_path, "a.txt", f"Date: 2021-01-01\n\n{BODY}"), day=date(2022, 2, 2))
    assert article.date == date(2022, 2, 2)


@pytest.mark.parametrize(
    ("name", "text"),
    {
        "spaces.txt": "Talks" + " " * 500_000 + "end",
        "comments.html": "<!-- -->" * 50_000 + "end",
        "links.md": "[x](" * 20_000,
        "tags.md": "# Talks\n\n<p>" + "<" * 200_000,
        "datelines.txt": "GENEVA, " * 100_000,
        "slashes.txt": "Jane Doe/AFP " * 50_000,
        "captions.txt": ("(L) " * 100 + "\n") * 100,
    }.items(),
    ids=lambda value: value if len(value) < 20 else "",
)
def test_hostile_repetition_comes_to_an_end(tmp_path, name, text):
    found, problems = read(write(tmp_path, name, text), day=date(2022, 1, 10))
    assert len(found) + len(problems) == 1
