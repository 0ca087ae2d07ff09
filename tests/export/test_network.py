from dataclasses import replace

import pytest

from kg.errors import UsageError
from kg.export import NETWORKS, build_network, to_networkx
from kg.export.reference import Reference
from kg.model import Participation, Place, Record

from .made import BERLIN, BLINKEN, GENEVA, KYIV, LAVROV, RYABKOV, SHERMAN, VIENNA, day, record, winter


def edges(records: list[Record], name: str) -> set[tuple[str, str, str]]:
    graph = to_networkx(build_network(records, name))
    named = {node: data["label"] for node, data in graph.nodes(data=True)}
    pairs = ((named[a], named[b], kind) for a, b, kind in graph.edges(keys=True))
    return set(pairs) if graph.is_directed() else {(*sorted(pair[:2]), pair[2]) for pair in pairs}


def test_events_link_people_sides_places_and_say_in_which_role() -> None:
    graph = to_networkx(build_network(winter()))
    geneva = "https://w3id.org/summitry/id/event/geneva"
    assert graph.edges["person:Wendy Sherman", geneva, "attends"]["role"] == "lead"
    assert graph.edges["person:Wendy Sherman", geneva, "attends"]["posts"] == ["deputy secretary of state"]
    assert graph.has_edge("party:USA", geneva, "takes part")
    assert graph.has_edge(geneva, "place:Geneva, CHE", "takes place in")
    assert graph.edges["person:Wendy Sherman", "party:USA", "stands for"]["meetings"] == 4


def test_nodes_say_what_is_known_of_them_in_native_types() -> None:
    graph = to_networkx(build_network(winter()))
    sherman, geneva = graph.nodes["person:Wendy Sherman"], graph.nodes["place:Geneva, CHE"]
    assert (sherman["kind"], sherman["party"], sherman["side"]) == ("person", "USA", "United States")
    assert (sherman["first"], sherman["last"], sherman["events"], sherman["sources"]) == (
        "2022-01-09",
        "2022-02-28",
        4,
        5,
    )
    assert sherman["spells"] == [
        ("2022-01-09", "2022-01-10"),
        ("2022-01-12", "2022-01-12"),
        ("2022-02-01", "2022-02-28"),
    ]
    assert isinstance(geneva["latitude"], float)
    assert isinstance(geneva["degree"], int)
    assert isinstance(geneva["weighted_degree"], float)
    assert "betweenness" not in geneva


def test_who_met_whom_tells_meeting_from_plan_and_from_delegation_and_leaves_out_what_was_called_off() -> None:
    found = edges(winter(), "people")
    assert ("Sergei Ryabkov", "Wendy Sherman", "met") in found
    assert ("Sergei Ryabkov", "Wendy Sherman", "planned") in found
    assert ("Alexander Fomin", "Sergei Ryabkov", "delegation") in found
    network = to_networkx(build_network(winter(), "people"))
    met = network.edges["person:Antony Blinken", "person:Sergei Lavrov", "met"]
    assert (met["weight"], met["meetings"], met["sources"]) == (1.0, 1, 3)
    assert not any("planned" in edge and "Antony Blinken" in edge for edge in found)


def test_meetings_add_up_and_their_days_are_spells() -> None:
    graph = to_networkx(build_network(winter(), "people"))
    edge = graph.edges["person:Wendy Sherman", "person:Sergei Ryabkov", "met"]
    assert (edge["meetings"], edge["weight"], edge["first"], edge["last"]) == (2, 2.0, "2022-01-09", "2022-01-10")
    assert edge["spells"] == [("2022-01-09", "2022-01-10")]


def test_people_with_an_identity_are_told_apart_by_it() -> None:
    one, other = (
        Participation("Li Wei", "lead", "CHN", None, f"https://w3id.org/summitry/id/person/li-{n}") for n in (1, 2)
    )
    graph = to_networkx(build_network([record("a", "A", day("2022-01-10"), None, (one, other))], "people"))
    assert graph.number_of_nodes() == 2


def test_sides_meet_once_an_event_and_coded_actors_make_networks_too() -> None:
    assert ("Russia", "United States", "met") in edges(winter(), "parties")
    actors = (Participation("China", "initiator", "CHN"), Participation("Citizen (India)", "recipient", None))
    coded = replace(record("c", "Consult", day("2010-05-01"), None, actors), origin="icews", sources=())
    assert edges([coded], "people") == {("China", "Citizen (India)", "met")}
    threat = replace(coded, event=replace(coded.event, type="other"))
    assert edges([threat], "people") == {("China", "Citizen (India)", "interacted")}
    assert {node.values[0] for node in build_network([coded], "people").nodes} == {"actor"}
    assert build_network([coded], "parties").nodes[0].label == "China"


def test_the_sequence_follows_what_followed_and_stays_within_the_records() -> None:
    found = edges(winter(), "sequence")
    assert ("NATO–Russia Council", "OSCE Permanent Council", "followed by") in found
    few = [event for event in winter() if not event.id.endswith("vienna")]
    assert not any("OSCE" in target for _, target, _ in edges(few, "sequence"))


