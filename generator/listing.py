"""Where lists are made of what all units told, and answers for addresses without a page."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.cache import Desk, Fact, Order, Task, Work
from generator.council.answer_pages import answer_pages
from generator.council.data import files_in, lists_in, lists_of
from generator.council.linked.files import deleted_files
from generator.council.pages import machine_pages
from generator.council.vanishing import Answered
from generator.council.views.chrome import Framing
from generator.diagnostics import Diagnostic
from generator.render import layouts, render
from generator.serving import Answers, server_files
from generator.workshops import (
    CHROME,
    LAYOUTS,
    PAGE,
    SETTINGS,
    STANDING,
    Found,
    Making,
    laid_down,
)


@dataclass(frozen=True)
class Listing:
    """Makes what programs read of all pages and records there are: one list for each key."""

    making: Making

    def orders(self, run: str) -> Iterator[Order]:
        """Yield what is to be listed in a ``run``, as units have told it by now."""
        task = Task("list", run, self)
        return (Order(task, key) for key in ("", *lists_of(self.making.of.fresh())))

    def open(self) -> tuple[Desk, Work]:
        """Return a desk, and what makes the list of a key at it."""
        site = self.making.of.fresh()
        ours = layouts(self.making.of.root, self.making.of.words)

        def work(key: str, _: object) -> tuple[tuple[Diagnostic, ...], tuple[Fact, ...]]:
            site.desk.note(SETTINGS)
            site.desk.note(LAYOUTS)
            listed = lists_in(site, key) if key else machine_pages(site, site.told.targets(PAGE))
            made = [render(ours, page) for page in listed]
            found = tuple(finding for each in made for finding in each.diagnostics)
            files = [*(each.value for each in made if each.value), *files_in(site, key)]
            return found, tuple(laid_down(self.making.made, files))

        return site.desk, work


@dataclass(frozen=True)
class Answering:
    """Makes what answers the addresses that have no page any more, and what servers must know.

    It is given the moves and withdrawals.
    """

    making: Making

    def open(self) -> tuple[Desk, Work]:
        """Return a desk, and what makes the answers at it."""
        of = self.making.of
        site, ours = of.fresh(), layouts(of.root, of.words)
        framing = Framing(site, self.making.chrome, lambda _: (), has_offers=False)

        def work(_: str, kept: Answered) -> tuple[Found, tuple[Fact, ...]]:
            for name in (SETTINGS, LAYOUTS, CHROME, STANDING):
                site.desk.note(name)
            made = [render(ours, page) for page in answer_pages(framing, kept)]
            found = tuple(finding for each in made for finding in each.diagnostics)
            answers = Answers(kept.moved, tuple(kept.withdrawn))
            files = [each.value for each in made if each.value]
            files += server_files(site.settings.url, answers)
            files += deleted_files(site, kept)
            return found, tuple(laid_down(self.making.made, files))

        return site.desk, work
