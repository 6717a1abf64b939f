"""Decisions: what was moved, what came of it, and what was promised."""

import calendar
import re
from collections.abc import Iterator
from datetime import date

from generator.council.decisions import vote_of
from generator.council.keys import Kind, folder_of, place_of, sitting_of
from generator.council.meetings import Minutes
from generator.council.records import Record
from generator.council.rules.days import MONTH_AND_YEAR, told_due, written_in
from generator.council.rules.places import passage_at
from generator.council.rules.rule import MINUTES, REPORT, Found, Rule, at
from generator.council.site import Site
from generator.diagnostics import Label, Severity
from generator.markdown import Directive

_OUTCOME = re.compile(
    r"\b(?P<what>amendment|motion)\b(?P<between>[^.;]{0,60}?)"
    r"\b(?P<how>carried|lost|defeated|rejected|not carried|fell)\b",
    re.IGNORECASE,
)
_BY_WHEN = re.compile(
    r"\b(?:by|before|in|during|no later than|until|for)\s(?:the\s)?(?:end of\s)?$"
)


def outcomes_follow_from_the_votes(_site: Site, record: Record) -> Iterator[Found]:
    """What is said to be carried or lost is so by the votes."""
    voted = [each for each in record.body.directives() if vote_of(each)]
    lines = [each.span.start.line for each in voted]
    for passage in record.body.passages:
        before = [each for each, line in zip(voted, lines, strict=True) if line < passage.line]
        found = _OUTCOME.search(passage.text)
        directive = before[-1] if before and found else None
        if directive is None or found is None or not _is_about(directive, found["what"]):
            continue
        vote = vote_of(directive)
        is_won = found["how"].lower() == "carried" and not re.search(r"\bnot\b", found["between"])
        if vote and vote.outcome != "tied" and is_won != (vote.outcome == "carried"):
            message = (
                f"the {found['what']} is said to be {'carried' if is_won else 'lost'}, but "
                f"{vote.for_.count} voted for it and {vote.against.count} against"
            )
            label = Label(record.path, directive.span, "the vote")
            span = passage.span(*found.span())
            yield Found(record.path, span, message, "Correct the word or the votes.", (label,))


def _is_about(directive: Directive, what: str) -> bool:
    said = directive.get("on") or directive.name
    return what.lower() in said or (what.lower() == "motion" and said in {"substantive", "vote"})


def substantive_motions_are_restated(_site: Site, record: Record) -> Iterator[Found]:
    """What an amended motion says in the end is written down."""
    amended: dict[str, Directive] = {}
    for directive in record.body.directives():
        vote = vote_of(directive)
        if directive.name == "amendment" and vote and vote.outcome == "carried":
            amended[directive.section] = directive
        elif directive.name in {"resolved", "motion"}:
            amended.pop(directive.section, None)
    for section, directive in amended.items():
        message = f"the motion as amended is not restated in minute {section}"
        remedy = (
            "Write below the votes  ::: resolved  , on the next lines the wording that was carried, "
            "and  :::"
        )
        yield Found(record.path, directive.span, message, remedy)


def actions_have_an_owner(_site: Site, record: Record) -> Iterator[Found]:
    """What was asked for is asked of somebody."""
    for number, action in enumerate(record.front.value.actions):
        if action.owner is None:
            message = f"nobody is named who does what resolution {action.resolution} asks for"
            remedy = "Add  owner:  with the post."
            yield at(record, ("actions", number, "resolution"), message, remedy)


def actions_keep_their_date(_site: Site, record: Record) -> Iterator[Found]:
    """Where a resolution says by when, so does its action."""
    for number, action in enumerate(record.front.value.actions):
        line = record.body.lines.get(f"resolution-{action.resolution}")
        passage = passage_at(record, line) if line else None
        if passage is None or action.due:
            continue
        whens = [found.span() for found in MONTH_AND_YEAR.finditer(passage.text)]
        whens += [(day.start, day.end) for day in written_in(passage) if day.year]
        for start, end in whens:
            if _BY_WHEN.search(passage.text[:start]):
                when = passage.text[start:end]
                message = f"the resolution says when, {when!r}, and the action does not"
                label = Label(record.path, passage.span(start, end), "said here")
                way = ("actions", number, "resolution")
                yield at(record, way, message, "Add  due:  to the action.", label)
                break


def promises_are_kept(site: Site, record: Record) -> Iterator[Found]:
    """What was promised by a day is answered when the day has passed."""
    minutes: Minutes = record.front.value
    for number, action in enumerate(minutes.actions):
        if not action.due or _last_day(action.due) >= site.today:
            continue
        anchor = f"resolution-{action.resolution}"
        answers = [
            reference
            for reference in site.graph.into(record.key, "answers")
            if reference.anchor == anchor or reference.anchor.startswith(f"{anchor}-")
        ]
        if not answers:
            message = (
                f"resolution {action.resolution} was due {told_due(action.due)}, "
                "and no paper answers it"
            )
            remedy = f"Add  answers:  with #{anchor} to the report that does."
            yield at(record, ("actions", number, "due"), message, remedy)


