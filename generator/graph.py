"""Nodes → a linked site: keys, references between them, and the same references backwards."""

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from generator.diagnostics import Diagnostic
from generator.markdown import slug
from generator.source import Span

_LISTED = 12


class Reference(NamedTuple):
    """From a place of one node to a place of another.

    ``kind`` is the field it was written in, ``wanted`` the kinds of node that may stand there, if
    not every one may. ``key`` and ``anchor`` name the target; ``said`` is
    what the author typed at ``span`` of the file at ``path``.
    """

    kind: str
    source: str
    source_anchor: str
    key: str
    anchor: str
    said: str
    path: str
    span: Span
    wanted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """Something that can be named: its key, its places, what it refers to.

    ``parts`` are the keys of nodes whose places count as its own; ``whole`` is the key of the node
    that it is such a part of.
    """

    key: str
    kind: str = ""
    anchors: frozenset[str] = frozenset()
    references: tuple[Reference, ...] = ()
    parts: tuple[str, ...] = ()
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes by key, and ``ties``: for each key the references that name it, right or wrong."""

    nodes: Mapping[str, Node]
    ties: Mapping[str, tuple[Reference, ...]] = field(default_factory=dict)

    def find(self, key: str, anchor: str) -> tuple[str, str] | None:
        """Return the key of the node that holds the place, and the anchor; nothing if none does."""
        node = self.nodes.get(key)
        if node is None:
            return None
        if not anchor or anchor in node.anchors:
            return key, anchor
        return next(((part, anchor) for part in node.parts if self._holds(part, anchor)), None)

    def incoming(self, key: str) -> tuple[Reference, ...]:
        """Return the references that lead to ``key``, by way of its whole too.

        What leads nowhere is left out, so that what does can be looked at in the same run. They
        come in the order of their sources.
        """
        node = self.nodes.get(key)
        if node is None:
            return ()
        found = [tie for tie in self.ties.get(key, ()) if self._leads(tie)]
        if node.whole:
            places = (tie for tie in self.ties.get(node.whole, ()) if tie.anchor in node.anchors)
            found += (tie for tie in places if self._leads(tie, key))
        return tuple(sorted(found, key=lambda tie: tie.source))

    def into(self, key: str, kind: str, anchor: str | None = None) -> tuple[Reference, ...]:
        """Return the references of ``kind`` to ``key``, or to one place of it."""
        return tuple(
            reference
            for reference in self.incoming(key)
            if reference.kind == kind and anchor in {None, reference.anchor}
        )

    def _leads(self, tie: Reference, to: str = "") -> bool:
        found = self.find(tie.key, tie.anchor)
        if found is None or (to and found[0] != to):
            return False
        return not tie.wanted or self.nodes[found[0]].kind in tie.wanted

    def _holds(self, key: str, anchor: str) -> bool:
        node = self.nodes.get(key)
        return node is not None and anchor in node.anchors


def link(nodes: Iterable[Node], broken: Collection[str]) -> tuple[Graph, tuple[Diagnostic, ...]]:
    """Return the graph of ``nodes`` and a finding for each reference that leads nowhere."""
    by_key = {node.key: node for node in sorted(nodes, key=lambda node: node.key)}
    references = [reference for node in by_key.values() for reference in node.references]
    ties: dict[str, list[Reference]] = {}
    for reference in references:
        ties.setdefault(reference.key, []).append(reference)
    graph = Graph(by_key, {key: tuple(found) for key, found in ties.items()})
    return graph, tuple(dangling(graph, references, broken))


def dangling(
    graph: Graph, references: Iterable[Reference], broken: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield a finding for each of ``references`` that leads nowhere.

    ``broken`` are keys whose records could not be read: references to them are right as far as
    anybody can tell, and cause no findings.
    """
    for reference in references:
        yield from _dangling(graph, reference, broken)


