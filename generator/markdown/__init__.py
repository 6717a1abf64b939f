"""Prose → HTML with holes for what only the whole site knows: links and directives."""

from generator.markdown.dialect import COUNT, SECTION, Dialect, Form
from generator.markdown.lettering import safe, slug
from generator.markdown.limbs import Limb, limbs_of, paragraphs_of, plain
from generator.markdown.passages import Passage
from generator.markdown.prose import Attribute, Directive, Footnotes, Heading, Link, Part, Prose
from generator.markdown.reading import read_prose
from generator.markdown.writing import escaped, inline, opened

__all__ = [
    "COUNT",
    "SECTION",
    "Attribute",
    "Dialect",
    "Directive",
    "Footnotes",
    "Form",
    "Heading",
    "Limb",
    "Link",
    "Part",
    "Passage",
    "Prose",
    "escaped",
    "inline",
    "limbs_of",
    "opened",
    "paragraphs_of",
    "plain",
    "read_prose",
    "safe",
    "slug",
]
