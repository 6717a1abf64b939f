"""What becomes of an item of business, and how the minutes tell it."""

from collections.abc import Callable

from benchmarks.council.business import Business
from benchmarks.council.papers import Limb
from benchmarks.council.scribe import Scribe
from benchmarks.council.text import directive, letters

_NOTED = (Limb("That the report be noted"),)
_OUTCOMES = {"named": "carried", "corrected": "unanimous"}


def minute(scribe: Scribe, about: Business, item: int, length: int) -> None:
    """Write the minute of an item of business in about ``length`` bytes."""
    scribe.begin(about.title, item)
    scribe.introduce(about, item)
    _FATES[about.fate](scribe, about, item, length)


def _recommended(about: Business) -> tuple[Limb, ...]:
    return (about.paper and about.paper.request.recommended) or _NOTED


def _adopted(motion: str) -> Limb:
    return Limb(f"That it be agreed {motion[0].lower()}{motion[1:].rstrip('.')}")


def _open(scribe: Scribe, about: Business, item: int) -> None:
    """Say how the item was brought: with a report, or by word of mouth."""
    if about.urgent:
        scribe.say(f"The Chair had agreed to take this item as urgent. The reason: {about.urgent}.")
    if about.report:
        scribe.present(about, item)
    elif about.posts:
        scribe.say(f"The {about.posts[0]} gave an oral report on {about.words.word('subject')}.")


def _noted(scribe: Scribe, about: Business, item: int, length: int) -> None:
    _open(scribe, about, item)
    scribe.discuss(about, length)
    scribe.resolve(*_NOTED)


def _agreed(scribe: Scribe, about: Business, item: int, length: int) -> None:
    _open(scribe, about, item)
    scribe.discuss(about, length)
    scribe.resolve(*_recommended(about))


def _amended(scribe: Scribe, about: Business, item: int, length: int) -> None:
    _open(scribe, about, item)
    scribe.discuss(about, length)
    first, *others = _recommended(about)
    changed = Limb(f"{first.text}, subject to the views of {about.words.word('body')}", first.parts)
    if first.parts:
        changed = first
    added = Limb(about.words.say("recommended"))
    scribe.say("Members agreed the recommendations with changes.")
    scribe.resolve(changed, *others, added)


def _asks(scribe: Scribe, about: Business, item: int, length: int) -> None:
    _open(scribe, about, item)
    scribe.discuss(about, length)
    received = Limb(f"That the {'report' if about.report else 'oral report'} be noted")
    place = f"{scribe.number}-{letters(1)}"
    scribe.resolve(received, scribe.promise(about, place))


def _put(scribe: Scribe, about: Business, item: int, length: int) -> None:
    """Put the recommendations, or a motion, to the vote."""
    _open(scribe, about, item)
    scribe.discuss(about, length)
    is_motion = not about.report
    text = about.words.say("motions") if is_motion else "That the recommendations be agreed."
    scribe.say("It was moved and seconded:")
    outcome = _OUTCOMES.get(about.fate, about.fate)
    divided = scribe.put("motion", text, item, outcome, named=about.fate == "named")
    carried = scribe.tell(divided, "motion")
    if carried and is_motion:
        scribe.resolve(_adopted(text))
    elif carried:
        scribe.resolve(*_recommended(about))


def _replaced(scribe: Scribe, about: Business, item: int, length: int) -> None:
    """Move a motion, replace it by an amendment, and put the substantive motion."""
    _, amendment = _moved_with_amendment(scribe, about, item, length)
    scribe.tell(scribe.put("amendment", amendment, item, "carried", named=False), "amendment")
    scribe.say(f"The substantive motion, as amended, now read: “{amendment}”")
    if scribe.vote("substantive", item, scribe.chance.pick(("carried", "unanimous"))):
        scribe.resolve(_adopted(amendment))


def _kept(scribe: Scribe, about: Business, item: int, length: int) -> None:
    """Move a motion and an amendment that is lost, and put the motion as it was."""
    motion, amendment = _moved_with_amendment(scribe, about, item, length)
    divided = scribe.put("amendment", amendment, item, "lost", named=False)
    if scribe.tell(divided, "amendment"):
        motion = amendment
        scribe.say(f"The substantive motion, as amended, now read: “{amendment}”")
    on = "substantive" if motion is amendment else "motion"
    if scribe.vote(on, item, "carried"):
        scribe.resolve(_adopted(motion))


