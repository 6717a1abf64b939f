"""A bag → the site that is in it, made anew from its history."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator.archiving.bags import COMMIT, DAY, FOLDER, HELD, HISTORY, PUBLIC, SOURCE, lent
from generator.build import build
from generator.delivery import Answer, found_in
from generator.deposit import PAYLOAD, info_of, proofs_of_bag
from generator.proof import LIST, State, digest_of, listed_in
from generator.revision import MisuseError, Revision, unbundled

_SITE = "record"
_SHOWN = 5


def restore(bag: Path, target: Path) -> Answer:
    """Make the site of ``bag`` anew in the folder ``target``, and compare it with the one in there.

    The source comes to stand in ``record/`` and the site in ``public/``. Raises ``MisuseError``,
    ``NotABagError``, ``GitError``, and ``OSError`` where the machine fails.
    """
    if target.exists():
        message = f"{target} is there already. Name a folder that is not."
        raise MisuseError(message)
    with lent(bag) as folder:
        bad = [proof for proof in proofs_of_bag(folder) if proof.state is not State.INTACT]
        if bad:
            found = "\n".join(f"{each.path}: {each.state}, {each.words}" for each in bad)
            text = f"{bag} is not as it was made. Nothing was restored."
            return Answer(text, done=False, found=found)
        info = info_of(folder)
        root, public = _source(folder / PAYLOAD, target / _SITE, info), target / PUBLIC
        day = date.fromisoformat(info[DAY])
        has_history = (folder / PAYLOAD / HISTORY).is_file()
        repository = target / _SITE if has_history else None
        revision = Revision(info[COMMIT], (), repository, info.get(FOLDER, ""))
        outcome = build(root, public, day, revision)
        if outcome.failed:
            text = "The source was restored, and cannot be built."
            return Answer(text, done=False, found=found_in(outcome, root))
        return _compared(folder / PAYLOAD / PUBLIC / LIST, public / LIST)


def _source(payload: Path, target: Path, info: Mapping[str, str]) -> Path:
    """Put the source of a site into ``target``: with its history, or as it was alone."""
    if (payload / HISTORY).is_file():
        unbundled(payload / HISTORY, target)
        return target / info.get(FOLDER, "")
    if (payload / HELD).is_file():
        message = "This bag has no history, and its files are in older bags as well: restore those."
        raise MisuseError(message)
    shutil.copytree(payload / SOURCE, target)
    return target


def _compared(kept: Path, made: Path) -> Answer:
    then, now = kept.read_bytes(), made.read_bytes()
    digest = digest_of(now).hex()
    if then == now:
        text = f"Restored {made.parent}: the same site, to the byte. {LIST} is {digest}"
        return Answer(text, done=True)
    before, after = listed_in(then), listed_in(now)
    paths = before.keys() | after.keys()
    other = sorted(path for path in paths if before.get(path) != after.get(path))
    shown = ", ".join(other[:_SHOWN])
    text = (
        f"Restored {made.parent}, but {len(other):,} files differ, such as {shown}. Was the bag "
        "made by another version of Minute Book? Its README.txt and build.json say by which."
    )
    return Answer(text, done=False)
