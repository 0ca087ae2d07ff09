import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.export import build_network
from kg.export.layout import LAYOUTS, laid_out
from kg.export.reference import Reference

from .made import winter
from .strategies import records


def positions(layout: str, name: str = "events", **reference) -> dict[str, tuple[float, float]]:
    network = laid_out(build_network(winter(), name), layout, Reference(**reference))
    return {node.label: node.position for node in network.nodes if node.position}


def test_the_map_has_north_above_and_east_to_the_right() -> None:
    found = positions("geo", "places")
    assert found["Moscow"][0] > found["Vienna"][0] > found["Geneva"][0]
    assert found["Moscow"][1] > found["Brussels"][1] > found["Geneva"][1]
    assert found["Geneva"] == pytest.approx((6.1457 / 0.18, 46.2022 / 0.18), abs=0.01)


def test_sides_stand_where_the_reference_puts_them() -> None:
    found = positions("geo", "parties", coordinates={"USA": (38.9, -77.0)})
    assert found["United States"] == pytest.approx((-77.0 / 0.18, 38.9 / 0.18), abs=0.01)


def test_time_runs_to_the_right() -> None:
    found = positions("time", "sequence")
    order = [
        "Call between Presidents Biden and Putin",
        "Strategic stability talks",
        "NATO–Russia Council",
        "Second round of the stability talks",
    ]
    assert [found[name][0] for name in order] == sorted(found[name][0] for name in order)
    assert found[order[0]][0] == -1000


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_node_has_a_place_of_its_own_the_same_every_time(layout: str) -> None:
    network = laid_out(build_network(winter()), layout)
    assert network == laid_out(build_network(winter()), layout)
    assert len({node.position for node in network.nodes}) == len(network.nodes)


@settings(max_examples=40, deadline=None)
@given(records, st.sampled_from(list(LAYOUTS)), st.sampled_from(["events", "people", "places"]))
def test_whatever_comes_in_is_laid_out(some: list, layout: str, name: str) -> None:
    for node in laid_out(build_network(some, name), layout).nodes:
        assert node.position
        assert all(abs(value) < 1300 for value in node.position)


def test_other_layouts_are_refused() -> None:
    with pytest.raises(UsageError, match="take one of geo, force, time"):
        laid_out(build_network([]), "circle")
