"""Coded event tables: each kind in exactly its columns, small and of our own making."""

import gzip
import zipfile
from datetime import date
from pathlib import Path

import pytest
import zstandard

from kg.errors import ReadError, UsageError
from kg.model.coded import Actor, BadRow
from kg.read.coded import coded_events
from kg.read.coded.gdelt import COLUMNS as GDELT
from kg.read.coded.icews import COLUMNS as ICEWS
from kg.read.coded.lines import dataset_name
from kg.read.coded.schemes import codes

SHARED = Path(__file__).parents[4] / "shared" / "questions" / "icews05-15.tsv.zst"
QUADS = """Ada_Lind_(Norway)\tMake_a_visit\tPalestinian_Territory,_Occupied\t2012-05-03
Foreign_Affairs_(South_Korea)\tMeet_at_a_'third'_location\tUlf_Berg\t2012-05-04
"""


def read(path, form, **more):
    bad: list[BadRow] = []
    return list(coded_events(path, form, bad.append, **more)), bad


def row(columns, **values):
    return "\t".join(str(values.get(name.replace(" ", "_"), "")) for name in columns)


def icews(**values):
    base = {
        "event_id": "17",
        "event_date": "2013-02-01",
        "source_name": "Foreign Ministry (Denmark)",
        "source_country": "Denmark",
        "event_text": "Consult",
        "cameo_code": "40",
        "intensity": "1.0",
        "target_name": "Lene Holm",
        "target_country": "Sweden",
        "story_id": "900",
        "sentence_number": "2",
        "publisher": "The Post",
        "city": "Malmö",
        "country": "Sweden",
        "latitude": "55.6",
        "longitude": "13.0",
    }
    return row(ICEWS, **{**base, **values})


ICEWS_HEADER = (
    "Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,Target Name,"
    "Target Sectors,Target Country,Story ID,Sentence Number,Publisher,City,District,Province,Country,"
    "Latitude,Longitude"
).replace(",", "\t")


def test_quads(tmp_path):
    path = tmp_path / "small.tsv"
    path.write_text(QUADS)
    (first, second), bad = read(path, "quads")
    assert not bad
    assert (first.code, first.dataset, first.source) == ("042", "small", "1")
    assert first.initiator == Actor("Ada Lind (Norway)", "NOR")
    assert first.recipient == Actor("Palestinian Territory, Occupied", "PSE")
    assert first.start == first.end == date(2012, 5, 3)
    assert second.initiator == Actor("Foreign Affairs (South Korea)", "KOR")
    assert second.recipient == Actor("Ulf Berg", None)
    assert second.code == "044"


@pytest.mark.parametrize("ending", [".gz", ".zst", ".zip"])
def test_packed_files_read_alike(tmp_path, ending):
    path = tmp_path / f"small.tsv{ending}"
    if ending == ".gz":
        path.write_bytes(gzip.compress(QUADS.encode()))
    elif ending == ".zst":
        path.write_bytes(zstandard.compress(QUADS.encode()))
    else:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("small.tsv", QUADS)
    events, bad = read(path, "quads")
    assert [event.code for event in events] == ["042", "044"]
    assert not bad
    assert dataset_name(path) == "small"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("A\tMake_a_visit\tB", "3 cells"),
        ("A\tMake_a_vist\tB\t2012-05-03", "Make_a_vist"),
        ("A\tMake_a_visit\tB\t2012-13-03", "month"),
        ("\tMake_a_visit\tB\t2012-12-03", "empty"),
    ],
)
def test_bad_rows_are_reported_and_the_rest_goes_on(tmp_path, line, reason):
    path = tmp_path / "bad.tsv"
    path.write_text(QUADS + line + "\n" + QUADS)
    events, bad = read(path, "quads")
    assert len(events) == 4
    assert [(b.file, b.line) for b in bad] == [(str(path), 3)]
    assert reason in bad[0].reason
    with pytest.raises(ReadError, match="line 3"):
        read(path, "quads", strict=True)


def test_icews(tmp_path):
    path = tmp_path / "events.tab"
    path.write_text(
        "\n".join([ICEWS_HEADER, icews(), icews(cameo_code="999", event_text="Dance"), icews(latitude="91")])
    )
    (event,), bad = read(path, "icews")
    assert (event.dataset, event.scheme, event.code, event.source) == ("icews", "cameo", "040", "story/900")
    assert event.initiator == Actor("Foreign Ministry (Denmark)", "DNK")
    assert event.recipient == Actor("Lene Holm", "SWE")
    assert event.place is not None
    assert (event.place.city, event.place.country_code, event.place.latitude) == ("Malmö", "SWE", 55.6)
    assert [b.line for b in bad] == [3, 4]
    assert "999" in bad[0].reason
    assert "globe" in bad[1].reason


def test_icews_with_a_code_whose_nought_is_gone(tmp_path):
    path = tmp_path / "events.tab"
    lines = [
        icews(cameo_code="20", event_text="Make an appeal or request"),
        icews(cameo_code="57", event_text="Sign formal agreement"),
        icews(cameo_code="173", event_text="Arrest, detain, or charge with legal action"),
        icews(cameo_code="", event_text="Reject mediation"),
    ]
    path.write_text("\n".join([ICEWS_HEADER, *lines]))
    events, bad = read(path, "icews")
    assert [event.code for event in events] == ["020", "057", "173", "126"]
    assert not bad


