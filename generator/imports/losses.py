"""What stands in a Word paper and does not come out of it with the text."""

import io
import re
import zipfile
from collections.abc import Iterator

from defusedxml.ElementTree import fromstring

_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
_PARTS = (
    (r"word/header\d*\.xml", "At the head of the pages stood"),
    (r"word/footer\d*\.xml", "At the foot of the pages stood"),
    (r"word/comments\.xml", "A comment was left out"),
)
_FILES = (
    (
        r"word/charts/chart[^/]*\.xml",
        "A chart was left out: save it as a picture.",
    ),
    (r"word/diagrams/data[^/]*\.xml", "A drawing of boxes was left out: save it as a picture."),
    (r"word/embeddings/.+", "A file inside the paper was left out."),
)
_SIGNS = (
    ("<w:del ", "Words that were struck out while changes were tracked were left out."),
    ("<w:ins ", "Words that were put in while changes were tracked stand in the text."),
    ("<m:oMath", "A formula was left out: type it, or save it as a picture."),
    ("<w:vanish/>", "Hidden words stand in the paper: look whether they came out."),
    (
        "<w:txbxContent",
        "A text box stood beside the text: look where its words are now.",
    ),
)


def losses_of(data: bytes) -> Iterator[str]:
    """Yield a sentence for each thing in a paper that its text does not hold, or may not."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        text = archive.read("word/document.xml").decode("utf-8", errors="replace")
        for pattern, words in _PARTS:
            for name in sorted(filter(re.compile(pattern).fullmatch, names)):
                said = " ".join("".join(_texts(archive.read(name))).split())
                if said:
                    yield f"{words}: {said}"
        for pattern, words in _FILES:
            yield from (words for _ in filter(re.compile(pattern).fullmatch, names))
        yield from (words for sign, words in _SIGNS if sign in text)


def _texts(data: bytes) -> Iterator[str]:
    return (f"{each.text or ''} " for each in fromstring(data).iter(_WORDS))
