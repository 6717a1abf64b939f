"""Add to a made-up council what the registers know and few records hold.

Casting votes; motions voted on in parts, withdrawn, deferred or not seconded; amendments that
replace a motion; members present in part; papers to follow, some of which come; answers to one
limb of two. Every fourth meeting has some of it. The same council becomes the same.
"""

import re
from itertools import pairwise
from pathlib import Path

EVERY = 4
_TIED = re.compile(
    r"^(::: \w+ [^\n]*\bfor=(\d+) against=\2\b)"
    r"([^\n]*\n(?:(?!^::: \w).)*?casting vote (for|against))",
    re.MULTILINE | re.DOTALL,
)
_ITEMS = "\nitems:\n"
_FRONT = re.compile(r"\A---\n(.*?)^---\n", re.MULTILINE | re.DOTALL)


def vary(root: Path) -> None:
    """Rewrite minutes and agendas of the council in the folder ``root``."""
    for committee in sorted((root / "content/meetings").iterdir()):
        folders = sorted(committee.iterdir())
        for folder in folders:
            if (folder / "minutes.md").is_file():
                _minutes(folder / "minutes.md", is_chosen=folders.index(folder) % EVERY == 0)
        for place, (folder, following) in enumerate(pairwise(folders)):
            if place % EVERY == 0:
                _to_follow(folder, following, comes=place % (2 * EVERY) == 0)
                _ask(folder, following)


def _minutes(path: Path, *, is_chosen: bool) -> None:
    text = _TIED.sub(r"\1 casting=\4\3", path.read_text())
    text = re.sub(r"(?m)^(::: amendment [^\n]*)$", r"\1 replaces=all", text)
    if is_chosen:
        text = _with_motions(_in_part(text))
    path.write_text(text)


def _in_part(text: str) -> str:
    """Let the last of those present, unless somebody's substitute, miss the first minutes."""
    present = re.findall(r"[a-z-]+", re.findall(r"present: \[(.*?)\]", text)[0])
    numbers = re.findall(r"(?m)^## (\d+)", text)
    standing_in = set(re.findall(r"person: ([a-z-]+), for", text))
    members = [person for person in present[1:] if person not in standing_in]
    line = f"in_part: [{{person: {members[-1]}, minutes: [{numbers[-1]}]}}]\n"
    return _FRONT.sub(lambda front: f"---\n{front[1]}{line}---\n", text)


def _with_motions(text: str) -> str:
    present = re.findall(r"[a-z-]+", re.findall(r"present: \[(.*?)\]", text)[0])
    mover, seconder = present[1], present[2]
    number = int(re.findall(r"(?m)^## (\d+)", text)[-1]) + 1
    both = f"moved={mover} seconded={seconder}"
    motions = [
        f"## {number}. Motions at the end\n",
        f"::: motion {both}\n1. That it be tried;\n2. That it be paid.\n:::\n",
        '::: vote part="(a)" for=3 against=1\n:::\n',
        '::: vote part="(b)" for=1 against=2 abstain=1\n:::\n',
        f"::: motion {both} outcome=withdrawn\nThat it be stopped.\n:::\n",
        f"::: motion {both} outcome=deferred\nThat it be asked.\n:::\n",
        f"::: motion moved={mover} outcome=lapsed\nThat it be forgotten.\n:::\n",
    ]
    return text.rstrip("\n") + "\n\n" + "\n".join(motions)


def _to_follow(folder: Path, following: Path, *, comes: bool) -> None:
    agenda, later = folder / "agenda.md", following / "agenda.md"
    if not all(path.is_file() and _ITEMS in path.read_text() for path in (agenda, later)):
        return
    items = agenda.read_text().partition(_ITEMS)[2].partition("\n---\n")[0]
    place = len(re.findall(r"(?m)^  - ", items)) + 1
    attachment = f"{{title: The costs, access: to-follow, due: {following.name[:7]}}}"
    _add_item(agenda, f"title: Costs, report_by: [Treasurer], attachments: [{attachment}]")
    if comes:
        named = f"{folder.parent.name}/{folder.name}#item-{place}"
        _add_item(later, f'title: Costs asked for, paper: oral, answers: ["{named}"]')


def _ask(folder: Path, following: Path) -> None:
    """Ask for two things without a day, and bring the first of them."""
    minutes, later = folder / "minutes.md", following / "agenda.md"
    if not (minutes.is_file() and later.is_file() and _ITEMS in later.read_text()):
        return
    text = minutes.read_text()
    number = int(re.findall(r"(?m)^## (\d+)", text)[-1]) + 1
    asked = "::: resolved\n1. That members be told\n   1. why;\n   2. when.\n:::\n"
    action = f"  - {{resolution: {number}-a, owner: Treasurer}}\n"
    if "\nactions:\n" in text:
        text = text.replace("\nactions:\n", f"\nactions:\n{action}", 1)
    else:
        text = _FRONT.sub(lambda front: f"---\n{front[1]}actions:\n{action}---\n", text)
    minutes.write_text(f"{text}\n## {number}. Questions\n\n{asked}")
    named = f"{folder.parent.name}/{folder.name}#resolution-{number}-a-i"
    _add_item(later, f'title: Why, paper: oral, answers: ["{named}"]')


def _add_item(path: Path, item: str) -> None:
    text = path.read_text()
    path.write_text(_FRONT.sub(lambda front: f"---\n{front[1]}  - {{{item}}}\n---\n", text))
