"""References are found in both directions, or are findings."""

from generator.graph import Node, Reference, link
from generator.source import START


def refer(source: str, key: str, anchor: str = "", kind: str = "link") -> Reference:
    return Reference(kind, source, "", key, anchor, f"{key}#{anchor}", f"{source}.md", START)


A = Node("x/a", "thing", frozenset({"one"}), (refer("x/a", "x/b"),), whole="x")
B = Node("x/b", "thing", frozenset({"two"}), whole="x")
WHOLE = Node("x", parts=("x/a", "x/b"))


def test_a_reference_is_known_from_both_ends():
    graph, _ = link([A, B], set())
    assert [r.source for r in graph.into("x/b", "link")] == ["x/a"]
    assert graph.into("x/b", "other") == ()


def test_a_whole_has_the_places_of_its_parts():
    node = Node("y", references=(refer("y", "x", "two"),))
    graph, findings = link([A, B, WHOLE, node], set())
    assert findings == ()
    assert graph.find("x", "two") == ("x/b", "two")
    assert len(graph.into("x/b", "link", "two")) == 1
    assert len(graph.into("x", "link")) == 1


def test_what_is_not_there_is_a_finding_with_what_was_meant():
    _, (found,) = link([A, B, Node("y", references=(refer("y", "x/bb"),))], set())
    assert found.code == "unknown-reference"
    assert "Did you mean 'x/b'?" in found.help


def test_a_place_that_is_not_there_is_a_finding():
    _, (found,) = link([A, B, Node("y", references=(refer("y", "x/a", "ones"),))], set())
    assert found.code == "unknown-anchor"
    assert "#one" in found.help


def test_a_broken_record_causes_no_findings_elsewhere():
    references = (refer("y", "x/broken", "any"), refer("y", "x", "any"))
    whole = Node("x", parts=("x/broken",))
    _, findings = link([Node("y", references=references), whole], {"x/broken"})
    assert findings == ()


def test_what_leads_nowhere_does_not_hide_what_leads_somewhere():
    node = Node("y", references=(refer("y", "nowhere"), refer("y", "x/b")))
    graph, findings = link([B, node], set())
    assert len(findings) == 1
    assert len(graph.into("x/b", "link")) == 1


def test_a_node_of_another_kind_is_a_finding():
    reference = Reference("link", "y", "", "x/b", "", "b", "y.md", START, wanted=("picture",))
    graph, (found,) = link([B, Node("y", references=(reference,))], set())
    assert found.code == "wrong-kind"
    assert graph.into("x/b", "link") == ()


def test_the_order_of_nodes_does_not_matter():
    assert link([A, B, WHOLE], set()) == link([WHOLE, B, A], set())
