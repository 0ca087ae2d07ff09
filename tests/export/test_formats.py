import csv
import io
import itertools
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.export import NETWORKS, formats, write
from kg.export.files import whole
from kg.model import Record

from .made import winter

OF_RECORDS = [name for name, form in formats().items() if form.source != "store"]


@pytest.mark.parametrize("form", OF_RECORDS)
def test_every_format_writes_a_file_out_of_a_stream(form: str, tmp_path: Path) -> None:
    paths = write(form, iter(winter()), tmp_path / f"out{formats()[form].suffix}")
    assert sorted(paths) == sorted(tmp_path.iterdir())
    assert all(path.stat().st_size > 300 for path in paths)


@pytest.mark.parametrize("form", OF_RECORDS)
def test_every_format_writes_the_same_to_a_stream(form: str, tmp_path: Path) -> None:
    file = io.BytesIO()
    assert write(form, winter(), file) == []
    (path,) = write(form, winter(), tmp_path / "out", **({"table": "edges"} if form == "csv" else {}))
    assert file.getvalue() == path.read_bytes()


@pytest.mark.parametrize("form", OF_RECORDS)
def test_every_format_takes_no_records_at_all(form: str) -> None:
    file = io.BytesIO()
    write(form, [], file)
    assert file.getvalue()


def test_a_dash_is_standard_output() -> None:
    code = "from kg.export import write; from tests.export.made import winter; write('gexf', winter(), '-')"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=root)
    file = io.BytesIO()
    write("gexf", winter(), file)
    assert done.stdout == file.getvalue()
    assert not (root / "-").exists()


def failing() -> itertools.chain[Record]:
    def fail() -> Record:
        raise RuntimeError("the store went away")

    return itertools.chain(winter(), (fail() for _ in range(1)))


@pytest.mark.parametrize("form", OF_RECORDS)
def test_nothing_half_written_is_left_and_the_old_file_stays(form: str, tmp_path: Path) -> None:
    target = tmp_path / "out.x"
    target.write_text("as it was")
    with pytest.raises(RuntimeError):
        write(form, failing(), target)
    assert [path.name for path in tmp_path.iterdir()] == ["out.x"]
    assert target.read_text() == "as it was"


def test_a_new_file_has_the_rights_of_any_new_file_and_a_replaced_one_keeps_its_own(tmp_path: Path) -> None:
    plain, made, kept = (tmp_path / name for name in ("plain", "made.md", "kept.md"))
    plain.touch()
    kept.touch()
    kept.chmod(0o640)
    for path in (made, kept):
        write("markdown", winter(), path)
    assert stat.S_IMODE(made.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640


def test_a_link_stays_a_link_and_a_device_a_device(tmp_path: Path) -> None:
    (tmp_path / "real.md").touch()
    (tmp_path / "link.md").symlink_to("real.md")
    write("markdown", winter(), tmp_path / "link.md")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").stat().st_size > 100
    with whole(os.devnull) as file:
        file.write(b"x")
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize("where", ["missing/out.gexf", "."])
def test_a_path_that_cannot_be_written_is_named(where: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        write("gexf", [], tmp_path / where)


@pytest.mark.parametrize(
    ("form", "options", "words"),
    [
        ("gefx", {}, "gexf, graphml, csv"),
        ("turtle", {}, "no format 'turtle'"),
        ("gexf", {"network": "friends"}, "no network 'friends'"),
        ("gexf", {"layout": "circle"}, "no layout 'circle'"),
        ("gexf", {"slices": "week"}, "no slices by 'week'"),
        ("gexf", {"table": "nodes"}, "no table 'nodes'"),
        ("csv", {"table": "both"}, "no table 'both'"),
        ("html", {"layout": "geo"}, "html has no networks"),
        ("ical", {"network": "people"}, "ical has no networks"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_sentence(
    form: str, options: dict[str, str], words: str, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=words) as refused:
        write(form, winter(), tmp_path / "out", **options)
    assert str(refused.value).endswith(".")
    assert not list(tmp_path.iterdir())


def test_slices_are_files_of_their_own_and_do_not_fit_on_a_stream(tmp_path: Path) -> None:
    paths = write("gexf", winter(), tmp_path / "met.gexf", network="people", slices="month")
    assert [path.name for path in paths] == ["met-2021-12.gexf", "met-2022-01.gexf", "met-2022-02.gexf"]
    with pytest.raises(UsageError, match="Several files"):
        write("gexf", winter(), "-", slices="month")


def test_csv_has_two_tables_that_fit_together(tmp_path: Path) -> None:
    for network in NETWORKS:
        nodes, edges = (
            list(csv.DictReader(path.open(newline="", encoding="utf-8")))
            for path in write("csv", winter(), tmp_path / "g.csv", network=network)
        )
        assert {row[end] for row in edges for end in ("Source", "Target")} <= {row["Id"] for row in nodes}
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["g-edges.csv", "g-nodes.csv"]
