"""The site of which every example of ``docs/format.md`` is a part."""

import shutil
from collections import defaultdict
from pathlib import Path

from tests.manual.blocks import blocks

COMMISSION = "content/meetings/scrutiny-commission"
CABINET = "content/meetings/cabinet"
STRATEGY = "content/strategies/commissioning-procurement"
# In which files the examples of each kind stand, the first example in the first.
PLACES = {
    "yaml site": ("site.yaml",),
    "yaml committee": ("content/committees/scrutiny-commission.md",),
    "yaml person": ("content/people/s-j-galton.md",),
    "yaml matter": ("content/matters/mtfs-2015-19.md",),
    "yaml agenda": (f"{COMMISSION}/2015-01-28/agenda.md",),
    "yaml minutes": (f"{COMMISSION}/2014-11-05/minutes.md", f"{CABINET}/2014-09-16/minutes.md"),
    "markdown minutes": (f"{COMMISSION}/2014-11-05/minutes.md", f"{CABINET}/2015-02-06/minutes.md"),
    "yaml report": (
        f"{COMMISSION}/2015-01-28/mtfs-corporate-resources.md",
        f"{COMMISSION}/2015-01-28/revenue.md",
    ),
    "yaml table": (f"{COMMISSION}/2015-01-28/sums.md",),
    "markdown report": (f"{COMMISSION}/2015-01-28/revenue.md",),
    "yaml strategy": (f"{STRATEGY}/index.md", f"{STRATEGY}/foreword.md"),
    "markdown strategy": (f"{STRATEGY}/introduction.md",),
    "yaml addresses": ("content/addresses.yaml",),
}
DECIDED = """
::: resolved
1. That it be so;
2. That the Director report on
   1. the cost;
   2. the time.
:::

"""
AROUND = Path(__file__).parent / "format"


def lay_out(root: Path) -> None:
    """Lay out in ``root`` what stands around the examples of the format, and them in it."""
    shutil.copytree(AROUND, root)
    places = {says: iter(paths) for says, paths in PLACES.items()}
    fronts: dict[str, str] = defaultdict(str)
    bodies: dict[str, str] = defaultdict(str)
    for block in blocks("format.md"):
        if block.says in PLACES:
            into = bodies if block.language == "markdown" else fronts
            into[next(places[block.says])] += block.text
    for path in {**fronts, **bodies}:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(_joined(root / path, fronts[path], bodies[path]))


def _joined(file: Path, front: str, body: str) -> str:
    if file.suffix == ".yaml":
        return front
    there = file.read_text() if file.is_file() else "---\n---\n"
    front_there, _, body_there = there.removeprefix("---\n").partition("---\n")
    # Headings are shown without what stands below them.
    body = body.replace("}\n", f"}}\n{DECIDED}") if body.startswith("## ") else body
    return f"---\n{front_there}{front}---\n{body_there}\n{body}"
