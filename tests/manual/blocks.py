"""What stands between fences in the manual, and which commands its sentences name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"
PAGES = (*sorted(path.name for path in DOCS.glob("*.md")), "README.md")


@dataclass(frozen=True)
class Block:
    """A fenced block: the page it stands on, its line there, what its fence says, its text."""

    page: str
    line: int
    says: str
    text: str

    @property
    def language(self) -> str:
        return self.says.partition(" ")[0]

    @property
    def kind(self) -> str:
        """Return the kind of record that the block is an example of, or ``path=…``."""
        return self.says.partition(" ")[2]

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def text_of(page: str) -> str:
    return (ROOT / page if page == "README.md" else DOCS / page).read_text()


def blocks_in(page: str, text: str) -> Iterator[Block]:
    """Yield every block of ``text``, those of lists and quotations and those by indentation too."""
    for token in MarkdownIt().parse(text):
        if token.type in {"fence", "code_block"}:
            yield Block(page, token.map[0] + 1, token.info.strip(), token.content)


def blocks(page: str) -> tuple[Block, ...]:
    return tuple(blocks_in(page, text_of(page)))


def commands_in(page: str) -> Iterator[str]:
    """Yield each command of ours that stands between backticks in the sentences of ``page``."""
    for token in MarkdownIt().enable("table").parse(text_of(page)):
        for child in token.children or ():
            found = re.match(r"(?:\.venv/bin/)?(minutebook .+)", " ".join(child.content.split()))
            if child.type == "code_inline" and found:
                yield found[1]
