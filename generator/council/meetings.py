"""Meetings: their agendas, items, minutes and who was there."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field

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
from generator.schema import (
    Clock,
    Count,
    Day,
    Many,
    Slug,
    Strict,
    Text,
    Typed,
    When,
    YesNo,
    mistake,
    told,
)


class PreMeeting(Strict):
    """A meeting of the members before the meeting."""

    time: Annotated[Clock, told("When it begins", "13:30")]
    public: Annotated[YesNo, told("Whether the public may come", "false")] = False


class Membership(Strict):
    """A member as at one meeting."""

    person: Annotated[Name, told("The file name of the member", "s-j-galton")]
    role: Annotated[
        Literal["chair", "vice-chair", "member"], told("Who is in the chair", "chair")
    ] = "member"


def _member(value: object) -> object:
    return {"person": value} if isinstance(value, str) else value


_BY_NAME = Typed({"type": "string", "pattern": "^[a-z0-9]+(?:-[a-z0-9]+)*$"})


class Exempt(Strict):
    """Why the public may not see an item (Local Government Act 1972, Schedule 12A)."""

    paragraphs: Annotated[Many[Count], told("Paragraphs of Schedule 12A", ["3"])]
    reason: Annotated[Text, told("Why the public may not see it", "Business affairs of the bidder")]


class Attachment(Strict):
    """A paper that comes with an item: a file beside it, or a mention of one not published."""

    title: Annotated[Text, told("What it is", "Map of the site")]
    file: Annotated[
        Text | None, told("The file beside the agenda, where it is published", "map.pdf")
    ] = None
    access: Annotated[
        Literal["public", "members", "to-follow"],
        told("Who may see it, or whether it is still to follow", "to-follow"),
    ] = "public"
    answers: Annotated[
        Many[Asked],
        told("What it was asked for by", ["scrutiny-commission/2014-11-05#resolution-155"]),
    ] = ()
    due: Annotated[When | None, told("When it is to come: a day or month", "2015-02")] = None


class Item(Strict):
    """An item of business."""

    title: Annotated[Text, told("What it is about", "Question time")]
    number: Annotated[
        Text | None, told("The number as printed, where it is not the place in the list", "8a")
    ] = None
    kind: Annotated[
        Literal["ordinary", "procedural"],
        told("procedural for what is no business of its own", "procedural"),
    ] = "ordinary"
    report_by: Annotated[
        Many[Text],
        told("The posts whose report it is, never names", ["Director of Corporate Resources"]),
    ] = ()
    report: Annotated[
        Many[HeldPlace], told("The file names of its reports", "mtfs-corporate-resources")
    ] = ()
    minutes: Annotated[
        HeldMeeting | None,
        told("The meeting whose minutes this item confirms", "scrutiny-commission/2014-11-05"),
    ] = None
    matter: Annotated[
        Many[Name], told("The file names of the matters that it belongs to", "mtfs-2015-19")
    ] = ()
    answers: Annotated[
        Many[Asked],
        told("What it was asked for by", ["scrutiny-commission/2014-11-05#resolution-155"]),
    ] = ()
    invited: Annotated[
        Many[Name], told("The file names of people who are invited", ["j-b-rhodes"])
    ] = ()
    pages: Annotated[Pages | None, told("Its pages in the printed pack", "11-28")] = None
    paper: Annotated[
        Literal["report", "oral", "to-follow", "none"],
        told("Where there is no report: given by word of mouth, to follow, or none", "oral"),
    ] = "report"
    exempt: Annotated[
        Exempt | None,
        told(
            "Why the public may not see it; then no report may be attached",
            {"paragraphs": ["3"], "reason": "Business affairs of the bidder"},
        ),
    ] = None
    urgent: Annotated[
        Text | None, told("Why it could not wait", "The Cabinet decides before the next meeting")
    ] = None
    wards: Annotated[Wards | None, told("Which wards it touches", ["Launde"])] = None
    equality: Annotated[YesNo | None, told("Whether it has implications for equality", "true")] = (
        None
    )
    attachments: Annotated[
        tuple[Attachment, ...],
        told("Papers that come with it", [{"title": "Map of the site", "file": "map.pdf"}]),
    ] = ()


class Agenda(Front):
    """What a meeting is about, when and where."""

    time: Annotated[Clock, told("When the meeting begins, with 24 hours", "14:00")]
    venue: Annotated[Text | None, told("Where it is", "Village Hall, High Street")] = None
    status: Annotated[
        Literal["scheduled", "held", "cancelled", "postponed"] | None,
        told("Whether it is still to come, was held, cancelled or postponed", "held"),
    ] = None
    published: Annotated[
        Day | None, told("The day on which the agenda was open to inspection", "2015-01-20")
    ] = None
    short_notice: Annotated[
        Text | None,
        told("Why that was later than the law asks for, where it was lawful", "The flood"),
    ] = None
    pre_meeting: Annotated[
        PreMeeting | None,
        told("A meeting of the members before the meeting", {"time": "13:30", "public": "false"}),
    ] = None
    membership: Annotated[
        tuple[Annotated[Membership, BeforeValidator(_member), _BY_NAME], ...],
        told(
            "The members as at this meeting, by their file names",
            [{"person": "s-j-galton", "role": "chair"}, "r-camamile"],
        ),
    ] = ()
    contact: Annotated[Contact | None, told("Whom to ask", {"role": "Democratic Services"})] = None
    webcast: Annotated[
        Address | None, told("Where it can be watched", "https://example.org/live")
    ] = None
    join: Annotated[
        Address | None, told("Where people take part from afar", "https://example.org/join")
    ] = None
    next_meeting: Annotated[
        NextMeeting | None, told("The meeting after this one", "scrutiny-commission/2015-03-04")
    ] = None
    answers: Annotated[
        Many[Asked],
        told(
            "What the meeting itself was asked for by",
            ["scrutiny-commission/2014-11-05#resolution-158-b"],
        ),
    ] = ()
    items: Annotated[
        tuple[Item, ...], told("What is to be dealt with, in order", [{"title": "Question time"}])
    ] = ()
    tables: Annotated[tuple[Table, ...], told("Tables of figures that the body shows")] = ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the items, as printed."""
        return tuple(item.number or str(place) for place, item in enumerate(self.items, 1))


