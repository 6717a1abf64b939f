"""A small good site in which nearly every field is filled, one field on a line."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SMALL = Path(__file__).parent.parent / "site"
MEETING = "content/meetings/planning/2024-04-03"
# A slot is «kind|value»: what stands there, and what kind of value it is.
_SLOT = re.compile(r"«([a-z-]+)\|([^»]*)»")
RECORDS = {
    f"{MEETING}/agenda.md": """\
---
time: «time|19:00»
venue: «text|Village Hall»
status: «choice|held»
published: «day|2024-03-20»
contact: {role: «text|Clerk», email: «email|clerk@example.org», url: «url|https://example.org/clerk»}
webcast: «url|https://example.org/webcast»
next_meeting: {date: «day|2024-05-01», time: «time|19:00»}
membership:
  - {person: «person|a-archer», role: «choice|chair»}
  - «person|b-bellamy»
items:
  - title: «text|Minutes»
    minutes: «meeting|planning/2024-03-06»
    pages: «pages|5-10»
  - title: «text|Hedges»
    report: «report|hedges»
    report_by: [«text|Clerk»]
    matter: «record|green»
    invited: [«person|c-carter»]
    wards: «names|none»
    equality: «yes-no|true»
    answers: [«place|planning/2024-03-06#resolution-12-a»]
  - title: «text|Land»
    exempt: {paragraphs: [«count|3»], reason: «text|It names the buyer.»}
  - title: «text|Flooding»
    urgent: «text|The river rises.»
    paper: «choice|oral»
---

Please tell the Clerk if you wish to speak.
""",
    f"{MEETING}/hedges.md": """\
---
title: «text|Hedges»
kind: «choice|report»
report_by: [«text|Clerk»]
wards: «names|none»
equality: «yes-no|false»
call_in: «yes-no|false»
matter: «record|green»
strategy: «record|parks»
answers: [«place|planning/2024-03-06#resolution-12-a»]
consultation: {opens: «day|2024-01-08», closes: «day|2024-02-09»}
background_papers: [{title: «text|Survey», url: «url|https://example.org/survey»}]
signed_by: {person: «person|a-archer», role: «text|Chair»}
tables:
  - id: «record-id|costs»
    title: «text|Costs»
    unit: «text|£»
    columns: [2023/24, 2024/25]
    rows:
      - {label: «text|Mowing», values: [«figure|100», «figure|110»]}
      - {label: «text|Benches», values: [20, ~]}
      - {label: Total, total: «sum|above», values: [«figure|120», 110]}
---

## Purpose

1. The hedges are long.

2. Cutting them costs money, as [the report on the green](../2024-03-06/green.md#paragraph-2) says.

::: table costs
:::

::: recommendations
1. That the hedges be cut.
:::
""",
    f"{MEETING}/minutes.md": """\
---
present: [«person|a-archer», b-bellamy]
chair: «person|a-archer»
apologies: [«person|c-carter»]
in_attendance:
  - {person: «person|d-dyer», role: «text|Visitor», minutes: [«minute|22»]}
starts: «time|19:00»
ends: «time|20:10»
next_meeting: «choice|to be confirmed»
actions:
  - {resolution: «record-id|22-a», owner: «text|Clerk», due: «when|2024-06»}
---

## 21. Minutes {item=1}

The minutes were approved.

## 22. Hedges {item=2}

::: motion moved=a-archer seconded=b-bellamy for=2 against=0
That the hedges be cut.
:::

::: resolved
1. That the hedges be cut.
:::
""",
    "content/people/d-dyer.md": """\
---
name: «text|D. Dyer»
honorific: «text|Cllr»
ward: «text|Brook»
also_known_as: [«text|Diana Dyer»]
---
A councillor since 2020.
""",
    "content/committees/planning.md": """\
---
name: «text|Planning Committee»
council: «council|ambridge»
kind: «choice|regulatory»
quorum: «count|2»
standing_items: [«text|Question time»]
---
Decides applications.
""",
    "content/strategies/parks/index.md": """\
---
title: «text|Parks»
council: «council|ambridge»
period: «text|2024–2028»
status: «choice|adopted»
version: «text|1.2»
adopted_by: «decision|planning/2024-03-06#resolution-12-a»
matter: «record|green»
chapters: [«record|vision»]
---

Parks are for everybody.
""",
    "content/strategies/parks/vision.md": """\
---
title: «text|Vision»
number: «text|1»
---

::: commitments
1. We will plant trees.
:::
""",
    "content/matters/green.md": """\
---
title: «text|The green»
---

What became of the green.
""",
    "content/pages/about.md": """\
---
title: «text|About»
---

About these pages.
""",
    "site.yaml": """\
title: «text|Meetings of Ambridge»
url: «site-url|https://meetings.example.org/»
language: «language|en-GB»
style_guide: «yes-no|false»
checks: {word-doubled: «choice|warning»}
abbreviations: {MTFS: «text|Medium Term Financial Strategy»}
councils:
  ambridge:
    name: «text|Ambridge Town Council»
    jurisdiction: «choice|england-parish»
    accent: «colour|"#7a1f3d"»
    contact: {role: «text|Clerk», email: «email|clerk@example.org», url: «url|https://example.org/»}
    notice: {days: «count|3», saturdays: «yes-no|false»}
""",
}


@dataclass(frozen=True)
class Slot:
    """A value in a record: which kind it is of, and where it stands."""

    path: str
    number: int
    kind: str

    def filled(self, value: str) -> bytes:
        """Return the record with ``value`` in the slot."""
        numbers = iter(range(1000))

        def said(found: re.Match[str]) -> str:
            return value if next(numbers) == self.number else found[2]

        return _SLOT.sub(said, RECORDS[self.path]).encode()


def good(path: str) -> str:
    """Return a record with the values that it has."""
    return _SLOT.sub(lambda found: found[2], RECORDS[path])


def slots() -> Iterator[Slot]:
    """Yield all values of all records."""
    for path, text in RECORDS.items():
        for number, found in enumerate(_SLOT.finditer(text)):
            yield Slot(path, number, found[1])


def write(root: Path) -> None:
    """Write the good site into the folder ``root``."""
    shutil.copytree(SMALL, root)
    for path in RECORDS:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(good(path))
