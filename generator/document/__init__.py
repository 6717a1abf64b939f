"""Text → front matter as a tree with places, and the body."""

from generator.document.characters import cleaned
from generator.document.reading import Document, front_matter, read_document, read_yaml
from generator.document.tree import Mapping, Node, Scalar, Sequence
from generator.document.writing import scalar

__all__ = [
    "Document",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "cleaned",
    "front_matter",
    "read_document",
    "read_yaml",
    "scalar",
]