class Substitute(Strict):
    """Somebody who sits for a member."""

    person: Annotated[Name, told("The file name of who came", "c-towler")]
    for_: Annotated[
        Name, Field(alias="for"), told("The file name of the member who did not", "s-mckenna")
    ]


def _somebody(value: object) -> object:
    if isinstance(value, dict) and not {"person", "role"} & value.keys():
        remedy = "Write person: with the name of the person's file, or role: with the post."
        raise mistake("missing-key", "it is not said who this was", remedy)
    return value


class Attendance(Strict):
    """Somebody who was there without being a member, for all of the meeting or some minutes."""

    model_config = ConfigDict(
        json_schema_extra={
            "not": {"allOf": [{"not": {"required": [key]}} for key in ("person", "role")]}
        }
    )

    person: Annotated[Name | None, told("The file name of the person", "j-b-rhodes")] = None
    role: Annotated[Text | None, told("As what, or the post of an officer", "Chief Executive")] = (
        None
    )
    minutes: Annotated[Many[Text], told("For which minutes only", ["154", "155"])] = ()


class InPart(Strict):
    """Somebody present for some minutes only."""

    person: Annotated[Name, told("The file name of the member", "l-spence")]
    minutes: Annotated[
        Many[Text], told("For which minutes the member was there", ["154", "155"])
    ] = ()


class Action(Strict):
    """What a resolution asks of somebody."""

    resolution: Annotated[Slug, told("The number of the resolution or limb", "156-b")]
    owner: Annotated[Text | None, told("Who is to do it: a post", "Head of Governance")] = None
    due: Annotated[When | None, told("By when: a day or month", "2017-10")] = None


class Minutes(Front):
    """What was decided, and who was there."""

    present: Annotated[
        tuple[Name, ...],
        told("Everyone present, the chair too, by their file names", ["s-j-galton", "r-camamile"]),
    ] = ()
    chair: Annotated[Name | None, told("The file name of who was in the chair", "s-j-galton")] = (
        None
    )
    apologies: Annotated[tuple[Name, ...], told("Who sent apologies", ["s-mckenna"])] = ()
    substitutes: Annotated[
        tuple[Substitute, ...],
        told("Who came in whose place", [{"person": "c-towler", "for": "s-mckenna"}]),
    ] = ()
    in_part: Annotated[
        tuple[InPart, ...],
        told(
            "Members who were there for some minutes only",
            [{"person": "l-spence", "minutes": ["154", "155"]}],
        ),
    ] = ()
    in_attendance: Annotated[
        tuple[Annotated[Attendance, BeforeValidator(_somebody)], ...],
        told("Others who were there", [{"role": "Chief Executive"}]),
    ] = ()
    venue: Annotated[
        Text | None, told("Where it was, where not as the agenda says", "County Hall")
    ] = None
    starts: Annotated[Clock | None, told("When it began", "14:00")] = None
    ends: Annotated[Clock | None, told("When it ended", "16:20")] = None
    confirmed: Annotated[
        HeldMeeting | None,
        told(
            "The meeting that confirmed these minutes; without it they are a draft",
            "scrutiny-commission/2015-01-28",
        ),
    ] = None
    next_meeting: Annotated[
        NextMeeting | None, told("The meeting after this one", "scrutiny-commission/2015-01-28")
    ] = None
    actions: Annotated[
        tuple[Action, ...],
        told(
            "What resolutions ask of whom, and by when",
            [{"resolution": "156-b", "owner": "Chairman of the Commission"}],
        ),
    ] = ()
    responses: Annotated[
        tuple[Response, ...],
        told(
            "What became of recommendations",
            [
                {
                    "to": "scrutiny-commission/2014-11-05/review#recommendation-1",
                    "outcome": "agreed",
                    "resolution": "156-a",
                }
            ],
        ),
    ] = ()
    tables: Annotated[tuple[Table, ...], told("Tables of figures that the body shows")] = ()
