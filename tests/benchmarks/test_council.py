"""A made-up council is clean, holds all that councils' papers hold, and knows what it holds."""

import calendar
import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from benchmarks.council import Plan, Promise, Truth, make
from generator.build import build

PLAN = Plan(meetings=90, committees=8, people=80, years=4, councils=2, size=3000, first_year=2009)
LOOSE = Plan(meetings=60, committees=5, people=40, years=3, size=2000, overdue=0.5, unexcused=0.4)
NAMES = r'(?:"[a-z0-9, -]+"|[a-z0-9-]+)'


@dataclass(frozen=True)
class Record:
    """A Markdown file: where it lies, its front matter, its body."""

    path: str
    front: dict
    body: str

    @property
    def committee(self):
        return self.path.split("/")[1]

    @property
    def meeting(self):
        return "/".join(self.path.split("/")[1:3])

    @property
    def day(self):
        return date.fromisoformat(self.path.split("/")[2][:10])


def read(root: Path) -> list[Record]:
    """Return all records, read without anything of the generator or the maker."""
    found = []
    for path in sorted((root / "content").rglob("*.md")):
        _, front, body = path.read_text().split("---\n", 2)
        found.append(
            Record(path.relative_to(root / "content").as_posix(), yaml.safe_load(front), body)
        )
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    root = tmp_path_factory.mktemp("council")
    return root, make(root, PLAN)


@pytest.fixture(scope="module")
def loose(tmp_path_factory):
    root = tmp_path_factory.mktemp("loose")
    return make(root, LOOSE), read(root)


@pytest.fixture(scope="module")
def records(made):
    return read(made[0])


@pytest.fixture(scope="module")
def agendas(records):
    return {record.meeting: record for record in records if record.path.endswith("/agenda.md")}


@pytest.fixture(scope="module")
def minutes(records):
    return [record for record in records if record.path.endswith("/minutes.md")]


def directives(record: Record, name: str) -> list[tuple[str, str]]:
    """Return attributes and content of the directives called ``name``."""
    return re.findall(
        rf"^::: {name}(?: ([^\n]*))?\n(.*?)^:::$", record.body, re.MULTILINE | re.DOTALL
    )


def side(attributes: str, key: str) -> tuple[int, list[str]]:
    """Return how many voted ``key``, and who, where they are named."""
    found = re.search(rf"\b{key}=({NAMES})", attributes)
    value = found[1].strip('"') if found else "0"
    if value.isdigit():
        return int(value), []
    return len(value.split(", ")), value.split(", ")


def test_the_builder_finds_nothing_wrong(made, tmp_path):
    root, truth = made
    outcome = build(root, tmp_path / "public", truth.today)
    assert [str(finding) for finding in outcome.findings] == []
    assert outcome.records == truth.files["md"]


