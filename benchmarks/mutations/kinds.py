"""The kinds of damage: slips that clerks make, and leaks."""

import re
from datetime import date, timedelta
from random import Random

from benchmarks.mutations.damage import MARK, Damage, Place, Write

_MONTHS = "January February March April May June July August September October November December"
_DAY = rf"\b(\d{{1,2}}) ({_MONTHS.replace(' ', '|')}) ((?:19|20)\d\d)\b"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MINUTES, _AGENDA, _REPORT = r"/minutes\.md$", r"/agenda\.md$", r"/(?!agenda|minutes)[^/]+\.md$"
_REPORT = rf"meetings/.*{_REPORT}"
_BODY = r"meetings/.*\.md$"
_SENTENCE = r"^[A-Z0-9].*[a-z]\.$"
_NAME = r"\b(?:Mr|Mrs|Ms|Miss|Dr|Councillor) (?:[A-Z]\.? ?)*([A-Z][a-z]{5,})\b"


def _line(pattern: str, with_: str) -> Write:
    """Return what replaces ``pattern`` in a line."""

    def write(_found: re.Match[str], place: Place, _chance: Random) -> str:
        return re.sub(pattern, with_, place.line, count=1)

    return write


def _in_body(words: str) -> Write:
    """Return what puts ``words`` at the end of a sentence in the body."""

    def write(_found: re.Match[str], place: Place, _chance: Random) -> str | None:
        if not place.is_body or place.is_in_directive:
            return None
        return f"{place.line} {words}"

    return write


def _renumbered(by: int) -> Write:
    """Return what adds ``by`` to the number of a heading or paragraph that is not the first."""

    def write(found: re.Match[str], place: Place, _chance: Random) -> str | None:
        again = re.search(rf"^{re.escape(found[1])}\d", place.before, re.MULTILINE)
        if place.is_in_directive or again is None:
            return None
        return f"{found[1]}{int(found[2]) + by}{place.line[found.end() :]}"

    return write


def _weekday(found: re.Match[str], place: Place, chance: Random) -> str | None:
    day = _date(found)
    if not place.is_body or place.line[: found.start()].rstrip().endswith("day"):
        return None
    wrong = (day.weekday() + chance.randint(1, 6)) % 7
    return f"{place.line[: found.start()]}{_WEEKDAYS[wrong]} {place.line[found.start() :]}"


def _date(found: re.Match[str]) -> date:
    return date(int(found[3]), _MONTHS.split().index(found[2]) + 1, int(found[1]))


def _moved(found: re.Match[str], place: Place, _chance: Random) -> str | None:
    later = _date(found) + timedelta(days=1)
    words = f"{later.day} {_MONTHS.split()[later.month - 1]} {later.year}"
    without = re.sub(r"\b\w+day $", "", place.line[: found.start()])
    return without + words + place.line[found.end() :]


def _dated(place: Place, chance: Random) -> str | None:
    found = re.search(_DAY, place.line)
    return _moved(found, place, chance) if found else None


def _own(found: re.Match[str], place: Place, _chance: Random) -> str:
    sitting = "/".join(place.path.split("/")[2:4])
    return place.line[: found.start(1)] + sitting + place.line[found.end(1) :]


def _ends_early(_found: re.Match[str], place: Place, _chance: Random) -> str | None:
    return re.sub(r"\d+:\d+", "00:10", place.line) if "starts:" in place.text else None


def _somebody(found: re.Match[str], place: Place, chance: Random) -> str | None:
    if not place.present or not place.absent:
        return None
    return place.line[: found.start(1)] + chance.choice(place.absent) + place.line[found.end(1) :]


def _mover_seconds(found: re.Match[str], place: Place, _chance: Random) -> str:
    return re.sub(r"seconded=\S+", f"seconded={found[1]}", place.line)


def _listed_twice(found: re.Match[str], place: Place, _chance: Random) -> str | None:
    names = re.findall(r"[a-z0-9-]{3,}", found[1])
    return place.line.replace("]", f", {names[0]}]") if names else None


def _stranger(found: re.Match[str], place: Place, chance: Random) -> str | None:
    names = [name for name in found[1].split(", ") if name]
    member = re.search(rf"^chair: {names[-1]}$", place.text, re.MULTILINE) if names else None
    if not place.absent or member or len(names) < 2 or f"={names[-1]}" in place.text:
        return None
    return place.line.replace(names[-1], chance.choice(place.absent))


def _left_out(found: re.Match[str], place: Place, _chance: Random) -> str | None:
    names = found[1].split(", ")
    last = names[-1]
    used = place.text.count(last)
    return place.line.replace(f", {last}", "") if len(names) > 2 and used == 1 else None


