"""Count what the registers must show, from the content files alone, and compare it with a site.

This script shares no code with the generator: it reads files with plain YAML and regular
expressions, and built pages with an HTML parser. What is nought is left out on both sides.

Usage: python -m benchmarks.count FOLDER DAY [PUBLIC]   (prints the counts, or where PUBLIC differs)
"""

import calendar
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup, Tag

_BLOCK = re.compile(r"^::: (\w[\w-]*)(.*?)\n(.*?)^:::\s*$", re.MULTILINE | re.DOTALL)
_ITEM = re.compile(r"^( *)\d+\. ", re.MULTILINE)
_MINUTE = re.compile(r"^## (\d+)[.:]? ", re.MULTILINE)
_ROMAN = ["-", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
# A page of a committee or an owner lists so many in each state and leads to the years for the rest.
MOST_LISTED = 100
_STATES = {"Present": "present", "In part": "in part", "Apologies": "apologies", "Absent": "absent"}
_STATES |= {"As a substitute": "substitute", "As a visitor": "visitor"}
_KINDS = {"Resolved": "resolved", "Motions": "motion", "Noted": "noted"}
_PROGRESS = {"Overdue": "overdue", "Partly answered": "partly", "Open": "open"}
_PROGRESS |= {"Answered": "answered"}
_TOOK_PART = ("Moved", "Seconded", "Voted for", "Voted against", "Abstained", "Invited")


@dataclass
class Folder:
    """The files of a meeting: front matter and body by name."""

    committee: str
    name: str
    files: dict[str, tuple[dict[str, Any], str]] = field(default_factory=dict)

    @property
    def year(self) -> str:
        """The year in which it was."""
        return self.name.partition("/")[2][:4]

    def front(self, name: str) -> dict[str, Any]:
        """Return the front matter of one file, empty if it is not there."""
        return self.files.get(name, ({}, ""))[0]


def counted(root: Path, today: date) -> Counter[str]:
    """Return all counts of the content in the folder ``root``, as they stand on ``today``."""
    folders = _folders(root)
    counts: Counter[str] = Counter()
    for folder in folders:
        _decisions(counts, folder)
        _attendance(counts, folder)
        _wards(counts, folder)
    for path in (root / "content/people").glob("*.md"):
        if ward := _parted(path)[0].get("ward"):
            counts[f"wards/{_slug(ward)}/members"] += 1
    _promises(counts, folders, today)
    return _without_nought(counts)


def _folders(root: Path) -> list[Folder]:
    found = []
    for path in sorted((root / "content/meetings").glob("*/*")):
        folder = Folder(path.parent.name, f"{path.parent.name}/{path.name}")
        for file in sorted(path.glob("*.md")):
            folder.files[file.stem] = _parted(file)
        found.append(folder)
    return found


def _parted(path: Path) -> tuple[dict[str, Any], str]:
    _, front, body = path.read_text().split("---\n", 2)
    return yaml.load(front, Loader=yaml.BaseLoader) or {}, body  # noqa: S506 -- makes nothing but text


def _decisions(counts: Counter[str], folder: Folder) -> None:
    _, body = folder.files.get("minutes", ({}, ""))
    place = f"resolutions/{folder.year}/{folder.committee}"
    in_motion = False
    for minute in re.split(r"(?m)^## ", body):
        in_motion = False
        for name, attributes, inside in _BLOCK.findall(minute):
            if name in {"resolved", "noted"}:
                counts[f"{place}/{name}"] += len(_ITEM.findall(inside)) or 1
            elif name == "motion" or (name == "amendment" and not in_motion):
                counts[f"{place}/motion"] += 1
            in_motion |= name == "motion"
            counts["corrections"] += name == "correction"
            _votes(counts, attributes)


def _votes(counts: Counter[str], attributes: str) -> None:
    said = dict(re.findall(r'(\w+)="?([^"=]*?)"?(?= \w+=|\s*$)', attributes))
    for key, heading in (("moved", "Moved"), ("seconded", "Seconded")):
        if key in said:
            counts[f"people/{said[key]}/{heading}"] += 1
    sides = (("for", "Voted for"), ("against", "Voted against"), ("abstain", "Abstained"))
    for key, heading in sides:
        for name in said.get(key, "").split(","):
            if name.strip() and not name.strip().isdigit():
                counts[f"people/{name.strip()}/{heading}"] += 1


def _attendance(counts: Counter[str], folder: Folder) -> None:
    agenda, minutes = folder.front("agenda"), folder.front("minutes")
    for item in agenda.get("items", ()):
        for person in _many(item.get("invited")):
            counts[f"people/{person}/Invited"] += 1
    if "minutes" not in folder.files:
        return
    listed = agenda.get("membership", [])
    members = {each["person"] if isinstance(each, dict) else each for each in listed}
    for person, state in _states(minutes, members).items():
        counts[f"people/{person}/{folder.committee}/{state}"] += 1


def _states(minutes: dict[str, Any], members: set[str]) -> dict[str, str]:
    """Return how each person took part; what is told first of somebody holds."""
    substitutes = {each["person"]: each["for"] for each in minutes.get("substitutes", ())}
    states = dict.fromkeys(substitutes, "substitute")
    for each in minutes.get("in_part", ()):
        states.setdefault(each["person"], "in part")
    present = [*minutes.get("present", ()), *([minutes["chair"]] if "chair" in minutes else [])]
    for person in present:
        states.setdefault(person, "present")
    for person, state in states.items():
        if members and person not in members and state != "substitute":
            states[person] = "visitor"
    for person in (*minutes.get("apologies", ()), *substitutes.values()):
        states.setdefault(person, "apologies")
    for person in members:
        states.setdefault(person, "absent")
    for each in minutes.get("in_attendance", ()):
        if "person" in each:
            states.setdefault(each["person"], "visitor")
    return states


def _wards(counts: Counter[str], folder: Folder) -> None:
    for name, (front, _) in folder.files.items():
        named = front.get("items", ()) if name == "agenda" else (front,)
        for each in named:
            wards = each.get("wards", "none")
            for ward in [] if wards in ("none", "all") else _many(wards):
                counts[f"wards/{_slug(ward)}/touches"] += 1


@dataclass
class Wish:
    """Something asked for: where, of whom, by when, and the places that must be answered."""

    folder: Folder
    owner: str
    due: str
    ends: set[str]

    def state(self, answered: set[str], today: date) -> str:
        """Return how far it is, given all places that were answered."""
        done = {each for each in self.ends if _covering(each) & answered}
        if done == self.ends:
            return "answered"
        if self.due and _last_day(self.due) < today:
            return "overdue"
        return "partly" if done else "open"


def _promises(counts: Counter[str], folders: list[Folder], today: date) -> None:
    answered = {place for folder in folders for place in _answered(folder)}
    for folder in folders:
        for wish in (*_actions(folder), *_papers(folder), *_recommendations(folder)):
            state = wish.state(answered, today)
            counts[f"actions/all/{state}"] += 1
            counts[f"actions/{folder.year}/{state}"] += 1
            counts[f"actions/committees/{folder.committee}/{state}"] += 1
            if wish.owner:
                counts[f"actions/owners/{_slug(wish.owner)}/{state}"] += 1


def _answered(folder: Folder) -> Iterator[str]:
    for name, (front, _) in folder.files.items():
        said = [*_many(front.get("answers"))]
        said += (each["to"] for each in front.get("responses", ()))
        if name == "agenda":
            for item in front.get("items", ()):
                said += _many(item.get("answers"))
                for attachment in item.get("attachments", ()):
                    if attachment.get("access") != "to-follow":
                        said += _many(attachment.get("answers"))
        for place in said:
            target, _, anchor = place.partition("#")
            target = target if "/" in target else f"{folder.name}/{target}"
            yield f"{target}#{anchor}".replace("#minute-", "#resolution-")


def _actions(folder: Folder) -> Iterator[Wish]:
    front, body = folder.files.get("minutes", ({}, ""))
    anchors = _anchors(body, {"resolved", "noted"}, "resolution")
    for action in front.get("actions", ()):
        anchor = f"resolution-{action['resolution']}"
        within = [each for each in anchors if f"{each}-".startswith(f"{anchor}-")]
        ends = {a for a in within if not any(b.startswith(f"{a}-") for b in within)}
        places = {f"{folder.name}#{each}" for each in ends or {anchor}}
        yield Wish(folder, action.get("owner", ""), action.get("due", ""), places)


def _papers(folder: Folder) -> Iterator[Wish]:
    for place, item in enumerate(folder.front("agenda").get("items", ()), 1):
        anchor = {f"{folder.name}#item-{item.get('number', place)}"}
        owner = " and ".join(_many(item.get("report_by")))
        if item.get("paper") == "to-follow" and not item.get("report"):
            yield Wish(folder, owner, "", anchor)
        for each in item.get("attachments", ()):
            if each.get("access") == "to-follow" and "file" not in each:
                yield Wish(folder, owner, each.get("due", ""), anchor)


def _recommendations(folder: Folder) -> Iterator[Wish]:
    for name, (front, body) in folder.files.items():
        due = front.get("response_due", "")
        if name in {"agenda", "minutes"} or not (due or front.get("kind") == "inquiry"):
            continue
        anchors = _anchors(body, {"recommendations"}, "recommendation", "1ai")
        for anchor in (each for each in anchors if each.count("-") == 1):
            within = [each for each in anchors if each.startswith(f"{anchor}-")]
            ends = {a for a in within if not any(b.startswith(f"{a}-") for b in within)}
            yield Wish(folder, "", due, {f"{folder.name}/{name}#{a}" for a in ends or {anchor}})


def _anchors(body: str, names: set[str], word: str, numerals: str = "ai1") -> list[str]:
    """Return the anchors of all numbered items in directives of these names."""
    found: list[str] = []
    first = 0
    for piece in re.finditer(r"(?ms)^## (\d+)?.*?(?=^## |\Z)", body):
        base = f"{word}-{piece[1]}" if word == "resolution" else word
        for name, attributes, inside in _BLOCK.findall(piece[0]):
            if name not in names or "show=" in attributes:
                continue
            items = list(_ITEM.finditer(inside))
            found += [] if items else [base]
            numbers = [first if word == "recommendation" else 0]
            for item in items:
                depth = len(item[1]) // 3
                numbers = [*numbers[: depth + 1], *[0] * (depth + 1 - len(numbers))]
                numbers[depth] += 1
                written = (_written(n, numerals[d]) for d, n in enumerate(numbers[: depth + 1]))
                found.append("-".join((base, *written)))
            first = numbers[0]
    return found


def _written(number: int, kind: str) -> str:
    return {"1": str(number), "a": chr(96 + number), "i": _ROMAN[min(number, 12)]}[kind]


def _covering(place: str) -> set[str]:
    """Return the places an answer to which answers ``place``: itself and all around it."""
    target, _, anchor = place.partition("#")
    steps = anchor.split("-")
    return {f"{target}#{'-'.join(steps[:end])}" for end in range(2, len(steps) + 1)}


def _last_day(due: str) -> date:
    if len(due) > len("2017-10"):
        return date.fromisoformat(due)
    year, month = int(due[:4]), int(due[5:])
    return date(year, month, calendar.monthrange(year, month)[1])


def _many(value: Any) -> list[str]:  # noqa: ANN401 -- whatever YAML held
    return value if isinstance(value, list) else [value] if value else []


def _slug(words: str) -> str:
    without = re.sub("['\N{RIGHT SINGLE QUOTATION MARK}]", "", words.lower())
    return re.sub(r"[^a-z0-9]+", "-", without).strip("-")


def _without_nought(counts: Counter[str]) -> Counter[str]:
    return Counter({key: number for key, number in counts.items() if number})


def shown(public: Path) -> Counter[str]:
    """Return what the registers of the site in the folder ``public`` say, read as HTML.

    Numbers in tables must agree with the number of things listed; where they do not, the count
    is given as -1.
    """
    counts: Counter[str] = Counter()
    for path in sorted((public / "resolutions").glob("*/*/index.html")):
        _shown_decisions(counts, public, path)
    for path in sorted((public / "actions").rglob("index.html")):
        _shown_actions(counts, path.parent.relative_to(public / "actions"), _page(path))
    for path in sorted((public / "people").glob("*/index.html")):
        _shown_person(counts, path.parent.name, _page(path))
    for path in sorted((public / "wards").glob("*/index.html")):
        page, place = _page(path), f"wards/{path.parent.name}"
        counts[f"{place}/members"] = len(page.select("[aria-labelledby=page_members] li"))
        counts[f"{place}/touches"] = len(page.select(".touches li"))
    path = public / "corrections/index.html"
    counts["corrections"] = len(_page(path).select(".correction")) if path.is_file() else 0
    return _without_nought(counts)


def _page(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(), "html.parser")


def _shown_decisions(counts: Counter[str], public: Path, path: Path) -> None:
    committee, year = path.parent.name, path.parent.parent.name
    table = _table(_page(public / "resolutions" / year / "index.html"))
    page = _page(path)
    for kind in _KINDS.values():
        section = page.select_one(f"[aria-labelledby={kind}]")
        listed = len(section.select(".chain" if kind == "motion" else ".limb")) if section else 0
        counts[f"resolutions/{year}/{committee}/{kind}"] = listed
    for kind, number in table[committee].items():
        place = f"resolutions/{year}/{committee}/{_KINDS[kind]}"
        counts[place] = number if counts[place] == number else -1


def _shown_actions(counts: Counter[str], where: Path, page: BeautifulSoup) -> None:
    place = "actions/all" if where == Path() else f"actions/{where.as_posix()}"
    for line in page.select("dl.facts > div"):
        term, number_shown = (cell.get_text(strip=True) for cell in line.select("dt, dd"))
        if state := _PROGRESS.get(term):
            number = int(number_shown)
            listed = len(page.select(f"[aria-labelledby={state}] .promise"))
            is_whole = where == Path() or listed == number or listed >= MOST_LISTED
            counts[f"{place}/{state}"] = number if is_whole else -1


def _shown_person(counts: Counter[str], name: str, page: BeautifulSoup) -> None:
    listed = len(page.select("[aria-labelledby=page_attendance] details li"))
    table = _table(page)
    total = sum(number for columns in table.values() for number in columns.values())
    for committee, columns in table.items():
        for column, number in columns.items():
            state = _STATES[column]
            counts[f"people/{name}/{committee}/{state}"] = number if listed == total else -1
    for section in page.select("main section:has(> h2)"):
        words = section.select("h2")[0].get_text(strip=True)
        if words in _TOOK_PART:
            counts[f"people/{name}/{words}"] = len(section.select("li"))


def _table(page: BeautifulSoup) -> dict[str, dict[str, int]]:
    """Return the first table of counts: by the last step of each line's address, by column."""
    table = page.select_one(".counts table")
    if not isinstance(table, Tag):
        return {}
    columns = [cell.get_text(strip=True) for cell in table.select("thead th")][1:]
    lines = {}
    for row in table.select("tbody tr"):
        numbers = [int(cell.get_text(strip=True)) for cell in row.select("td")]
        name = str(row.select("a")[0]["href"]).rstrip("/").rpartition("/")[2]
        lines[name] = dict(zip(columns, numbers, strict=True))
    return lines


def differences(content: Counter[str], site: Counter[str]) -> list[str]:
    """Return a line for each count on which ``content`` and ``site`` differ."""
    keys = sorted(content.keys() | site.keys())
    return [
        f"{key}: {content[key]} in the content, {site[key]} on the site"
        for key in keys
        if content[key] != site[key]
    ]


def main() -> None:
    """Print all counts, or how a built site differs from them."""
    folder, day, *public = sys.argv[1:]
    content = counted(Path(folder), date.fromisoformat(day))
    if not public:
        for key, number in sorted(content.items()):
            print(f"{number:8,} {key}")
        return
    found = differences(content, shown(Path(public[0])))
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{len(content):,} counts, of {sum(content.values()):,} things; {len(found)} differ")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
