from itertools import combinations

import pytest

from kg.export.reference import palette, rgb, standard

# Machado, Oliveira and Fernandes (2009), severity 1.0, for linear RGB.
SIGHT = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
}
TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)


def times(matrix, vector) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def linear(colour: str) -> list[float]:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def lab(colour: str, sight: str) -> tuple[float, float, float]:
    """CIE L*a*b* of a colour as somebody sees it."""
    seen = [min(max(c, 0), 1) for c in times(SIGHT[sight], linear(colour))]
    x, y, z = (
        v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116
        for v in (c / w for c, w in zip(times(TO_XYZ, seen), WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("sight", SIGHT)
def test_any_two_colours_can_be_told_apart(sight: str) -> None:
    for one, other in combinations(palette().colours, 2):
        distance = sum((a - b) ** 2 for a, b in zip(lab(one, sight), lab(other, sight), strict=True)) ** 0.5
        assert distance > 12, (one, other)


def test_colours_stand_out_from_white_paper() -> None:
    for colour in palette().colours:
        assert 1.05 / (times(TO_XYZ, linear(colour))[1] + 0.05) > 1.9, colour


def test_sides_that_often_meet_differ() -> None:
    tables = (
        ("USA", "RUS", "UKR", "NATO", "EU", "OSCE"),
        ("USA", "CHN", "RUS", "GBR", "FRA", "DEU", "IRN", "EU"),
        ("USA", "PRK", "KOR", "CHN", "JPN", "RUS"),
    )
    for table in tables:
        assert len({palette().of(side) for side in table}) == len(table), table


def test_a_side_has_one_colour_in_every_file_and_nobody_has_none() -> None:
    assert palette().of("BRA") == palette().of("BRA")
    assert palette().of("BRA") in palette().shared
    assert palette().of("USA") not in palette().shared
    assert palette().of(None) == palette().of("") == palette().none
    assert rgb("USA") == (0, 0x72, 0xB2)


def test_sides_are_named_by_the_reference_data_and_else_by_their_code() -> None:
    assert standard().label("CHE") == "Switzerland"
    assert standard().label("XYZ") == "XYZ"