def _slip(group: int) -> Write:
    """Return what leaves out a letter of what ``group`` found."""

    def write(found: re.Match[str], place: Place, chance: Random) -> str | None:
        word, start = found[group], found.start(group)
        at = chance.randrange(2, len(word) - 1)
        if word[at] == word[at - 1] or (place.text[:4] == "---\n" and not place.is_body):
            return None
        return place.line[: start + at] + place.line[start + at + 1 :]

    return write


def _initials(found: re.Match[str], place: Place, _chance: Random) -> str | None:
    if not place.is_body:
        return None
    wrong = "Q." if found[1].endswith(".") else "Q"
    return place.line[: found.start(1)] + wrong + place.line[found.end(1) :]


def _post_cut(found: re.Match[str], place: Place, _chance: Random) -> str | None:
    if place.text.count(found[1] + found[2]) < 2:
        return None
    return place.line[: found.end(1)] + place.line[found.end(2) :]


def _announced(_found: re.Match[str], place: Place, _chance: Random) -> str | None:
    behind = place.text[place.end :].lstrip("\n")
    if not place.is_body or place.is_in_directive or not behind.startswith("- "):
        return None
    return f"{place.line[:-1]}, for these 20 reasons:"


def _marked(_found: re.Match[str], place: Place, _chance: Random) -> str | None:
    return f"{MARK}NOT FOR PUBLICATION\n\n{place.line}" if place.is_body else None


def _paper_exempted(_found: re.Match[str], place: Place, _chance: Random) -> str:
    return f"{MARK}{place.line}\n    exempt: {{paragraphs: [3], reason: Bids}}"


def _exempted(_found: re.Match[str], place: Place, _chance: Random) -> str | None:
    if "exempt:" in place.text or "status: cancelled" in place.text:
        return None
    return f"{place.line}\n    {MARK}exempt: {{paragraphs: [3], reason: Bids}}"


def _last_paragraph_twice(found: re.Match[str], place: Place, _chance: Random) -> str | None:
    if not place.is_body or place.is_in_directive:
        return None
    number = int(found[1]) + 1
    if re.search(rf"^{number}\. ", place.text, re.MULTILINE):
        return None
    return f"{place.line}\n\n{MARK}{number}. {found[2]}"