def _dangling(graph: Graph, reference: Reference, broken: Collection[str]) -> Iterator[Diagnostic]:
    if reference.key in broken:
        return
    node = graph.nodes.get(reference.key)
    if node is not None and reference.wanted and node.kind not in reference.wanted:
        yield _wrong_kind(reference, node.kind)
    elif graph.find(reference.key, reference.anchor):
        return
    elif node is None:
        yield _unknown_key(graph, reference, broken)
    elif not any(part in broken for part in node.parts):
        yield _unknown_anchor(graph, reference, node)


def _unknown_key(graph: Graph, reference: Reference, broken: Collection[str]) -> Diagnostic:
    folder, _, _ = reference.key.rpartition("/")
    beside = tuple(
        key for key in (*graph.nodes, *sorted(broken)) if key.rpartition("/")[0] == folder
    )
    names = tuple(key.rpartition("/")[2] for key in beside)
    last = reference.key.rpartition("/")[2]
    wanted = last if "." in last else slug(last)
    meant = _nearest(wanted, names, 0.6) or next(
        (name for name in names if _begins(name, wanted)), ""
    )
    return Diagnostic(
        reference.path,
        reference.span,
        "unknown-reference",
        f"{reference.said!r} is not here: there is no content/{reference.key.lstrip('/')}",
        _remedy(reference, meant, names),
    )


def _remedy(reference: Reference, meant: str, names: Collection[str]) -> str:
    said = reference.said.partition("#")[0]
    if said.startswith("/"):
        return "Write the way from this file, such as ../people/a-archer.md, or a whole address."
    if said.startswith("www."):
        return f"Write https://{said} for a page elsewhere."
    if "@" in said:
        return f"Write mailto:{said} for an address."
    # As the author typed it: a name, a folder and a name, or the way to a file.
    before, step, last = said.rpartition("/")
    if meant:
        return f"Did you mean {before + step + meant + last[len(last.removesuffix('.md')) :]!r}?"
    folder, _, file = reference.key.rpartition("/")
    is_file = file[:1].isalpha() and "." not in file
    created = f"content/{folder}/{slug(file)}.md" if is_file else "it"
    known = f" There are: {', '.join(sorted(names))}." if 0 < len(names) <= _LISTED else ""
    return f"Create {created}, or correct the name.{known}"


def _begins(one: str, other: str) -> bool:
    """Tell whether one of two names goes on where the other ends."""
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and longer.startswith(f"{shorter}-")


def _wrong_kind(reference: Reference, kind: str) -> Diagnostic:
    wanted = " or ".join(reference.wanted)
    return Diagnostic(
        reference.path,
        reference.span,
        "wrong-kind",
        f"{reference.said!r} names the kind of thing called {kind}, where a {wanted} is wanted",
        "Name another file: attachments are files such as PDFs and pictures.",
    )


def _unknown_anchor(graph: Graph, reference: Reference, node: Node) -> Diagnostic:
    known = {
        *node.anchors,
        *(a for part in node.parts if part in graph.nodes for a in graph.nodes[part].anchors),
    }
    meant = _nearest(reference.anchor, tuple(sorted(known)))
    return Diagnostic(
        reference.path,
        reference.span,
        "unknown-anchor",
        f"{reference.said!r} leads to a place that is not there: {reference.anchor!r}",
        _anchor_remedy(reference, meant),
    )


def _anchor_remedy(reference: Reference, meant: str) -> str:
    if "#" in reference.said:
        return f"Did you mean {'#' + meant!r}?" if meant else "Correct it, or leave out the #…."
    # Only the number was typed.
    prefix = reference.anchor.removesuffix(reference.said)
    if meant.startswith(prefix) and prefix != reference.anchor:
        return f"Did you mean {meant.removeprefix(prefix)!r}?"
    return "Correct the number."


@lru_cache(maxsize=1_000)
def _nearest(word: str, known: tuple[str, ...], likeness: float = 0.7) -> str:
    return next(iter(difflib.get_close_matches(word, known, n=1, cutoff=likeness)), "")