def test_places_are_linked_person_by_person() -> None:
    found = edges(winter(), "places")
    assert ("Geneva", "Brussels", "Wendy Sherman") in found
    assert ("Kyiv", "Moscow", "Annalena Baerbock") in found
    assert ("Berlin", "Geneva", "Antony Blinken") in found
    graph = to_networkx(build_network(winter(), "places"))
    leg = graph.edges["place:Geneva, CHE", "place:Brussels, BEL", "Wendy Sherman"]
    assert leg["spells"] == [("2022-01-10", "2022-01-12")]
    assert (leg["person"], leg["party"]) == ("Wendy Sherman", "USA")


def test_two_places_on_one_day_make_no_journey_unless_the_order_is_told() -> None:
    both = [
        record("a", "A", day("2022-01-10"), KYIV, (BLINKEN,)),
        record("b", "B", day("2022-01-10"), BERLIN, (BLINKEN,)),
    ]
    assert edges(both, "places") == set()
    told = [replace(both[0], followed_by=(both[1].id,)), both[1]]
    assert edges(told, "places") == {("Kyiv", "Berlin", "Antony Blinken")}


def test_nobody_travels_to_what_was_called_off() -> None:
    trip = [
        record("a", "A", day("2022-01-10"), KYIV, (LAVROV,)),
        record("b", "B", day("2022-01-12"), GENEVA, (LAVROV,), status="postponed"),
    ]
    assert edges(trip, "places") == set()


def test_articles_tell_of_events_on_their_own_day() -> None:
    graph = to_networkx(build_network(winter(), "articles"))
    article = "https://w3id.org/summitry/id/article/11"
    assert graph.nodes[article]["publisher"] == "Danube Post"
    assert graph.nodes[article]["spells"] == [("2022-01-22", "2022-01-22")]
    edge = graph.edges[article, "https://w3id.org/summitry/id/event/blinken-lavrov", "tells of"]
    assert edge["label"] == "held"


def test_measures_are_those_of_networkx_on_the_joined_graph() -> None:
    star = [
        record(f"m{n}", "M", day("2022-01-10"), None, (SHERMAN, Participation(f"P{n}", party="RUS"))) for n in range(4)
    ]
    graph = to_networkx(build_network(star, "people"))
    centre = graph.nodes["person:Wendy Sherman"]
    assert (centre["degree"], centre["weighted_degree"], centre["betweenness"], centre["community"]) == (4, 4.0, 1.0, 0)
    assert graph.nodes["person:P1"]["betweenness"] == 0.0


def test_communities_are_found_and_are_the_same_every_time() -> None:
    groups = [[Participation(f"{side}{n}", party=f"{side}{n}") for n in range(4)] for side in "AB"]
    met = [
        record(f"{a.name}{b.name}", "M", day("2022-01-10"), None, (a, b))
        for g in groups
        for a in g
        for b in g
        if a.name < b.name
    ]
    met.append(record("bridge", "M", day("2022-01-11"), None, (groups[0][0], groups[1][0])))
    found = [to_networkx(build_network(met, "people")).nodes(data="community") for _ in range(2)]
    assert dict(found[0]) == dict(found[1])
    assert {name[-2]: number for name, number in found[0]}.keys() == {"A", "B"}
    assert len(set(dict(found[0]).values())) == 2


def test_size_grows_with_weighted_degree_and_colour_is_the_sides() -> None:
    network = build_network(winter(), "people")
    by_name = {node.label: node for node in network.nodes}
    assert max(node.size for node in network.nodes) == 40.0
    assert by_name["Wendy Sherman"].colour == by_name["Antony Blinken"].colour == (0, 0x72, 0xB2)
    assert by_name["Wendy Sherman"].colour != by_name["Sergei Lavrov"].colour


def test_names_of_sides_can_be_given() -> None:
    network = build_network(winter(), "parties", Reference(labels={"USA": "Vereinigte Staaten"}))
    assert {"Vereinigte Staaten", "RUS"} <= {node.label for node in network.nodes}


def test_a_person_of_several_sides_has_the_commonest() -> None:
    sides = ["USA", "NATO", "NATO"]
    met = [record(f"m{n}", "M", day("2022-01-10"), VIENNA, (Participation("A", party=s),)) for n, s in enumerate(sides)]
    assert to_networkx(build_network(met)).nodes["person:A"]["party"] == "NATO"


def test_the_order_of_records_changes_nothing_but_order() -> None:
    def told(records: list[Record]) -> dict:
        return {
            node: {k: v for k, v in data.items() if k != "label"}
            for node, data in to_networkx(build_network(records, "parties")).nodes(data=True)
        }

    assert told(winter()) == told(list(reversed(winter())))


def test_an_unknown_network_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"'friends'.*events, people"):
        build_network([], "friends")
    assert list(NETWORKS) == ["events", "people", "parties", "sequence", "places", "articles"]


def test_venues_of_one_city_are_one_place_and_a_bare_country_is_one_too() -> None:
    there = [
        record("a", "A", day("2022-01-10"), Place("Hofburg", "Vienna", "Austria", "AUT"), (RYABKOV,)),
        record("b", "B", day("2022-01-11"), VIENNA, (RYABKOV,)),
        record("c", "C", day("2022-01-12"), Place(None, None, "Austria", "AUT"), (RYABKOV,)),
    ]
    assert [node.label for node in build_network(there, "places").nodes] == ["Vienna", "Austria"]
