"""Which files of linked data there are, and of what each unit of the site makes some."""

import json
from collections.abc import Callable, Iterator, Mapping

from generator.council.keys import Kind
from generator.council.linked import akoma, oparl, oparl_bodies, popolo
from generator.council.linked.oparl import Object
from generator.council.relations import SAT_IN
from generator.council.site import Site
from generator.council.vanishing import Answered
from generator.page import Artifact

Named = Iterator[tuple[str, Object]]
# What makes files, and no pages.
ALONE = frozenset({"system", "popolo", "body", "season"})


def data_units(site: Site) -> Iterator[str]:
    """Yield what files are made of for which there is no page."""
    yield "system"
    yield "popolo"
    yield from (f"body {council}" for council in site.settings.councils)
    yield from (f"season {each.replace(' ', '/')}" for each in site.told.targets(SAT_IN))


def files_in(site: Site, maker: str, about: str) -> Iterator[Artifact]:
    """Yield the files of linked data that are made along with a unit of the site."""
    if maker in _MAKERS:
        yield from (_file(address, value) for address, value in _MAKERS[maker](site, about))
    if maker == "meeting":
        yield from akoma.papers_of(site, site.meetings[about])


def deleted_files(site: Site, kept: Answered) -> Iterator[Artifact]:
    """Yield what answers for each object that is no more: that it was deleted (OParl 1.1)."""
    days = {page: each.on for page, each in kept.withdrawn.items()}
    for address in kept.deleted:
        yield _file(address, oparl.deleted(site, address, days))


def _system(site: Site, _: str) -> Named:
    yield oparl_bodies.SYSTEM, oparl_bodies.system(site)
    yield oparl_bodies.BODIES, oparl_bodies.bodies(site)


def _body(site: Site, council: str) -> Named:
    yield _address(site, oparl.body_name(site, council)), oparl_bodies.body(site, council)
    yield from oparl_bodies.lists_of(site, council)


def _season(site: Site, season: str) -> Named:
    yield from oparl_bodies.sat_in(site, season)
    votes = popolo.votes(site, season)
    if votes["motions"] or votes["vote_events"]:
        yield popolo.votes_address(season), votes


def _popolo(site: Site, _: str) -> Named:
    yield popolo.PEOPLE, popolo.people(site)


def _meeting(site: Site, key: str) -> Named:
    meeting = site.meetings[key]
    yield _address(site, oparl.name(site, key)), oparl.meeting_of(site, meeting)
    for report in meeting.reports:
        yield _address(site, oparl.name(site, report.key)), oparl.paper_of(site, report)


def _record(site: Site, key: str) -> Named:
    makers = {Kind.PERSON: oparl_bodies.person, Kind.COMMITTEE: oparl_bodies.organization}
    if maker := makers.get(site.records[key].kind):
        yield _address(site, oparl.name(site, key)), maker(site, key.rpartition("/")[2])


_MAKERS: Mapping[str, Callable[[Site, str], Named]] = {
    "system": _system,
    "popolo": _popolo,
    "body": _body,
    "season": _season,
    "meeting": _meeting,
    "record": _record,
}


def _address(site: Site, url: str) -> str:
    return url.removeprefix(site.settings.url.rstrip("/"))


def _file(address: str, value: object) -> Artifact:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return Artifact(address.removeprefix("/"), f"{text}\n".encode())
