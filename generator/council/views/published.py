"""What a page says of its own publication: since when it is there, and how often it changed."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.council.keys import address_of, folder_of, sitting_of
from generator.council.relations import ADDED
from generator.council.site import Site
from generator.council.versions import address_of_versions, versions_of
from generator.council.views import words


@dataclass(frozen=True, slots=True)
class PublishedView:
    """When a record was published and last changed, in words and as days (DCMI Terms).

    ``href`` leads to its versions, ``timemap`` to the list of them for programs (RFC 7089).
    """

    line: str
    href: str
    timemap: str
    issued: str
    modified: str
    publisher: str


def published_view(site: Site, key: str) -> PublishedView | None:
    """Return what the page of the record ``key`` says of its publication, if anything is known."""
    versions = versions_of(site, key)
    if not versions:
        return None
    first, last = versions[0], versions[-1]
    language = site.settings.language
    told = [site.say("Published %(day)s", day=words.short_day(first.on, language))]
    changes = len(versions) - 1
    if changes:
        twice = 2
        told.append(
            site.say("changed twice")
            if changes == twice
            else site.say_some("changed once", "changed %(num)s times", changes)
        )
        day = words.short_day(last.on, language)
        told.append(site.say("last on %(day)s", day=day) if changes > 1 else day)
    listed = address_of_versions(address_of(key))
    return PublishedView(
        line=" · ".join(told),
        href=f"{site.settings.prefix}{listed}",
        timemap=f"{site.settings.url.rstrip('/')}{listed}timemap.link",
        issued=first.on.isoformat(),
        modified=last.on.isoformat(),
        publisher=first.by,
    )


def added_to(site: Site, agenda: str, title: str) -> Iterator[str]:
    """Yield when the item ``title`` came to an ``agenda`` that was published without it."""
    held = sitting_of(folder_of(agenda)).date
    for added, on in site.told.of(ADDED, agenda):
        if added == title:
            yield _added(site, (held - on).days)


def _added(site: Site, days: int) -> str:
    if days == 0:
        return site.say("Added on the day of the meeting")
    if days > 0:
        return site.say_some(
            "Added %(num)s day before the meeting", "Added %(num)s days before the meeting", days
        )
    return site.say_some(
        "Added %(num)s day after the meeting", "Added %(num)s days after the meeting", -days
    )
