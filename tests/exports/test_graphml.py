"""Activity systems as graphs: networkx finds in them what the pictures show."""

import io

import networkx
import pytest
from taking_away import HOSTILE, export

from changelab.domain.visibility import THE_ROOM, visible_in_pictures
from changelab.exports.graphml import graphs_of, write_graphml
from changelab.exports.pictures import pictures_of


def graphs(room) -> dict[str, networkx.MultiDiGraph]:
    """Every graph of a workshop as networkx reads it."""
    seen = visible_in_pictures(room.state, THE_ROOM)
    return {
        graph.file: networkx.read_graphml(io.BytesIO(write_graphml(graph).encode()))
        for graph in graphs_of(seen)
    }


def of_kind(things, kind: str) -> list[dict]:
    """What the nodes or edges of that kind say of themselves."""
    return [said for *_, said in things if said["kind"] == kind]


def test_a_system_in_a_period_is_a_graph(busy):
    """Its seven elements, its entries at theirs, and the contradiction between two of them."""
    graph = graphs(busy)["activity-system-present.graphml"]
    (tension,) = of_kind(graph.edges(data=True), "contradiction")

    assert len(of_kind(graph.nodes(data=True), "element")) == 7
    assert len(of_kind(graph.nodes(data=True), "system")) == 1
    assert {node["label"] for node in of_kind(graph.nodes(data=True), "entry")} == {
        "referral form",
        "key worker",
    }
    assert tension == {
        "id": tension["id"],
        "kind": "contradiction",
        "label": "targets against the whole child",
        "number": 1,
        "level": "secondary",
        "status": "accepted",
    }


def test_a_contradiction_joins_the_elements_it_lies_in(busy):
    """Two of them for a secondary one; a primary one begins and ends in the same."""
    found = graphs(busy)

    def ends(file: str) -> list[set[str]]:
        graph = found[file]
        return [
            {graph.nodes[one]["element"], graph.nodes[other]["element"]}
            for one, other, said in graph.edges(data=True)
            if said["kind"] == "contradiction"
        ]

    assert ends("activity-system-present.graphml") == [{"rules", "object"}]
    assert ends("activity-system-past.graphml") == [{"tools"}]


def test_there_is_a_graph_beside_each_picture_of_a_system_and_of_the_network(modelled):
    """Under the same name, for the same periods."""
    pictured = {
        f"{picture.file_name}.graphml"
        for picture in pictures_of(modelled.state)
        if picture.kind.name in ("activity-system", "network")
    }

    assert graphs(modelled).keys() == pictured
    assert any(name.startswith("network") for name in pictured)


def test_in_an_export_each_lies_beside_its_picture(modelled, renderer, tmp_path):
    """The same name, another ending; the data list says what it is."""
    export(modelled, tmp_path / "out", renderer)
    there = {path.name for path in (tmp_path / "out" / "pictures").glob("*.graphml")}
    listed = (tmp_path / "out" / "data_list.csv").read_text("utf-8")

    assert there == graphs(modelled).keys()
    assert all(
        (tmp_path / "out" / "pictures" / name).with_suffix(".svg").exists() for name in there
    )
    assert all(f"pictures/{name},application/graphml+xml," in listed for name in there)


def test_a_network_has_neighbours_and_what_systems_make_of_their_objects(modelled):
    """Who is whose neighbour, and an object that two systems share."""
    graph = graphs(modelled)["network-future.graphml"]
    names = {key: said["label"] for key, said in graph.nodes(data=True)}
    (beside,) = (
        (names[one], names[other], said["neighbour_as"])
        for one, other, said in graph.edges(data=True)
        if said["kind"] == "neighbour_of"
    )

    assert beside == ("School", "Our activity", "object_activity")
    assert {
        (names[one], names[other])
        for one, other, said in graph.edges(data=True)
        if said["kind"] == "construes"
    } == {("Our activity", "no fear"), ("School", "no fear")}


def test_several_contradictions_between_the_same_elements_are_all_there(busy):
    """Each is an edge of its own."""
    poles = [{"element": "rules"}, {"element": "object"}]
    for text in ("days against talk", "forms against talk"):
        busy.does(busy.dana, "log_contradiction", text=text, poles=poles, period="present")
    graph = graphs(busy)["activity-system-present.graphml"]

    assert len(of_kind(graph.edges(data=True), "contradiction")) == 3


def test_a_pole_in_another_period_is_a_node_too(busy):
    """A tertiary contradiction reaches from the present to the future."""
    poles = [
        {"element": "object", "period": "present"},
        {"element": "object", "period": "future"},
    ]
    busy.does(busy.dana, "log_contradiction", text="old v new", poles=poles, period="present")
    graph = graphs(busy)["activity-system-present.graphml"]
    (reaching,) = (
        {graph.nodes[one]["period"], graph.nodes[other]["period"]}
        for one, other, said in graph.edges(data=True)
        if said.get("label") == "old v new"
    )

    assert reaching == {"present", "future"}


def test_what_the_room_may_not_see_is_in_no_graph(busy):
    """A hidden entry and a rejected contradiction are not drawn, and not counted."""
    entry = next(one.id for one in busy.state.entries.values() if one.text == "key worker")
    busy.does(busy.aino, "hide", item=entry)
    first = next(iter(busy.state.contradictions))
    busy.does(busy.aino, "judge_contradiction", contradiction=first, status="rejected")
    graph = graphs(busy)["activity-system-present.graphml"]

    assert entry not in graph
    assert not of_kind(graph.edges(data=True), "contradiction")


@pytest.mark.parametrize("text", HOSTILE)
def test_words_are_words(room, text):
    """Whatever was typed comes back on one line."""
    room.does(room.bilal, "add_entry", element="rules", text=text, period="present")
    graph = graphs(room)["activity-system-present.graphml"]

    assert [one["label"] for one in of_kind(graph.nodes(data=True), "entry")] == [
        " ".join(text.split())
    ]


def test_the_same_record_gives_the_same_bytes(modelled):
    """Nothing in it depends on when it was written."""
    seen = visible_in_pictures(modelled.state, THE_ROOM)

    assert [write_graphml(one) for one in graphs_of(seen)] == [
        write_graphml(one) for one in graphs_of(seen)
    ]
