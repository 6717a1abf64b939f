"""The registers, made again from nothing but the tables that everybody can take home."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

Row = dict[str, object]


def rows(data: Path, table: str) -> list[Row]:
    """Return the rows of a table of all years, from its files in ``data``."""
    lines = [
        line
        for path in sorted(data.glob(f"*/{table}.jsonl"))
        for line in path.read_text().splitlines()
    ]
    return [json.loads(line) for line in lines]


def cells(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(newline="") as lines:
        return list(csv.DictReader(lines))


def register(data: Path) -> dict[tuple[str, str, str], list[tuple[str, str, str]]]:
    """Return what each committee decided in each year, by kind: place, number and words."""
    found: dict[tuple[str, str, str], list[tuple[str, str, str]]] = {}
    for row in rows(data, "decisions"):
        part = (str(row["date"])[:4], str(row["committee"]), str(row["kind"]))
        told = str(row["url"]), str(row["number"]), " ".join(str(row["text"]).split())
        found.setdefault(part, []).append(told)
    return found


def motions(data: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield each motion and amendment: its place, who moved and seconded it, and how it ended."""
    for row in rows(data, "decisions"):
        if row["kind"] in {"motion", "amendment"}:
            yield tuple(str(row[key]) for key in ("url", "moved_by", "seconded_by", "outcome"))


def attendance(data: Path) -> dict[str, dict[str, set[str]]]:
    """Return who was at each meeting and who was not; officers by their posts."""
    found: dict[str, dict[str, set[str]]] = {}
    for row in rows(data, "attendance"):
        states = found.setdefault(str(row["meeting"]), {})
        states.setdefault(str(row["state"]), set()).add(str(row["person"] or row["role"]))
        if row["in_chair"]:
            states.setdefault("chair", set()).add(str(row["person"]))
    return found