def _moved_with_amendment(
    scribe: Scribe, about: Business, item: int, length: int
) -> tuple[str, str]:
    _open(scribe, about, item)
    scribe.discuss(about, length)
    motion, amendment = about.words.say("motions"), about.words.say("amendments")
    scribe.say("It was moved and seconded:")
    scribe.move(motion, item)
    scribe.say("An amendment was moved and seconded:")
    return motion, amendment


def _deferred(scribe: Scribe, about: Business, _item: int, _length: int) -> None:
    scribe.say(
        f"Members had received the report on {about.words.word('subject')} too late to study it, "
        f"because of {about.words.word('cause')}."
    )
    scribe.resolve(Limb("That consideration of the report be deferred to the next meeting"))
    scribe.truth.business["deferred"] += 1


def _corrected(scribe: Scribe, about: Business, item: int, length: int) -> None:
    _open(scribe, about, item)
    paper = about.paper
    if paper and paper.correction.wrong:
        wrong = paper.correction
        scribe.say("The following correction to the report was announced:")
        scribe.say(
            directive(
                "correction",
                f"“{wrong.right}” in place of “{wrong.wrong}”.",
                report=paper.request.slug,
                paragraph=_paragraph(about),
            )
        )
        scribe.truth.decisions["corrections"] += 1
    scribe.discuss(about, length)
    scribe.resolve(*_recommended(about))


def _paragraph(about: Business) -> int | None:
    paper = about.paper
    return paper.correction.paragraph if paper else None


def _exempt(scribe: Scribe, about: Business, _item: int, length: int) -> None:
    paragraph, what, _ = about.exempt or (3, "Business affairs", "")
    scribe.say(f"Members considered a matter that concerned {what[0].lower()}{what[1:]}.")
    scribe.resolve(
        Limb(
            "That under section 100A(4) of the Local Government Act 1972 the public be excluded "
            f"during this item, as it would involve the disclosure of exempt information as "
            f"defined in paragraph {paragraph} of Part 1 of Schedule 12A to the Act, and the "
            "public interest in keeping it back outweighs the public interest in disclosing it"
        ),
        Limb(f"That the proposals on {about.words.word('thing')} be agreed"),
    )
    texts = " ".join(about.words.several("position", 1 + min(3, length // 600)))
    scribe.say(f"Summary for the public: members agreed what officers proposed. {texts}")


def _members(scribe: Scribe, about: Business, item: int, length: int) -> None:
    """Consider what was sent to members only."""
    _open(scribe, about, item)
    scribe.say("Members had received the background documents beforehand.")
    scribe.discuss(about, length)
    scribe.note("The oral report was noted.")


def _responses(scribe: Scribe, about: Business, _item: int, length: int) -> None:
    """Consider what other committees have said."""
    scribe.say(f"Other committees had been asked for their views on {about.words.word('thing')}.")
    scribe.discuss(about, length)
    scribe.note("The responses of the other committees were noted.")


def _nothing(scribe: Scribe, about: Business, _item: int, _length: int) -> None:
    scribe.say(f"There was nothing to report on {about.words.word('subject')}.")


def _comments(scribe: Scribe, about: Business, item: int, length: int) -> None:
    """Send comments on a draft strategy to those who decide on it."""
    _open(scribe, about, item)
    scribe.discuss(about, length)
    scribe.resolve(
        Limb("That the draft strategy be supported"),
        Limb("That the comments now made be submitted to the Cabinet"),
    )


_FATES: dict[str, Callable[[Scribe, Business, int, int], None]] = {
    "noted": _noted,
    "agreed": _agreed,
    "urgent": _agreed,
    "oral": _noted,
    "asks": _asks,
    "unanimous": _put,
    "carried": _put,
    "named": _put,
    "lost": _put,
    "tied": _put,
    "amended": _amended,
    "replaced": _replaced,
    "kept": _kept,
    "deferred": _deferred,
    "corrected": _corrected,
    "exempt": _exempt,
    "members": _members,
    "responses": _responses,
    "none": _nothing,
    "comments": _comments,
}
