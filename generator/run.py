"""One run over a site: what is read, checked, made and published, in this order."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from uuid import uuid4

from generator import source
from generator.cache import Order, Store, Task, Workshop, bring_up_to_date, pickled, unpickled
from generator.catalogue import Catalogue
from generator.council.addresses import (
    LARGEST_LOCK,
    LOCK,
    Lock,
    promised,
    read_lock,
    unrecorded,
    written,
)
from generator.council.forbidden import private_folders
from generator.council.pages import units_of
from generator.council.records import unreadable
from generator.council.relations import ENTRY, LISTED, ROUTINE, WEIGHT
from generator.council.rules.applying import gathering, misset
from generator.council.settings import LARGEST_ATTACHMENT, Settings
from generator.council.site import Site
from generator.council.vanishing import NOTHING_TOLD, TOLD, Addresses, answered
from generator.council.versions import Version, versions_named
from generator.council.views.chrome import chrome_of
from generator.diagnostics import Checked, Diagnostic, has_errors
from generator.document import read_yaml
from generator.finding import Equipping, Finding, Indexing, things_count
from generator.history import Past
from generator.inputs import (
    SETTINGS_FILE,
    Inputs,
    look_round,
    past_of,
    paths_in,
)
from generator.listing import Answering, Listing
from generator.outcome import Outcome
from generator.page import Artifact
from generator.proof import LIST, SIGNATURE, SIGNERS, digest_of, listed, signed, signing_for
from generator.provenance import provenance
from generator.publish import Press, put
from generator.render import catalogue
from generator.revision import Revision
from generator.schema import Placed, validate
from generator.source import START, Source, Unreadable
from generator.verification import Facts, verify
from generator.workshops import (
    ARTIFACT,
    CHROME,
    FACTS,
    MEGABYTE,
    READ,
    STANDING,
    Checking,
    Gathering,
    Linking,
    Making,
    OfSite,
    Reading,
    Recalling,
)

_EDITION = "edition"
_NOTHING, _NOTHING_FOUND = pickled(()), pickled(((), (), 0))
# Units of pages that every site has, besides those that follow from its records.
_ALWAYS = ("assets", "statement")
_MAKING = ("make", "equip", "index", "find", "list", "answer")
_JUDGING = (*_MAKING, "version")


@dataclass(frozen=True)
class Run:
    """A run over the site in ``root`` on the day ``today``, remembered in ``store``.

    ``hands`` share the work, if there are any; the site is made from ``revision``.
    """

    root: Path
    today: date
    store: Store
    hands: Executor | None
    revision: Revision | None = None
    name: str = field(default_factory=lambda: uuid4().hex)

    def check(self) -> Outcome:
        """Read and check everything."""
        read = self._read()
        if self._can_go_on:
            self._do(self._checks(), "check")
            return self._judged(read)
        return read

    def versions(self, named: str) -> tuple[Version, ...] | None:
        """Return the versions of the record that is ``named``, if there is one."""
        self._read()
        if not self._can_go_on:
            return None
        self._do(self._versions(), "version")
        return versions_named(self.of.fresh(), named)

    def prepare(self, made: Path) -> Outcome:
        """Read and check everything, and make in the folder ``made`` all that is not made yet.

        Pages are made along with the checks of what they show, while that is at hand.
        """
        read = self._read()
        if read.failed or not self._can_go_on:
            return self.check()
        self._do(self._versions(), "version")
        read = replace(read, findings=(*read.findings, *self.past.diagnostics))
        done = self._do((*self._checks(), *self._pages(made)), "check", "make")
        outcome = self._judged(read)
        if not outcome.failed:
            making = self._making(made)
            done += self._indexed(making)
            done += self._do(Listing(making).orders(self.name), "list")
            found, addresses = self._answered(making, done)
            judged = self._judged(read)
            outcome = replace(judged, findings=(*judged.findings, *found), addresses=addresses)
        if outcome.failed:
            for name in _MAKING:
                self.store.undo(name, (order.key for order in done if order.task.name == name))
        return outcome

    def publish(self, press: Press, key: Path | None = None) -> Outcome:
        """Prepare the site, and publish it if nothing is wrong.

        With a ``key``, the list of all that is published is signed. Raises ``SigningError``.
        """
        edition = self.store.inputs().get(_EDITION, ("", ""))[1]
        is_known = edition != "" and edition == press.edition
        if not is_known:
            for name in _MAKING:
                self.store.undo(name, self.store.tasks(name))
        outcome = self.prepare(press.made)
        if outcome.failed:
            return outcome
        before = self.store.published() if is_known else {}
        files = {path: unpickled(digest) for path, digest in self.store.all(ARTIFACT)}
        last = self._last(files, key)
        files |= {each.path: digest_of(each.data) for each in last}
        put(press.made, (each for each in last if before.get(each.path) != files[each.path]))
        new = {path: digest for path, digest in files.items() if before.get(path) != digest}
        gone = [path for path in before if path not in files]
        if new or gone or not is_known:
            edition = digest_of(files[LIST] + files.get(SIGNATURE, b"")).hex()
            if is_known:
                press.print_changes(edition, new, gone)
            else:
                press.print_all(edition)
            self.store.set_published(new, gone if is_known else self.store.published().keys() - new)
            self.store.set_inputs({_EDITION: ("", edition)}, ())
        return replace(outcome, files=len(files), new=len(new), gone=len(gone))

    def _last(self, files: Mapping[str, bytes], key: Path | None) -> list[Artifact]:
        """Return what can be made only when all ``files`` are: the list of them, what proves it."""
        made = [provenance(self.revision)]
        if source.is_here(self.root, SIGNERS):
            made.append(Artifact(SIGNERS, source.content_of(self.root, SIGNERS)))
        digests = {each.path: digest_of(each.data) for each in made}
        made.append(Artifact(LIST, listed({**files, **digests})))
        if key is not None:
            signing = signing_for(key, self.of.settings.url)
            made.append(Artifact(SIGNATURE, signed(made[-1].data, signing)))
        return made

    @cached_property
    def inputs(self) -> Inputs:
        """What there is to read."""
        return look_round(self.store, self.root, self.today)

    @cached_property
    def settings(self) -> Checked[Placed[Settings]]:
        """The site's settings, and what is wrong with them."""
        text = source.read(self.root, SETTINGS_FILE)
        if isinstance(text, Unreadable):
            return Checked(None, (unreadable(text),))
        tree = read_yaml(text)
        if tree.value is None:
            return Checked(None, tree.diagnostics)
        placed = validate(SETTINGS_FILE, Settings, tree.value)
        return Checked(placed.value, (*tree.diagnostics, *placed.diagnostics))

    @cached_property
    def lock(self) -> Checked[Lock]:
        """The addresses that were ever published."""
        if LOCK not in source.top(self.root):
            return Checked({})
        text = source.read(self.root, LOCK, LARGEST_LOCK)
        if isinstance(text, Unreadable):
            return Checked(None, (unreadable(text),))
        return read_lock(text)

    @cached_property
    def told(self) -> Checked[Placed[Addresses]]:
        """What the site says of addresses that moved and of what was withdrawn."""
        is_here = source.is_here(self.root, TOLD)
        text = source.read(self.root, TOLD) if is_here else Source(TOLD, "")
        if isinstance(text, Unreadable):
            return Checked(None, (unreadable(text),))
        tree = read_yaml(text)
        if tree.value is None:
            return Checked(None, tree.diagnostics)
        placed = validate(TOLD, Addresses, tree.value)
        return Checked(placed.value, (*tree.diagnostics, *placed.diagnostics))

    @cached_property
    def past(self) -> Checked[Past]:
        """What git tells of the site's files, and why it tells nothing."""
        placed = self.settings.value
        assert placed is not None  # noqa: S101 -- nothing is asked of a site without settings
        return past_of(self.revision, self.store, placed)

    @cached_property
    def words(self) -> Checked[Catalogue]:
        """The words of the interface."""
        placed = self.settings.value
        return catalogue(self.root, placed.value.language if placed else "en")

    @cached_property
    def of(self) -> OfSite:
        """What the workshops need to know of the site."""
        placed = self.settings.value
        assert placed is not None  # noqa: S101 -- nothing is asked of a site without settings
        words = self.words.value or Catalogue()
        return OfSite(self.name, self.root, self.store.path, placed.value, self.today, words)

    @property
    def _can_go_on(self) -> bool:
        return self.settings.value is not None and self.words.value is not None

    def _read(self) -> Outcome:
        units = self.inputs.units
        placed = self.settings.value
        largest = placed.value.largest_attachment if placed else LARGEST_ATTACHMENT
        reading = self._task(READ, Reading(self.root, largest * MEGABYTE))
        self._do((Order(reading, unit, unit, paths) for unit, paths in units.items()), READ)
        found = [*self.settings.diagnostics, *self.lock.diagnostics, *self.told.diagnostics]
        found += private_folders(source.top(self.root))
        records = 0
        for _, value in self.store.values(READ):
            findings, count = unpickled(value)
            found += findings
            records += count
        linking = self._task("link", Linking(self.store.path))
        self._do((Order(linking, unit, unit) for unit in units), "link")
        for _, value in self.store.values("link"):
            found += unpickled(value) if value != _NOTHING else ()
        if not units:
            found.append(_nothing_to_publish())
        if self.settings.value:
            found += (*misset(self.settings.value), *self.words.diagnostics)
        return Outcome(tuple(found), records=records, url=placed.value.url if placed else "")

    def _answered(self, making: Making, done: list[Order]) -> tuple[list[Diagnostic], bytes]:
        """Have every address ever published answered, and verify the site as a whole.

        Return what is wrong, and all addresses.
        """
        site, lock = self.of.fresh(), self.lock.value or {}
        paths = self.store.targets(ARTIFACT, but="answer ")
        attached = (path.removeprefix("content/") for path in self.inputs.attached)
        standing = promised(site, paths, attached)
        kept = answered(site, lock, standing, self.told.value or NOTHING_TOLD)
        self._note(
            STANDING,
            hashlib.blake2b(pickled((kept.moved, kept.withdrawn, kept.deleted))).hexdigest(),
        )
        done += self._do([Order(self._task("answer", Answering(making)), "", given=kept)], "answer")
        found = [*kept.findings, *(unrecorded(lock, standing) if lock else ())]
        if done and not has_errors(found):
            facts = _Verified(self.store, frozenset((*self.store.targets(FACTS, but=""), LIST)))
            sources = (f"{order.task.name} {order.key}" for order in done)
            new = [path for source in sources for path in self.store.told_by(source, FACTS)]
            url = self.of.settings.url
            found += verify(facts, url, (*lock, *kept.moved, *kept.withdrawn), new)
        return found, written({**lock, **standing})

    def _versions(self) -> tuple[Order, ...]:
        if (past := self.past.value) is None:
            return ()
        task = self._task("version", Recalling(self.of, past))
        paths = paths_in(past, self.store)
        return tuple(Order(task, key, key, path) for key, path in paths.items())

    def _checks(self) -> Iterator[Order]:
        task = self._task("gather", Gathering(self.of))
        self._do([Order(task, name) for name in (*gathering(), ROUTINE, LISTED)], "gather")
        checking = self._task("check", Checking(self.of))
        return (Order(checking, unit, unit, paths) for unit, paths in self.inputs.units.items())

    def _pages(self, made: Path) -> Iterator[Order]:
        making = self._task("make", self._making(made))
        units = [*_ALWAYS, *units_of(self._site)]
        if self.of.settings.style_guide:
            units.append("guide")
        units += (f"entries {unit}" for unit in self.inputs.units)
        units += (f"copy {path}" for path in self.inputs.attached)
        return (Order(making, unit, unit.partition(" ")[2]) for unit in units)

    def _indexed(self, making: Making) -> list[Order]:
        """Make the search index of what the folders told."""
        done = self._do([Order(self._task("equip", Equipping(making)), "")], "equip")
        indexing = Task("index", self.name, Indexing(making), together=1)
        parts = self.store.targets(ENTRY, but="")
        done += self._do([Order(indexing, part) for part in parts], "index")
        finding = self._task("find", Finding(making))
        count = things_count(weight for _, weight in self.store.all(WEIGHT))
        keys = ("page", f"manifest {count}", *(f"things {count} {n}" for n in range(count)))
        return done + self._do([Order(finding, key) for key in keys], "find")

    def _making(self, made: Path) -> Making:
        chrome = chrome_of(self._site)
        self._note(CHROME, hashlib.blake2b(pickled(chrome)).hexdigest())
        return Making(self.of, chrome, made, self.past.value)

    @property
    def _site(self) -> Site:
        return self.of.site()

    def _judged(self, read: Outcome) -> Outcome:
        """Return what was found by all that was done."""
        found, ruled, waived = [*read.findings], list[Diagnostic](), 0
        idle: list[Diagnostic] = []
        stopped: list[str] = []
        for _, value in self.store.values("check"):
            if value != _NOTHING_FOUND:
                counting, for_nothing, count = unpickled(value)
                ruled += counting
                idle += for_nothing
                waived += count
        # What a broken record hides may be what a waiver is for.
        found += [*ruled, *(() if has_errors(found) else idle)]
        for name in _JUDGING:
            for _, value in self.store.values(name):
                made = unpickled(value) if value != _NOTHING else ()
                found += () if isinstance(made, str) else made
                stopped += [made] if isinstance(made, str) else []
        if stopped and not has_errors(found):
            raise RuntimeError(stopped[0])
        return replace(read, findings=tuple(found), waived=waived)

    def _task(self, name: str, workshop: Workshop) -> Task:
        return Task(name, self.name, workshop)

    def _do(self, orders: Iterable[Order], *names: str) -> list[Order]:
        return bring_up_to_date(self.store, names, orders, self.hands)

    def _note(self, name: str, digest: str) -> None:
        """Remember an input that is known only now; what was made from another is made anew."""
        if self.store.inputs().get(name, ("", ""))[1] != digest:
            self.store.touch({name})
            self.store.set_inputs({name: ("", digest)}, ())


@dataclass(frozen=True)
class _Verified(Mapping[str, Facts]):
    """What is known of every file of the site, read when it is asked for."""

    store: Store
    paths: frozenset[str]

    def __getitem__(self, path: str) -> Facts:
        if path not in self.paths:
            raise KeyError(path)
        links, fetched, anchors, faults = unpickled(self.store.fact(FACTS, path))
        return Facts(frozenset(links), frozenset(fetched), frozenset(anchors), faults)

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)


def _nothing_to_publish() -> Diagnostic:
    message = "there is no record in the folder content/ beside this file"
    remedy = "Is its name right, and is it complete? An empty site would replace the published one."
    return Diagnostic(SETTINGS_FILE, START, "content-missing", message, remedy)
