"""The body of a record as plain words, section by section."""

from collections.abc import Iterable, Iterator

from generator.markdown import Directive, Footnotes, Heading, Link, Part, Prose, paragraphs_of

# What stands elsewhere as data: figures in files beside the page.
_DATA = {"table"}
_SHOWN = ("title", "theme", "of", "alt")


def sections_of(body: Prose) -> Iterator[tuple[Heading | None, str]]:
    """Yield the words under each heading of ``body``; those before the first have none."""
    heading: Heading | None = None
    held: list[Part] = []
    for part in body.parts:
        if isinstance(part, Heading):
            if heading or held:
                yield heading, text_of(held)
            heading, held = part, []
        else:
            held.append(part)
    if heading or held:
        yield heading, text_of(held)


def text_of(parts: Iterable[Part]) -> str:
    """Return the words of ``parts``, a line for each paragraph, item and cell."""
    return "\n".join(_lines(parts))


def _lines(parts: Iterable[Part]) -> Iterator[str]:
    html = ""
    for part in parts:
        if isinstance(part, str):
            html += part
        elif not isinstance(part, Link):
            yield from paragraphs_of(Prose((html,)))
            html = ""
            yield from _inside(part)
    yield from paragraphs_of(Prose((html,)))


def _inside(part: Heading | Directive | Footnotes) -> Iterator[str]:
    if isinstance(part, Heading):
        yield f"{part.number} {part.text}".strip()
    elif isinstance(part, Footnotes):
        yield from _lines(part.content.parts)
    elif part.name not in _DATA:
        yield from (part.get(key) for key in _SHOWN if part.get(key))
        yield from _lines(part.body.parts)
