import re
from datetime import date
from pathlib import Path

from kg.read import articles

SEEDS = Path(__file__).parents[1] / "seeds"


def seeds():
    problems = []
    found = list(articles([SEEDS], on_problem=problems.append))
    assert not problems
    return found


def test_eight_articles_in_six_forms_each_with_title_day_and_publisher():
    found = seeds()
    assert len(found) == 8
    assert {path.suffix for path in SEEDS.iterdir()} == {".md", ".txt", ".html", ".json", ".jsonl"}
    for article in found:
        assert article.title
        assert article.publisher
        assert re.fullmatch(r"https://[a-z-]+\.example/\S+", article.address)
        assert 150 <= len(article.text.split()) <= 350
    days = [article.date for article in found]
    assert days == sorted(days)
    assert (days[0], days[-1]) == (date(2021, 12, 28), date(2022, 1, 21))


def test_people_who_made_the_report_stand_outside_the_body():
    for article in seeds():
        telling = "".join(
            article.text[r.start : r.end] for r in article.regions if r.kind in {"title", "body", "caption"}
        )
        assert not re.search(
            r"Ferrier|Oakes|Vos|Mercier|Lang\b|Whitlock|Keller|Roth\b|Baum|Saleh|Maes|newsletter", telling
        )


def test_every_file_is_told_of_in_the_readme():
    readme = (SEEDS / "README.md").read_text()
    assert all(path.name in readme for path in SEEDS.iterdir() if path.name != "README.md")
