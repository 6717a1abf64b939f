"""``docs/mistakes.md``: writes what the build says of each of its mistakes, and reads it back."""

import re
import shutil
import tempfile
from datetime import date
from pathlib import Path

from generator.build import prepare
from generator.report import Format, write

HERE = Path(__file__).parent
BOOK = HERE.parent / "docs/mistakes.md"
TODAY = date(2024, 3, 1)
_TYPED = re.compile(
    r"^```\w+ path=(?P<path>.+?)(?: encoding=(?P<encoding>\S+))?\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_SAID = re.compile(r"^```text\n(?P<said>.*?)^```$", re.MULTILINE | re.DOTALL)


def sections() -> dict[str, str]:
    """Return the sections of the book by their titles."""
    found: dict[str, str] = {}
    title, is_code = "", False
    for line in BOOK.read_text().splitlines(keepends=True):
        is_code ^= line.startswith("```")
        if line.startswith("## ") and not is_code:
            title = line.removeprefix("## ").strip()
            found[title] = ""
        elif title:
            found[title] += line
    return found


def printed(section: str) -> str:
    """Return what the book says that the build says."""
    return _SAID.search(section)["said"]


def said(section: str, root: Path) -> str:
    """Return what the build says of the files of ``section``, laid out in ``root``."""
    shutil.copytree(HERE / "site", root)
    for typed in _TYPED.finditer(section):
        path = root / typed["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(typed["text"].encode(typed["encoding"] or "utf-8"))
    return write(prepare(root, TODAY).findings, root, Format.FULL, {}).rstrip("\n") + "\n"


def main() -> None:
    """Write the book anew."""
    text = BOOK.read_text()
    for section in sections().values():
        with tempfile.TemporaryDirectory() as folder:
            answer = said(section, Path(folder) / "site")
        text = text.replace(section, _SAID.sub(lambda _, a=answer: f"```text\n{a}```", section))
    BOOK.write_text(text)


if __name__ == "__main__":
    main()
