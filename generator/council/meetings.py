"""Meetings: their agendas, items, minutes and who was there."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from generator.council.fields import (
    Address,
    Asked,
    Contact,
    Front,
    HeldMeeting,
    HeldPlace,
    Name,
    NextMeeting,
    Pages,
    Response,
    Wards,
)
from generator.council.tables import Table
from generator.schema import Clock, Count, Day, Many, Slug, Strict, Text, When, YesNo, mistake


class PreMeeting(Strict):
    """A meeting of the members before the meeting."""

    time: Clock
    public: YesNo = False


class Membership(Strict):
    """A member as at one meeting."""

    person: Name
    role: Literal["chair", "vice-chair", "member"] = "member"


def _member(value: object) -> object:
    return {"person": value} if isinstance(value, str) else value


class Exempt(Strict):
    """Why the public may not see an item (Local Government Act 1972, Schedule 12A)."""

    paragraphs: Many[Count]
    reason: Text


class Attachment(Strict):
    """A paper that comes with an item: a file beside it, or a mention of one not published."""

    title: Text
    file: Text | None = None
    access: Literal["public", "members", "to-follow"] = "public"
    answers: Many[Asked] = ()
    due: When | None = None


class Item(Strict):
    """An item of business."""

    title: Text
    number: Text | None = None
    kind: Literal["ordinary", "procedural"] = "ordinary"
    report_by: Many[Text] = ()
    report: Many[HeldPlace] = ()
    minutes: HeldMeeting | None = None
    matter: Many[Name] = ()
    answers: Many[Asked] = ()
    invited: Many[Name] = ()
    pages: Pages | None = None
    paper: Literal["report", "oral", "to-follow", "none"] = "report"
    exempt: Exempt | None = None
    urgent: Text | None = None
    wards: Wards | None = None
    equality: YesNo | None = None
    attachments: tuple[Attachment, ...] = ()


class Agenda(Front):
    """What a meeting is about, when and where."""

    time: Clock
    venue: Text | None = None
    status: Literal["scheduled", "held", "cancelled", "postponed"] | None = None
    published: Day | None = None
    short_notice: Text | None = None
    pre_meeting: PreMeeting | None = None
    membership: tuple[Annotated[Membership, BeforeValidator(_member)], ...] = ()
    contact: Contact | None = None
    webcast: Address | None = None
    join: Address | None = None
    next_meeting: NextMeeting | None = None
    answers: Many[Asked] = ()
    items: tuple[Item, ...] = ()
    tables: tuple[Table, ...] = ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the items, as printed."""
        return tuple(item.number or str(place) for place, item in enumerate(self.items, 1))


class Substitute(Strict):
    """Somebody who sits for a member."""

    person: Name
    for_: Annotated[Name, Field(alias="for")]


def _somebody(value: object) -> object:
    if isinstance(value, dict) and not {"person", "role"} & value.keys():
        remedy = "Write person: with the name of the person's file, or role: with the post."
        raise mistake("missing-key", "it is not said who this was", remedy)
    return value


class Attendance(Strict):
    """Somebody who was there without being a member, for all of the meeting or some minutes."""

    person: Name | None = None
    role: Text | None = None
    minutes: Many[Text] = ()


class InPart(Strict):
    """Somebody present for some minutes only."""

    person: Name
    minutes: Many[Text] = ()


class Action(Strict):
    """What a resolution asks of somebody."""

    resolution: Slug
    owner: Text | None = None
    due: When | None = None


class Minutes(Front):
    """What was decided, and who was there."""

    present: tuple[Name, ...] = ()
    chair: Name | None = None
    apologies: tuple[Name, ...] = ()
    substitutes: tuple[Substitute, ...] = ()
    in_part: tuple[InPart, ...] = ()
    in_attendance: tuple[Annotated[Attendance, BeforeValidator(_somebody)], ...] = ()
    venue: Text | None = None
    starts: Clock | None = None
    ends: Clock | None = None
    confirmed: HeldMeeting | None = None
    next_meeting: NextMeeting | None = None
    actions: tuple[Action, ...] = ()
    responses: tuple[Response, ...] = ()
    tables: tuple[Table, ...] = ()
