"""Prose → HTML with holes for what only the whole site knows: links and directives."""

from generator.markdown.dialect import COUNT, SECTION, Dialect, Form
from generator.markdown.lettering import safe, slug
from generator.markdown.prose import Attribute, Directive, Footnotes, Heading, Link, Part, Prose
from generator.markdown.reading import read_prose

__all__ = [
    "COUNT",
    "SECTION",
    "Attribute",
    "Dialect",
    "Directive",
    "Footnotes",
    "Form",
    "Heading",
    "Link",
    "Part",
    "Prose",
    "read_prose",
    "safe",
    "slug",
]
