"""The pages at addresses that moved or were withdrawn."""

from collections.abc import Iterator

from generator.council.vanishing import Answered
from generator.council.views.answers import moved_view, withdrawn_view
from generator.council.views.chrome import Framing
from generator.page import Page


def answer_pages(framing: Framing, answered: Answered) -> Iterator[Page]:
    """Yield a page for each address that no page of a record or register answers.

    For a file, it is the page of a folder of the file's name.
    """
    site = framing.site
    for old, new in sorted(answered.moved.items()):
        heading = site.say("This page has moved")
        view = moved_view(site, new)
        yield framing.page(_folder(old), "pages/moved.html", heading, view)
    for address, withdrawal in sorted(answered.withdrawn.items()):
        heading = site.say("Withdrawn")
        told = withdrawn_view(site, address, withdrawal)
        yield framing.page(_folder(address), "pages/withdrawn.html", heading, told)


def _folder(address: str) -> str:
    return address if address.endswith("/") else f"{address}/"