KINDS = (
    Damage("a minute's number jumps", ("minute-number-not-next",), _MINUTES,
           r"^(## )(\d+)(?=\. )", _renumbered(40)),
    Damage("a minute's number comes twice", ("duplicate-number",), _MINUTES,
           r"^(## )(\d+)(?=\. )", _renumbered(-1)),
    Damage("a paragraph's number jumps", ("number-not-next", "paragraph-number-not-next"), _REPORT,
           r"^()(\d+)(?=\. )", _renumbered(7)),
    Damage("pages of the pack overlap", ("pages-not-next",), _AGENDA, r"pages: (\d+)-(\d+)$",
           lambda f, p, _c: f"{p.line[: f.start()]}pages: {int(f[1]) - 1}-{f[2]}"
           if "pages:" in p.before else None),
    Damage("pages of the pack run backwards", ("pages-not-next",), _AGENDA,
           r"pages: (\d+)-(?!\1)(\d+)$", _line(r"pages: (\d+)-(\d+)", r"pages: \2-\1")),
    Damage("a minute is tied to no item", ("unknown-anchor",), _MINUTES, r"^## .*\{item=(\d+)\}",
           _line(r"item=\d+", "item=99")),
    Damage("a paper is marked with another item", ("item-marked-otherwise",), _MINUTES,
           r"Agenda Item (\d+)”", _line(r"Agenda Item (\d+)”", r"Agenda Item \g<1>1”")),
    Damage("a weekday is wrong", ("weekday-wrong",), _BODY, _DAY, _weekday),
    Damage("a day does not exist", ("no-such-day",), _BODY, _DAY,
           lambda f, p, _c: re.sub(r"\b\w+day $", "", p.line[: f.start()])
           + f"31 June {f[3]}" + p.line[f.end() :]),
    Damage("the next meeting is told a day off", ("next-meeting-told-otherwise",),
           rf"{_MINUTES}|{_AGENDA}", rf"(?:next meeting|meet next).*?{_DAY}",
           lambda _f, p, c: _dated(p, c) if p.is_body else None),
    Damage("minutes are confirmed at their own meeting", ("confirmed-before-held",), _MINUTES,
           r"^confirmed: ([a-z-]+/[\d-]+)$", _own),
    Damage("an item confirms its own meeting's minutes", ("minutes-of-another-day",), _AGENDA,
           r"\bminutes: ([a-z-]+/[\d-]+)", _own),
    Damage("an item's title names another day", ("minutes-of-another-day",), _AGENDA,
           rf"title:.*[Mm]inutes.*{_DAY}",
           lambda _f, p, c: _dated(p, c) if re.match(
               r".*\bminutes: [a-z]", p.line + p.text[p.end :].replace("\n", " ", 1)) else None),
    Damage("a meeting ends before it starts", ("ends-before-starts",), _MINUTES, r"^ends: ",
           _ends_early),
    Damage("a period runs backwards", ("period-backwards",), r"strategies/.*\.md$",
           r"^period: \D*(\d{4})(.)(\d{4})", _line(r"(\d{4})(.)(\d{4})", r"\3\2\1")),
    Damage("a financial year loses a figure", ("financial-year-wrong",), _BODY,
           r"^[A-Z0-9-].*\b20\d\d/(\d\d)\b", lambda f, p, _c: p.line[: f.start(1)]
           + p.line[f.start(1) + 1 :] if p.is_body else None),
    Damage("a promise is due before it is made", ("due-before-asked",), _MINUTES, r"due: (\d{4})",
           _line(r"due: \d{4}", "due: 1990")),
    Damage("an agenda is published the day before", ("notice-too-short",), _AGENDA,
           r"^published: ", lambda _f, p, _c: f"published: {_day_before(p.path)}"
           if "status: cancelled" not in p.text and "status: postponed" not in p.text
           and "short_notice" not in p.text else None),
    Damage("an exempt item names no such paragraph", ("exempt-paragraph-unknown",), _AGENDA,
           r"exempt: \{paragraphs: \[(\d)", _line(r"paragraphs: \[(\d)", r"paragraphs: [9\1")),
    Damage("somebody is present twice", ("person-listed-twice",), _MINUTES, r"^present: \[(.*)\]",
           _listed_twice),
    Damage("the chair was not there", ("chair-not-present",), _MINUTES, r"^chair: (\S+)$",
           _somebody),
    Damage("a mover was not there", ("mover-not-present",), _MINUTES, r"^:::.* moved=(\S+)",
           _somebody),
    Damage("a seconder was not there", ("mover-not-present",), _MINUTES, r"^:::.* seconded=(\S+)",
           _somebody),
    Damage("a mover seconds", ("seconded-by-mover",), _MINUTES, r"moved=(\S+) seconded=",
           _mover_seconds),
    Damage("more votes than members", ("more-votes-than-members",), _MINUTES,
           r"^:::.* for=(\d+)", _line(r"for=(\d+)", r"for=\g<1>9")),
    Damage("a lost motion is called carried, or the reverse", ("outcome-unlike-votes",), _MINUTES,
           r"^The (?:\w+ )?(?:motion|amendment) was (?:carried|lost)",
           lambda _f, p, _c: p.line.replace("carried", "¤¤").replace("lost", "carried")
           .replace("¤¤", "lost")),
    Damage("a member is forgotten", ("member-unaccounted-for",), _MINUTES, r"^present: \[(.*)\]",
           _left_out),
    Damage("a stranger sits among the members", ("present-not-member",), _MINUTES,
           r"^present: \[(.*)\]", _stranger),
    Damage("a substituted member is there", ("substitute-not-reconciled",), _MINUTES,
           r"^(?:substitutes: \[|  - )\{person: \S+, for: ([a-z0-9-]+)\}",
           lambda f, p, c: p.line[: f.start(1)] + c.choice(p.present) + p.line[f.end(1) :]
           if p.present else None),
    Damage("a surname loses a letter", ("name-nearly-known",), _MINUTES, _NAME, _slip(1)),
    Damage("initials are wrong", ("initials-unlike",), _MINUTES,
           r"\b(?:Mr|Mrs|Ms|Miss|Dr|Councillor) ([A-Z]\.) (?=[A-Z][a-z])", _initials),
    Damage("a committee's name loses a letter", ("committee-nearly-known",), _BODY,
           r"(?<![A-Z]\w )(?<=[Tt]he )([A-Z][a-z]{5,}) (?:and [A-Z]\w+ |[A-Z]\w+ )?(?:Committee|Panel|Board)\b",
           _slip(1)),
    Damage("a post is cut short", ("post-cut-short",), _BODY,
           r"\b((?:Director|Head) of [A-Z]\w+)( and [A-Z]\w+)", _post_cut),
    Damage("a paragraph that is not there is cited", ("paragraph-not-there",), _REPORT,
           r"^\d+\. .*[a-z]\.$", _in_body("See paragraph 399 above.")),
    Damage("a minute that is not there is cited", ("minute-not-there",), _MINUTES, _SENTENCE,
           _in_body("See Minute 9999 below.")),
    Damage("an item that is not there is cited", ("item-not-there",), _MINUTES, _SENTENCE,
           _in_body("It came before agenda item 99.")),
    Damage("an appendix that is not there is cited", ("appendix-not-there",), _REPORT,
           r"^\d+\. .*[a-z]\.$", lambda f, p, c: _in_body("Appendix Z has the details.")(f, p, c)
           if "\nappendices:" in p.text else None),
    Damage("a reference code is wrong", ("code-not-there",), _REPORT,
           r"\b([A-PR-Z]\d{2})\b(?!.*\d{4} )", lambda f, p, _c: p.line[: f.start(1)]
           + f[1][0] + "999" + p.line[f.end(1) :]
           if p.is_body and f"ref: {f[1]}" in p.text else None),
    Damage("a link leads to no file", ("unknown-reference",), _BODY, r"\]\(\.?[\w./-]+\.md",
           _line(r"\.md", "-x.md")),
    Damage("a link leads to no place", ("unknown-anchor",), _BODY, r"\]\([\w./-]*#[a-z]+-\d+\)",
           _line(r"#([a-z]+)-(\d+)\)", r"#\1-\g<2>999)")),
    Damage("more points are announced than follow", ("count-unlike-list",), _BODY, r":$",
           _announced),
    Damage("a promise has no owner", ("action-without-owner",), _MINUTES,
           r"\{resolution: .*, owner: [^,}]*", _line(r", owner: (?:\"[^\"]*\"|[^,}]*)", "")),
    Damage("an answer names no resolution", ("unknown-anchor",), _REPORT,
           r"#resolution-\d+", lambda _f, p, _c: None if p.is_body else re.sub(
               r"#resolution-(\d+)", r"#resolution-\g<1>999", p.line, count=1)),
    Damage("an exempt report lies in the folder", ("exempt-report",), _AGENDA,
           r"^    report: [a-z]", _paper_exempted),
    Damage("a report calls itself exempt", ("exempt-report",), _REPORT, r"^exempt: false$",
           _line("false", "true")),
    Damage("a paper is marked not for publication", ("marked-confidential",), _REPORT, r"^## ",
           _marked),
    Damage("an insurance number is told", ("insurance-number",), _BODY, _SENTENCE,
           _in_body("His number is AB 12 34 56 C.")),
    Damage("a mobile number is told", ("mobile-number",), _BODY, _SENTENCE,
           _in_body("He can be rung on 07700 900461.")),
    Damage("a home address is told", ("home-address",), _BODY, _SENTENCE,
           _in_body("Mrs A. Grundy of 14 Mill Lane, Loxley, agreed.")),
    Damage("a private e-mail address is told", ("private-mail-address",), _BODY, _SENTENCE,
           _in_body("Write to ann.grundy7@gmail.com about it.")),
    Damage("a letter is signed", ("letter-signed",), _REPORT, _SENTENCE,
           _in_body("It ended: Yours faithfully, Ann Grundy")),
    Damage("an item is exempt, and nobody was sent out", ("exclusion-not-resolved",), _AGENDA,
           r"^    paper: oral$", _exempted),
    Damage("a sum is wrong", ("sum-differs",), _REPORT, r"\btotal: .*values: .*\d(?=\])",
           lambda f, p, _c: f"{p.line[: f.end()]}9{p.line[f.end() :]}"),
    Damage("a word is doubled", ("word-doubled",), _BODY, r"^[A-Z].* (the|of|to|and) [a-z]",
           lambda f, p, _c: p.line[: f.end(1)] + f" {f[1]}" + p.line[f.end(1) :]
           if p.is_body else None),
    Damage("an acronym is not explained", ("acronym-unexplained",), _BODY, _SENTENCE,
           _in_body("The QZXW agreed.")),
    Damage("a percentage is wrong", ("percentage-wrong",), _BODY, _SENTENCE,
           _in_body("Of those asked, 3 of 9 (43%) agreed.")),
    Damage("a paragraph is copied and not changed", ("paragraph-repeated",), _REPORT,
           r"^(\d+)\. (.{141,}[a-z]\.)$", _last_paragraph_twice),
    Damage("a key is misspelt", ("unknown-key",), _AGENDA, r"^venue:", _line("venue", "vennue")),
    Damage("a word is none that can stand there", ("unknown-word",), _AGENDA, r"^status: ",
           _line(r"status: \w+", "status: done")),
    Damage("a person is not known", ("unknown-reference",), _MINUTES, r"^chair: ",
           _line(r"chair: (\S+)", r"chair: \1x")),
    Damage("a directive is not closed", ("directive-unclosed", "directive-stray"), _MINUTES,
           r"^::: (?:resolved|noted)$", lambda _f, p, _c: f":{p.line}"),
)  # fmt: skip


def _day_before(path: str) -> str:
    held = date.fromisoformat(path.split("/")[3][:10])
    return (held - timedelta(days=1)).isoformat()