def bytes_of(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_the_same_plan_makes_the_same_bytes_and_another_seed_others(tmp_path):
    plans = {"one": 1, "same": 1, "other": 2}
    truths = {
        name: make(tmp_path / name, Plan(meetings=12, committees=3, people=30, years=1, seed=seed))
        for name, seed in plans.items()
    }
    one = bytes_of(tmp_path / "one")
    assert bytes_of(tmp_path / "same") == one
    assert truths["same"].values() == truths["one"].values()
    assert bytes_of(tmp_path / "other") != one


def test_a_council_that_cannot_be_is_refused(tmp_path):
    with pytest.raises(ValueError, match="39 people"):
        make(tmp_path, Plan(people=5))
    with pytest.raises(ValueError, match="hundred times a year"):
        make(tmp_path, Plan(meetings=1000, committees=2, years=1))


def test_there_are_as_many_meetings_as_planned(agendas):
    assert len(agendas) == PLAN.meetings


@pytest.mark.parametrize(
    ("counted", "what"),
    [
        ("meetings", ("held", "cancelled", "postponed", "scheduled", "confirmed", "draft minutes")),
        ("business", ("urgent", "exempt", "deferred", "interests", "invited", "comments")),
        ("business", ("paper: oral", "paper: none", "paper: to-follow")),
        ("decisions", ("motions", "amendments", "noted", "corrections", "limbs of limbs")),
        ("decisions", ("votes on the motion", "votes on the substantive")),
        ("votes", ("carried", "lost", "tied", "unanimous", "named")),
        ("papers", ("report", "inquiry", "note", "appendix", "answering")),
        ("papers", ("inquiry recommendations answered", "reports: all wards")),
        ("strategies", ("adopted", "superseded", "draft", "chapters", "commitments")),
        ("tables", ("revenue-budget", "savings", "capital-programme", "budget", "spending")),
        ("tables", ("survey", "staff", "sums")),
        ("files", ("md", "png", "pdf", "csv")),
    ],
)
def test_everything_happens_at_least_once(made, counted, what):
    counts = getattr(made[1], counted)
    assert [each for each in what if not counts[each]] == []


@pytest.mark.parametrize(
    "words",
    [
        r"^substitutes:",
        r"^  - \{person: .*minutes: \[",
        r"^next_meeting: \{date:",
        r"^next_meeting: to be confirmed",
        r"^pre_meeting:",
        r"^webcast:",
        r"access: members",
        r"file: .*\.pdf",
        r"^signed_by:",
        r"^response_due: \d{4}-\d{2}$",
        r"^call_in: true",
        r"^strategy:",
        r"^background_papers: none",
        r"^  - \{title: .*, date: .*, url:",
        r"^adopted_by:",
        r"^supersedes:",
        r"^also_known_as:",
        r"^suffix:",
        r"^\[\^1\]: ",
        r"^## Part B",
        r"^::: figure chart alt=.* table=",
        r"^::: figure sites alt=.* src=",
        r"^::: recommendations show=all",
        r"^::: case-study title=",
        r"^::: notice kind=recording",
        r"The Chair gave a casting vote",
        r"took the chair\.",
        r"\]\(\.\./\.\./[a-z-]+/[0-9-]+/minutes\.md#minute-",
        r"report: [a-z-]+/\d{4}-\d{2}-\d{2}",
    ],
)
def test_every_form_is_used(made, words):
    texts = (path.read_text() for path in (made[0] / "content").rglob("*.md"))
    assert any(re.search(words, text, re.MULTILINE) for text in texts)


def test_some_committees_meet_twice_on_a_day(agendas):
    assert any(meeting.endswith("-2") for meeting in agendas)


def test_members_change_over_the_years(agendas):
    seen = defaultdict(set)
    for agenda in agendas.values():
        members = frozenset(
            member if isinstance(member, str) else member["person"]
            for member in agenda.front["membership"]
        )
        seen[agenda.committee].add(members)
    assert max(len(rosters) for rosters in seen.values()) >= PLAN.years


def test_matters_run_across_committees_and_years(records):
    committees, years = defaultdict(set), defaultdict(set)
    for record in records:
        if record.path.endswith("/agenda.md"):
            for item in record.front.get("items", ()):
                committees[item.get("matter")].add(record.committee)
                years[item.get("matter")].add(record.day.year)
    assert any(
        matter and len(committees[matter]) > 1 and len(years[matter]) > 1 for matter in years
    )


# What must be right by meaning, beyond what a build looks at.


def test_minutes_are_numbered_without_a_gap(minutes):
    last = {}
    for record in sorted(minutes, key=lambda record: (record.committee, record.meeting)):
        numbers = [int(number) for number in re.findall(r"^## (\d+)\.", record.body, re.MULTILINE)]
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        assert numbers[0] in {1, last.get(record.committee, 0) + 1}
        last[record.committee] = numbers[-1]


def test_every_item_has_its_minute(agendas, minutes):
    for record in minutes:
        items = [int(item) for item in re.findall(r"\{item=(\d+)\}", record.body)]
        assert items == list(range(1, len(agendas[record.meeting].front["items"]) + 1))


def test_packs_are_paged_without_a_gap(agendas):
    for agenda in agendas.values():
        ranges = [
            item["pages"].split("-") for item in agenda.front.get("items", ()) if "pages" in item
        ]
        for (_, last), (first, _) in pairwise(ranges):
            assert int(first) == int(last) + 1


def test_everybody_is_accounted_for(agendas, minutes):
    for record in minutes:
        members = {
            member if isinstance(member, str) else member["person"]
            for member in agendas[record.meeting].front["membership"]
        }
        front = record.front
        substitutes = front.get("substitutes", [])
        standing_in = {each["person"] for each in substitutes}
        away = set(front.get("apologies", ()))
        assert {each["for"] for each in substitutes} <= away
        assert set(front["present"]) - standing_in == members - away
        assert standing_in.isdisjoint(members)
        assert front["chair"] in front["present"]


def test_a_quorum_is_present(records, minutes):
    quorums = {
        record.path.split("/")[1].removesuffix(".md"): record.front["quorum"]
        for record in records
        if record.path.startswith("committees/")
    }
    for record in minutes:
        assert len(record.front["present"]) >= quorums[record.committee]


def test_only_the_present_move_and_vote(minutes):
    for record in minutes:
        present = set(record.front["present"])
        for name in ("motion", "amendment", "vote"):
            for attributes, _ in directives(record, name):
                movers = re.findall(r"(?:moved|seconded)=([a-z0-9-]+)", attributes)
                assert len(set(movers)) == len(movers)
                assert set(movers) <= present
                votes = [side(attributes, key) for key in ("for", "against", "abstain")]
                assert sum(count for count, _ in votes) <= len(present)
                assert {person for _, people in votes for person in people} <= present


def test_agendas_are_open_in_time(agendas):
    for agenda in agendas.values():
        if "published" in agenda.front:
            assert (agenda.day - agenda.front["published"]).days >= 14


def test_next_meetings_are_the_next_ones(agendas):
    by_committee = defaultdict(list)
    for meeting in sorted(agendas, key=lambda each: (agendas[each].day, each)):
        by_committee[agendas[meeting].committee].append(meeting)
    for held in by_committee.values():
        for one, following in pairwise(held):
            assert agendas[one].front["next_meeting"] == following


def test_minutes_are_confirmed_where_they_say_so(agendas, minutes):
    for record in minutes:
        if later := record.front.get("confirmed"):
            items = agendas[later].front["items"]
            assert record.meeting in [item.get("minutes") for item in items]
            assert agendas[later].day >= record.day


def test_weekdays_belong_to_their_dates(records):
    months = {name: number for number, name in enumerate(calendar.month_name) if name}
    written = r"(\w+day) (\d+) (\w+) (\d{4})"
    found = [each for record in records for each in re.findall(written, record.body)]
    assert len(found) > PLAN.meetings
    for name, day, month, year in found:
        assert calendar.day_name[date(int(year), months[month], int(day)).weekday()] == name


def test_no_word_is_doubled(records):
    for record in records:
        assert re.findall(r"\b([a-z]+) \1\b", record.body, re.IGNORECASE) == []


def test_paragraphs_are_numbered_without_a_gap(records):
    for record in records:
        if not re.fullmatch(r"meetings/.*/.*/(?!agenda|minutes).*", record.path):
            continue
        body = re.sub(r"^:::.*?^:::$", "", record.body, flags=re.MULTILINE | re.DOTALL)
        for part in body.split("## Part B"):
            numbers = [int(number) for number in re.findall(r"^(\d+)\. ", part, re.MULTILINE)]
            assert numbers == list(range(1, len(numbers) + 1))


def test_paragraphs_that_are_spoken_of_exist(agendas, minutes, records):
    texts = {record.path: record.body for record in records}
    mentioned = 0
    for record in minutes:
        for block in re.split(r"^(?=## )", record.body, flags=re.MULTILINE):
            numbers = re.findall(r"paragraph (\d+) of the report|paragraph=(\d+)", block)
            if numbers:
                item = int(re.search(r"\{item=(\d+)\}", block)[1])
                report = agendas[record.meeting].front["items"][item - 1]["report"]
                folder = record.meeting if "/" not in report else ""
                text = texts[f"meetings/{folder}/{report}.md".replace("//", "/")]
                for number in filter(None, sum(numbers, ())):
                    assert f"\n{number}. " in text
                    mentioned += 1
    assert mentioned


def test_corrections_quote_what_was_printed(minutes, records):
    texts = {record.path: record.body for record in records}
    for record in minutes:
        for attributes, words in directives(record, "correction"):
            report = re.search(r"report=([a-z0-9-]+)", attributes)[1]
            paragraph = re.search(r"paragraph=(\d+)", attributes)[1]
            right, wrong = re.findall("“([0-9,]+)”", words)
            printed = re.search(
                rf"^{paragraph}\. .*", texts[f"meetings/{record.meeting}/{report}.md"], re.MULTILINE
            )
            assert wrong in printed[0]
            assert right not in printed[0]


def test_tables_add_up(records):
    checked = 0
    for record in records:
        for table in record.front.get("tables", ()):
            checked += sums_that_hold(table)
    assert checked > 100


def sums_that_hold(table: dict) -> int:
    """Return how many sums of the table hold; all must."""
    rows, above, checked = {}, [], 0
    for row in table["rows"]:
        if "group" in row:
            above = []
            continue
        figures = [None if isinstance(cell, str) else cell for cell in row["values"]]
        if "total" in row:
            summed = above if row["total"] == "above" else [rows[name] for name in row["total"]]
            for place, figure in enumerate(figures):
                if figure is not None:
                    whole = sum(each[place] or 0 for each in summed)
                    assert round(whole, 3) == figure
                    checked += 1
        else:
            above.append(figures)
        rows[row["id"]] = figures
    return checked


# The truth agrees with an independent count.


def test_the_truth_counts_decisions(made, minutes):
    truth = made[1]
    counts = Counter()
    for record in minutes:
        for name in ("motion", "amendment", "noted", "correction"):
            counts[name] += len(directives(record, name))
        for _, content in directives(record, "resolved"):
            counts["resolutions"] += 1
            limbs = re.findall(r"^\d+\. ", content, re.MULTILINE)
            counts["limbs"] += len(limbs)
            counts["without"] += not limbs
            counts["parts"] += len(re.findall(r"^   \d+\. ", content, re.MULTILINE))
    assert counts == {
        "motion": truth.decisions["motions"],
        "amendment": truth.decisions["amendments"],
        "noted": truth.decisions["noted"],
        "correction": truth.decisions["corrections"],
        "resolutions": truth.decisions["resolutions"],
        "limbs": truth.decisions["limbs"],
        "without": truth.decisions["resolutions without limbs"],
        "parts": truth.decisions["limbs of limbs"],
    }


def test_the_truth_counts_votes(made, minutes):
    counts = Counter()
    for record in minutes:
        for name in ("motion", "amendment", "vote"):
            for attributes, _ in directives(record, name):
                if "for=" not in attributes:
                    continue
                for_, against = side(attributes, "for")[0], side(attributes, "against")[0]
                outcome = "tied" if for_ == against else "carried" if for_ > against else "lost"
                counts[outcome] += 1
                counts["named"] += bool(side(attributes, "for")[1])
    assert counts == {key: made[1].votes[key] for key in ("carried", "lost", "tied", "named")}


def test_the_truth_counts_attendance(made, agendas, minutes):
    counts = defaultdict(Counter)
    for record in minutes:
        front = record.front
        standing_in = {each["person"] for each in front.get("substitutes", ())}
        for member in agendas[record.meeting].front["membership"]:
            counts[member if isinstance(member, str) else member["person"]]["expected"] += 1
        for person in front["present"]:
            counts[person]["as substitute" if person in standing_in else "present"] += 1
        for person in front.get("apologies", ()):
            counts[person]["apologies"] += 1
        for each in front.get("in_attendance", ()):
            if "person" in each:
                counts[each["person"]]["in attendance"] += 1
    for person, truth in made[1].people.items():
        for key in ("expected", "present", "as substitute", "apologies", "in attendance"):
            assert truth[key] == counts[person][key]


def test_the_truth_counts_meetings_and_wards(made, records, agendas):
    truth = made[1]
    statuses = Counter(agenda.front["status"] for agenda in agendas.values())
    assert statuses == {key: truth.meetings[key] for key in statuses}
    wards = defaultdict(Counter)
    for record in records:
        if record.path.startswith("people/"):
            wards[record.front["ward"]]["members"] += 1
        for item in record.front.get("items", ()):
            for ward in named(item):
                wards[ward]["items"] += 1
        if record.path.startswith("meetings/") and not record.path.endswith("/agenda.md"):
            for ward in named(record.front):
                wards[ward]["reports"] += 1
    assert {ward: dict(+counts) for ward, counts in truth.wards.items()} == wards


def named(front: dict) -> list[str]:
    return front["wards"] if isinstance(front.get("wards"), list) else []


@pytest.mark.parametrize("years_before", [0, 1])
def test_the_truth_knows_what_became_of_promises(loose, years_before):
    truth, records = loose
    day = truth.today.replace(year=truth.today.year - years_before)
    answers = {}
    for record in records:
        for place in record.front.get("answers", ()):
            answers.setdefault(place, record.day)
    states = Counter()
    for record in records:
        if not record.path.endswith("/minutes.md") or record.day > day:
            continue
        for action in record.front.get("actions", ()):
            state_of(action, record, answers, day, states)
    assert truth.actions(day) == {key: states[key] for key in truth.actions(day)}
    assert states["overdue"]


def state_of(action, record, answers, day, states):
    """Count the state of one action as its papers tell it."""
    place = f"{record.meeting}#resolution-{action['resolution']}"
    letter = ord(action["resolution"][-1]) - ord("a")
    block = next(
        block
        for block in re.split(r"^## ", record.body, flags=re.MULTILINE)
        if block.startswith(action["resolution"].split("-")[0] + ".")
    )
    limb = re.split(r"^\d+\. ", block.partition("::: resolved\n")[2], flags=re.MULTILINE)[
        letter + 1
    ]
    numbers = range(len(re.findall(r"^   \d+\. ", limb, re.MULTILINE)))
    parts = [f"{place}-{('i', 'ii', 'iii')[number]}" for number in numbers] or [place]
    found = [answers.get(part) or answers.get(place) for part in parts]
    done = [answer for answer in found if answer and answer <= day]
    state = "answered" if len(done) == len(parts) else "part" if done else "open"
    due = str(action["due"])
    year, month, *rest = (int(part) for part in due.split("-"))
    last = date(year, month, rest[0] if rest else calendar.monthrange(year, month)[1])
    states["all"] += 1
    states[state] += 1
    states["overdue"] += state != "answered" and last < day
    states["late"] += state == "answered" and max(done) > last


def test_promises_are_kept_in_time_late_in_part_or_never(loose):
    truth, _ = loose
    actions = truth.actions(truth.today)
    assert 0 < actions["late"] < actions["answered"]
    assert actions["part"]
    assert actions["open"]


def test_no_promise_is_overdue_unless_the_plan_wants_it(made):
    truth = made[1]
    assert truth.actions(truth.today)["overdue"] == 0
    assert truth.actions(truth.today)["all"]


def test_members_may_stay_away_without_a_word(loose):
    truth, _ = loose
    assert sum(counts["absent"] for counts in truth.people.values())


def test_a_promise_for_a_month_has_until_its_last_day():
    promise = Promise("a/2024-01-10#resolution-1-b", "Clerk", "2024-02", date(2024, 1, 10), ("x",))
    assert not promise.is_overdue(date(2024, 2, 29))
    assert promise.is_overdue(date(2024, 3, 1))


def test_the_truth_can_be_written_as_json(made):
    values = json.loads(json.dumps(made[1].values()))
    assert values["meetings"]["all"] == PLAN.meetings
    assert isinstance(made[1], Truth)
