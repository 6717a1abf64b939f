"""YAML as a tree with places, built from libyaml's events.

The event stream is walked with a stack of our own, because libyaml's composer recurses and can be
made to overflow, and because its constructor guesses types that only the schema knows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml
from yaml._yaml import Mark as CMark

from generator.diagnostics import Checked, Diagnostic, Label
from generator.document.characters import is_unwelcome
from generator.document.mistakes import explain, misleading_indents
from generator.document.tree import Mapping, Node, Scalar, Sequence
from generator.source import Position, Span

LARGEST_FRONT_MATTER = 64 * 1024
DEEPEST = 16
MOST_VALUES = 5_000
# Quotation marks as Word writes them, around a whole value.
_BENT = re.compile(r"“(?P<inside>[^“”]*)”|‘(?P<within>(?:[^‘’]|\b’\b)*)’")
_LOST_TEXT = re.compile(r"[ \t]+#(?=\S)")


def tree_of(path: str, text: str, first_line: int) -> Checked[Mapping]:
    """Return the mapping that ``text`` spells, or all that is wrong with it.

    ``first_line`` is the line of the file on which ``text`` starts.
    """
    if len(text) > LARGEST_FRONT_MATTER:
        place = Span(Position(first_line, 1), Position(first_line, 1))
        return Checked(None, (_too_large(path, place),))
    if found := tuple(misleading_indents(path, text, first_line)):
        return Checked(None, found)
    builder = _Builder(path, text, first_line)
    try:
        builder.build()
    except yaml.YAMLError as error:
        builder.diagnostics.append(explain(path, error, text, first_line))
    except _TooMuchError as error:
        builder.diagnostics.append(error.diagnostic)
    if builder.diagnostics or builder.root is None:
        return Checked(None, (*builder.remarks, *builder.diagnostics))
    return Checked(builder.root, tuple(builder.remarks))


class _TooMuchError(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


@dataclass
class _Open:
    """A collection whose end has not come yet."""

    start: Position
    is_mapping: bool
    items: list[Node] = field(default_factory=list)
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)
    key: Scalar | None = None


class _Builder:
    def __init__(self, path: str, text: str, first_line: int) -> None:
        self.path = path
        self.text = text
        self.first_line = first_line
        self.root: Mapping | None = None
        self.diagnostics: list[Diagnostic] = []
        # Of what is wrong, and can be read all the same.
        self.remarks: list[Diagnostic] = []
        self.stack: list[_Open] = []
        self.values = 0
        self.documents = 0
        self.may_lose_text = bool(_LOST_TEXT.search(text))

    def build(self) -> None:
        for event in self._events():
            self._take(event)
        if self.root is None and not self.values:
            self.root = Mapping((), Span(*[Position(self.first_line, 1)] * 2))
        elif self.root is None and not self.diagnostics:
            self.diagnostics.append(self._not_a_mapping(Position(self.first_line, 1)))

    def _events(self) -> Iterator[yaml.Event]:
        for event in yaml.parse(self.text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents > 1:
                    place = self._position(event.start_mark)
                    message = "a line --- starts a second document"
                    self._say(Span(place, place), "second-document", message, "Delete this line.")
                    return
            elif isinstance(event, yaml.NodeEvent):
                self._count(event)
                if not self._is_refused(event):
                    yield event
            elif isinstance(event, yaml.CollectionEndEvent):
                yield event

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            is_mapping = isinstance(event, yaml.MappingStartEvent)
            self.stack.append(_Open(self._position(event.start_mark), is_mapping))
        else:
            self._look_behind(event, "")
            self._close()

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        span = Span(self._position(event.start_mark), self._position(event.end_mark))
        plain = not event.style
        self._look_behind(event, event.value)
        # The text itself was looked through: only an escape can still spell such a character.
        if event.style == '"' and is_unwelcome(event.value):
            message = "this value spells a character that nobody can see"
            self._say(span, "unwelcome-character", message, "Leave out the backslash and its code.")
        text = event.value
        if plain and (bent := _BENT.fullmatch(text)):
            text = bent["inside"] or bent["within"] or ""
            self.remarks.append(self._diagnostic(span, *_bent(event.value, text)))
        self._put(Scalar(text, span, plain))

    def _close(self) -> None:
        done = self.stack.pop()
        # libyaml ends a block at the next token, so only its start is a place.
        span = Span(done.start, done.start)
        if done.is_mapping:
            self._put(Mapping(tuple(done.entries), span))
        else:
            self._put(Sequence(tuple(done.items), span))

    def _put(self, node: Node) -> None:
        if not self.stack:
            self._finish(node)
            return
        parent = self.stack[-1]
        if not parent.is_mapping:
            parent.items.append(node)
        elif parent.key is not None:
            parent.entries.append((parent.key, node))
            parent.key = None
        else:
            parent.key = self._key(parent, node)

    def _key(self, parent: _Open, node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            self._say(node.span, "key-not-a-word", "a key is a single word", "Write key: value.")
            return Scalar("", node.span)
        first = next((key for key, _ in parent.entries if key.text == node.text), None)
        if first is not None:
            self.diagnostics.append(
                Diagnostic(
                    self.path,
                    node.span,
                    "duplicate-key",
                    f"{node.text!r} is given twice",
                    "Keep one of the two.",
                    labels=(Label(self.path, first.span, "it was given here first"),),
                )
            )
        return node

    def _finish(self, node: Node) -> None:
        if isinstance(node, Mapping):
            self.root = node

    def _is_refused(self, event: yaml.NodeEvent) -> bool:
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            message = "* and & have a meaning of their own at the start of a value"
            self._refuse(event, "yaml-alias", message)
        elif getattr(event, "tag", None):
            self._refuse(event, "yaml-tag", "! has a meaning of its own at the start of a value")
        else:
            return False
        if isinstance(event, yaml.AliasEvent):
            # Something must stand there, so that later mistakes are found too.
            span = Span(self._position(event.start_mark), self._position(event.end_mark))
            self._put(Scalar("", span))
            return True
        return False

    def _refuse(self, event: yaml.Event, code: str, message: str) -> None:
        span = Span(self._position(event.start_mark), self._position(event.start_mark))
        self._say(span, code, message, "Put the value in quotes, or leave the sign out.")

    def _look_behind(self, event: yaml.Event, value: str) -> None:
        """Find text that is lost because it follows a space and a hash."""
        mark = event.end_mark if self.may_lose_text else None
        lost = _LOST_TEXT.match(self.text, mark.index) if mark else None
        if lost is None:
            return
        line = self.text[lost.end() - 1 :].split("\n", 1)[0]
        start = self._position(mark)
        start = Position(start.line, start.column + len(lost.group()) - 1)
        self._say(
            Span(start, Position(start.line, start.column + len(line))),
            "text-lost-after-hash",
            f"{line!r} would be lost: behind a space, # starts a remark",
            f'Put the whole value in quotes: "{value or "…"} {line}".',
        )

    def _count(self, event: yaml.NodeEvent) -> None:
        self.values += 1
        if len(self.stack) < DEEPEST and self.values <= MOST_VALUES:
            return
        place = Span(*[self._position(event.start_mark)] * 2)
        if len(self.stack) < DEEPEST:
            raise _TooMuchError(_too_large(self.path, place))
        message = f"lists and keys are nested more than {DEEPEST} deep here"
        remedy = "Check the brackets and the indentation."
        raise _TooMuchError(self._diagnostic(place, "too-deep", message, remedy))

    def _not_a_mapping(self, place: Position) -> Diagnostic:
        return self._diagnostic(
            Span(place, place),
            "front-matter-not-keys",
            "keys with values are wanted here, such as  title: Welcome",
            "Write one key: value on each line.",
        )

    def _say(self, span: Span, code: str, message: str, remedy: str) -> None:
        self.diagnostics.append(self._diagnostic(span, code, message, remedy))

    def _diagnostic(self, span: Span, code: str, message: str, remedy: str) -> Diagnostic:
        return Diagnostic(self.path, span, code, message, remedy)

    def _position(self, mark: yaml.Mark | CMark | None) -> Position:
        if mark is None:
            return Position(self.first_line, 1)
        return Position(mark.line + self.first_line, mark.column + 1)


def _bent(value: str, inside: str) -> tuple[str, str, str]:
    straight = inside.replace("\\", "\\\\").replace('"', '\\"')
    return (
        "quotes-from-word",
        f"{value[0]} and {value[-1]} around this value are no straight quotation marks",
        f'Write  "{straight}"  or leave them out; to print them, write  "{value}".',
    )


def _too_large(path: str, place: Span) -> Diagnostic:
    return Diagnostic(
        path,
        place,
        "front-matter-too-large",
        f"the front matter is too large: {MOST_VALUES:,} values and "
        f"{LARGEST_FRONT_MATTER // 1024} KiB are the most",
        "Move large tables into appendices of their own.",
    )
