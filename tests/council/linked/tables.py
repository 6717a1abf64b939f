"""What two specifications say of each kind of object, as tables of their own properties.

OParl: the schemas of version 1.1 in https://github.com/OParl/spec, folder ``schema``.
Popolo: https://github.com/popolo-project/popolo-spec, folder ``schemas``.
Facts of those tables only: names of properties, what each holds, which ones must be there.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

OPARL = "https://schema.oparl.org/1.1/"
_ALL = {
    "id": "url", "type": "text", "license": "text", "keyword": "texts", "created": "moment",
    "modified": "moment", "web": "url", "deleted": "yes-or-no",
}  # fmt: skip
# Every property with what it holds: a kind of text, ``X`` an object, ``>X`` the address of one,
# ``*X`` a list of them, ``=X`` the address of a list. An exclamation mark: it must be there.
_OPARL = {
    "System": "oparlVersion!:url otherOparlVersions:urls body!:=Body name:text contactEmail:text "
    "contactName:text website:url vendor:url product:url",
    "Body": "system:>System shortName:text name!:text website:url licenseValidSince:moment "
    "oparlSince:moment ags:text rgs:text equivalent:urls contactEmail:text contactName:text "
    "organization!:=Organization person!:=Person meeting!:=Meeting paper!:=Paper "
    "legislativeTerm!:*LegislativeTerm agendaItem:=AgendaItem consultation:=Consultation "
    "file:=File locationList:=Location legislativeTermList:=LegislativeTerm "
    "membership:=Membership classification:text location:Location "
    "mainOrganization:>Organization",
    "LegislativeTerm": "body:>Body name:text startDate:day endDate:day",
    "Organization": "body:>Body name:text membership:*>Membership meeting:=Meeting "
    "consultation:=Consultation shortName:text post:texts subOrganizationOf:>Organization "
    "organizationType:text classification:text startDate:day endDate:day website:url "
    "location:Location externalBody:>Body memberCount:number votingMemberCount:number",
    "Person": "body:>Body name:text familyName:text givenName:text formOfAddress:text affix:text "
    "title:texts gender:text phone:texts email:texts location:>Location locationObject:Location "
    "status:texts membership:*Membership image:File life:text lifeSource:text",
    "Membership": "person:>Person organization:>Organization role:text votingRight:yes-or-no "
    "startDate:day endDate:day onBehalfOf:>Organization",
    "Meeting": "name:text meetingState:text cancelled:yes-or-no start:moment end:moment "
    "location:Location organization:*>Organization participant:*>Person invitation:File "
    "resultsProtocol:File verbatimProtocol:File auxiliaryFile:*File agendaItem:*AgendaItem",
    "AgendaItem": "meeting:>Meeting number:text order!:number name:text public:yes-or-no "
    "consultation:>Consultation result:text resolutionText:text resolutionFile:File "
    "auxiliaryFile:*File start:moment end:moment",
    "Paper": "body:>Body name:text reference:text date:day paperType:text relatedPaper:*>Paper "
    "superordinatedPaper:*>Paper subordinatedPaper:*>Paper mainFile:File auxiliaryFile:*File "
    "location:*Location originatorPerson:*>Person underDirectionOf:*>Organization "
    "originatorOrganization:*>Organization consultation:*Consultation",
    "Consultation": "paper:>Paper agendaItem:>AgendaItem meeting:>Meeting "
    "organization:*>Organization authoritative:yes-or-no role:text",
    "File": "name:text fileName:text mimeType:text date:day size:number sha1Checksum:text "
    "sha512Checksum:text text:text accessUrl!:url downloadUrl:url externalServiceUrl:url "
    "masterFile:>File derivativeFile:*>File fileLicense:url meeting:*>Meeting "
    "agendaItem:*>AgendaItem person:>Person paper:*>Paper",
    "Location": "description:text geojson:json streetAddress:text room:text postalCode:text "
    "subLocality:text locality:text bodies:*>Body organizations:*>Organization persons:*>Person "
    "meetings:*>Meeting papers:*>Paper",
}
_POPOLO = {
    "person": "id:text name:text other_names:*other_name identifiers:json family_name:text "
    "given_name:text additional_name:text honorific_prefix:text honorific_suffix:text "
    "patronymic_name:text sort_name:text email:text gender:text birth_date:day death_date:day "
    "image:url summary:text biography:text national_identity:text contact_details:json "
    "links:*link memberships:*membership motions:*motion votes:*vote created_at:moment "
    "updated_at:moment sources:*link",
    "organization": "id:text name:text other_names:*other_name identifiers:json "
    "classification:text parent_id:text area_id:text founding_date:day dissolution_date:day "
    "image:url contact_details:json links:*link memberships:*membership posts:json "
    "created_at:moment updated_at:moment sources:*link",
    "membership": "id:text label:text role:text person_id:text organization_id:text post_id:text "
    "on_behalf_of_id:text area_id:text start_date:day end_date:day contact_details:json "
    "links:*link created_at:moment updated_at:moment sources:*link",
    "motion": "id:text organization_id:text legislative_session_id:text creator_id:text text:text "
    "classification:text date:moment requirement:text result:text vote_events:*vote_event "
    "created_at:moment updated_at:moment sources:*link",
    "vote_event": "id:text organization_id:text legislative_session_id:text identifier:text "
    "motion_id:text classification:text start_date:moment end_date:moment result:text "
    "group_results:json counts:*count votes:*vote created_at:moment updated_at:moment "
    "sources:*link",
    "vote": "vote_event_id:text voter_id:text option:text party_id:text role:text weight:number "
    "pair_id:text",
    "count": "option!:text value!:number group_id:text",
    "other_name": "name!:text family_name:text given_name:text additional_name:text "
    "honorific_prefix:text honorific_suffix:text patronymic_name:text start_date:day "
    "end_date:day note:text",
    "link": "url!:url note:text",
}  # fmt: skip


def _is_moment(value: str) -> bool:
    return datetime.fromisoformat(value).tzinfo is not None


_PLAIN = {
    "text": lambda value: isinstance(value, str) and value != "",
    "url": lambda value: re.fullmatch(r"https?://\S+", value) is not None,
    "day": lambda value: bool(date.fromisoformat(value)),
    "moment": _is_moment,
    "yes-or-no": lambda value: isinstance(value, bool),
    "number": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "json": lambda _: True,
}


def _table(columns: str) -> dict[str, tuple[str, bool]]:
    found = {}
    for column in columns.split():
        name, _, holds = column.partition(":")
        found[name.rstrip("!")] = holds, name.endswith("!")
    return found


def wrong_in_oparl(thing: Any) -> Iterator[str]:
    """Yield what the tables of OParl 1.1 do not allow in an object, and in those inside it."""
    kind = thing.get("type", "").removeprefix(OPARL)
    if kind not in _OPARL or thing["type"] != OPARL + kind:
        yield f"no type {thing.get('type')}"
        return
    table = {name: (holds, name in {"id", "type"}) for name, holds in _ALL.items()}
    # Of what was deleted, nothing else need be told.
    required = {} if thing.get("deleted") else _table(_OPARL[kind])
    yield from _wrong(kind, thing, table | (required or _optional(_OPARL[kind])), wrong_in_oparl)


def _optional(columns: str) -> dict[str, tuple[str, bool]]:
    return {name: (holds, False) for name, (holds, _) in _table(columns).items()}


def wrong_in_popolo(kind: str, thing: Any) -> Iterator[str]:
    """Yield what the tables of Popolo do not allow in an object of ``kind``."""
    yield from _wrong(kind, thing, _table(_POPOLO[kind]), None)


def _wrong(kind: str, thing: Any, table: dict[str, tuple[str, bool]], inner: Any) -> Iterator[str]:
    for name, (_, must) in table.items():
        if must and name not in thing:
            yield f"{kind} without {name}"
    for name, value in thing.items():
        if name not in table:
            yield f"{kind} has no {name}"
            continue
        holds = table[name][0]
        is_list = holds.startswith("*") or holds in {"texts", "urls"}
        if isinstance(value, list) != is_list and holds != "json":
            yield f"{kind}.{name} is {value!r}"
            continue
        for each in value if is_list else [value]:
            if not _holds(each, holds.lstrip("*"), inner):
                yield f"{kind}.{name} is {each!r}"
            elif isinstance(each, dict):
                deeper = inner(each) if inner else wrong_in_popolo(holds.lstrip("*"), each)
                yield from deeper


def _holds(value: Any, holds: str, inner: Any) -> bool:
    plain = {"texts": "text", "urls": "url"}.get(holds, holds)
    if plain.startswith((">", "=")):
        plain = "url"
    if plain in _PLAIN:
        try:
            return bool(_PLAIN[plain](value))
        except (TypeError, ValueError):
            return False
    return isinstance(value, dict) and (inner is None or value.get("type") == OPARL + plain)


def references_of(thing: Any) -> Iterator[tuple[str, str]]:
    """Yield kind and name of every other object that an object of OParl names."""
    table = _table(_OPARL[thing["type"].removeprefix(OPARL)])
    for name, value in thing.items():
        holds = table.get(name, ("", False))[0].lstrip("*")
        for each in value if isinstance(value, list) else [value]:
            if holds.startswith(">"):
                yield holds[1:], each
            elif isinstance(each, dict) and "type" in each:
                yield from references_of(each)


def inside(thing: Any) -> Iterator[Any]:
    """Yield an object of OParl and all that are inside it."""
    yield thing
    for value in thing.values():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict) and "type" in each:
                yield from inside(each)