def _last_day(due: str) -> date:
    year, month, *day = (int(part) for part in due.split("-"))
    return date(year, month, day[0] if day else calendar.monthrange(year, month)[1])


def answers_come_after_the_question(site: Site, record: Record) -> Iterator[Found]:
    """A report answers what an earlier meeting asked for."""
    held = sitting_of(folder_of(record.key)).date
    for number, asked in enumerate(record.front.value.answers):
        key, _ = place_of(asked, folder_of(record.key))
        meeting = site.meetings.get(key) or site.meetings.get(folder_of(key))
        if meeting and meeting.sitting.date > held:
            message = f"{asked!r} was asked for after the meeting that this report is for"
            yield at(record, ("answers", number), message, "Name an earlier resolution.")


_TWO = "---\npresent: [a-archer, b-bellamy]\n---\n\n## 21. The hedges\n\n"
_AMENDED = (
    "::: motion moved=a-archer seconded=b-bellamy\nThat the hedges be cut.\n:::\n\n"
    "::: amendment moved=b-bellamy seconded=a-archer for=2 against=0{}\n"
    "That the hedges be kept.\n:::\n"
)
_ASKED = "actions:\n  - {}\n---\n\n## 21. The hedges\n\n::: resolved\nThat the Clerk {}.\n:::\n"
RULES = (
    Rule(
        "outcome-unlike-votes",
        outcomes_follow_from_the_votes,
        (Kind.MINUTES,),
        "Carried or lost is what people come to the minutes for.",
        {
            MINUTES: _TWO + "::: motion moved=a-archer seconded=b-bellamy for=2 against=0\n"
            "That the hedges be cut.\n:::\n\n"
            "The motion was lost. <!-- error: 5 [outcome-unlike-votes] -->\n"
        },
        {
            MINUTES: _TWO + "::: motion moved=a-archer seconded=b-bellamy for=2 against=0\n"
            "That the hedges be cut.\n:::\n\nThe motion was carried.\n"
        },
        is_waivable=True,
    ),
    Rule(
        "substantive-not-restated",
        substantive_motions_are_restated,
        (Kind.MINUTES,),
        "After an amendment readers must piece together what was decided, unless it is restated.",
        {MINUTES: _TWO + _AMENDED.format(" <!-- error: 1 [substantive-not-restated] -->")},
        {MINUTES: _TWO + _AMENDED.format("") + "\n::: resolved\nThat the hedges be kept.\n:::\n"},
        severity=Severity.WARNING,
        is_waivable=True,
    ),
    Rule(
        "action-without-owner",
        actions_have_an_owner,
        (Kind.MINUTES,),
        "What everybody should do, nobody does.",
        {
            MINUTES: "---\n"
            + _ASKED.format("{resolution: 21}  # error: 18 [action-without-owner]", "write")
        },
        {MINUTES: "---\n" + _ASKED.format("{resolution: 21, owner: Clerk}", "write")},
        severity=Severity.WARNING,
        is_waivable=True,
    ),
    Rule(
        "action-without-date",
        actions_keep_their_date,
        (Kind.MINUTES,),
        "A promise with a date can be followed up by software, if the date stands in its field.",
        {
            MINUTES: "---\n"
            + _ASKED.format(
                "{resolution: 21, owner: Clerk}  # error: 18 [action-without-date]",
                "report in May 2024",
            )
        },
        {
            MINUTES: "---\n"
            + _ASKED.format("{resolution: 21, owner: Clerk, due: 2024-05}", "report in May 2024")
        },
        severity=Severity.WARNING,
        is_waivable=True,
    ),
    Rule(
        "promise-overdue",
        promises_are_kept,
        (Kind.MINUTES,),
        "Nobody tracks what committees were promised. The record can.",
        {
            "content/meetings/planning/2024-02-07/minutes.md": "---\n"
            + _ASKED.format(
                "{resolution: 21, owner: Clerk, due: 2024-02-20}  # error: 41 [promise-overdue]",
                "report",
            )
        },
        {
            "content/meetings/planning/2024-02-07/minutes.md": "---\n"
            + _ASKED.format("{resolution: 21, owner: Clerk, due: 2024-02-20}", "report"),
            REPORT: "---\ntitle: Hedges\nanswers: planning/2024-02-07#resolution-21\n---\n",
        },
        severity=Severity.WARNING,
        is_waivable=True,
        is_fleeting=True,
    ),
    Rule(
        "answered-before-asked",
        answers_come_after_the_question,
        (Kind.REPORT,),
        "An answer that is older than its question answers another one.",
        {
            "content/meetings/planning/2024-02-07/hedges.md": "---\ntitle: Hedges\nanswers: planning/2024-03-06#resolution-12-b"
            "  # error: 10 [answered-before-asked]\n---\n"
        },
        {REPORT: "---\ntitle: Hedges\nanswers: planning/2024-03-06#resolution-12-b\n---\n"},
        is_waivable=True,
    ),
)