def test_gdelt(tmp_path):
    assert len(GDELT) == 61
    good = row(
        GDELT,
        id=5,
        day="20230809",
        actor1_code="USAGOV",
        actor1_name="PRESIDENT",
        actor1_country="USA",
        actor2_code="FRA",
        actor2_name="FRANCE",
        actor2_country="FRA",
        event_code="043",
        action_geo_type="4",
        action_geo_name="Paris, Ile-De-France, France",
        action_latitude="48.87",
        action_longitude="2.33",
        address="https://news.example/a?b=1",
    )
    one_sided = row(
        GDELT, id=6, day="20230809", actor1_name="POLICE", event_code="173", address="https://news.example/c"
    )
    nobody = row(GDELT, id=7, day="20230809", event_code="173")
    path = tmp_path / "20230809.export.CSV.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("20230809.export.CSV", "\n".join([good, one_sided, nobody, good.replace("20230809", "soon")]))
    (first, second), bad = read(path, "gdelt")
    assert first.initiator == Actor("President (United States)", "USA")
    assert first.recipient == Actor("France", "FRA")
    assert first.place is not None
    assert (first.place.city, first.place.country, first.place.longitude) == ("Paris", "France", 2.33)
    assert first.source == "https://news.example/a?b=1"
    assert (second.initiator, second.recipient) == (Actor("Police", None), None)
    assert [b.line for b in bad] == [3, 4]


POLECAT_HEADER = (
    "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,"
    "Primary Actor Sector,Recipient Name,Recipient Country,Primary Recipient Sector,Placename,City,Country,"
    "Latitude,Longitude,GeoNames ID,Source"
)


def test_polecat(tmp_path):
    path = tmp_path / "ngecEvents.csv"
    path.write_text(
        POLECAT_HEADER + "\n"
        'E1,2021-03-04,CONSULT,visit,1,1,diplomatic,"Berg, Ulf",Norway,GOV,,Kenya,MIL,Oslo,Oslo,Norway,'
        "59.91,10.75,3143244,Wire\n"
        "E2,2021-03-04,AGREE,,1,1,,Jane Roe,None,None,John Doe,None,None,None,None,None,None,None,None,Wire\n"
        "E3,2021-03-04,SING,,1,1,,Jane Roe,None,None,John Doe,None,None,None,None,None,None,None,None,Wire\n"
    )
    (visit, agree), bad = read(path, "polecat")
    assert (visit.scheme, visit.code, visit.source) == ("plover", "CONSULT-visit", "event/E1")
    assert visit.initiator == Actor("Berg, Ulf", "NOR")
    assert visit.recipient == Actor("MIL (Kenya)", "KEN")
    assert visit.place is not None
    assert visit.place.id == "geonames:3143244"
    assert (agree.code, agree.place) == ("AGREE", None)
    assert "SING" in bad[0].reason


def test_pax(tmp_path):
    path = tmp_path / "pax.csv"
    path.write_text(
        '\ufeffCon,PP,PPName,AgtId,Agt,Dat,Loc1ISO,Loc2ISO,Part,ThrdPart\n'
        'A,1,Hill process,77,"Accord of the Hills, 2nd",1999-07-07,NOR,SWE,'
        '"For the Government of Norway: U. Berg, Minister; Hill Front: A. Lind",United Nations\n'
        "A,1,Hill process,78,Second accord,2000-01-02,NOR,SWE,,\n"
        "A,1,Hill process,,No number,2000-01-02,NOR,SWE,,\n"
    )  # fmt: skip
    (first, second), bad = read(path, "pax")
    assert (first.code, first.label, first.process) == ("057", "Accord of the Hills, 2nd", "Hill process")
    assert first.initiator is not None
    assert first.recipient is not None
    assert (first.initiator.name, first.recipient.name) == ("Government of Norway", "Hill Front")
    assert first.others == ((Actor("United Nations", "UN"), "mediator"),)
    assert (second.initiator, second.recipient) == (Actor("Norway", "NOR"), Actor("Sweden", "SWE"))
    assert [b.line for b in bad] == [4]


@pytest.mark.parametrize("form", ["icews", "polecat", "pax"])
def test_a_file_of_another_kind_is_refused(tmp_path, form):
    path = tmp_path / "other.tsv"
    path.write_text(QUADS)
    with pytest.raises(ReadError, match="no column"):
        read(path, form)


def test_what_cannot_be_opened(tmp_path):
    with pytest.raises(ReadError, match="cannot be read"):
        read(tmp_path / "none.tsv", "quads")
    for ending in (".gz", ".zst", ".zip"):
        broken = tmp_path / f"broken.tsv{ending}"
        broken.write_bytes(b"not packed at all")
        with pytest.raises(ReadError, match="cannot be read"):
            read(broken, "quads")
    half = tmp_path / "half.tsv.gz"
    half.write_bytes(gzip.compress(QUADS.encode() * 10_000)[:-200])
    with pytest.raises(ReadError, match="cannot be read"):
        read(half, "quads")
    with pytest.raises(UsageError, match="no kind"):
        read(half, "xls")


def test_every_relation_of_the_shared_file_is_a_code():
    if not SHARED.exists():
        pytest.skip("no shared file")
    events, bad = read(SHARED, "quads")
    assert not bad
    assert len(events) == 461_329
    assert len({event.code for event in events}) == 251


@pytest.mark.parametrize("scheme", ["cameo", "plover"])
def test_schemes(scheme):
    found = codes(scheme)
    assert all(
        found.find(label=label) == code or code[:2] == found.find(label=label) for code, label in found.labels.items()
    )
    assert found.find(label="no such thing") is None
    assert {"Meeting", "Visit", "Call", "Mediation"} & set(found.classes.values())
