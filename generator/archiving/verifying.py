"""Whether a bag, a saved site or a saved page is as it was made."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.archiving.bags import PUBLIC, lent
from generator.deposit import PAYLOAD, NotABagError, is_bag, proofs_of_bag, signed_list_of
from generator.proof import LIST, SIGNERS, Proof, State, listed_in, proofs_of
from generator.proof.checking import proof_of_file, proof_of_signature
from generator.revision import MisuseError


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of what somebody saved.

    ``address`` is that of a page, where it does not say it; ``list`` the list to compare with,
    where it is not beside the page or above it; ``signers`` who may sign, and ``on`` the day on
    which their keys must have been good.
    """

    on: date
    address: str = ""
    list: Path | None = None
    signers: Path | None = None


def proofs_at(path: Path, asked: Question) -> Iterator[Proof]:
    """Yield what can be said of each file at ``path``: a bag, a saved site, or one saved file.

    Raises ``MisuseError``, and ``OSError`` where the machine fails.
    """
    if is_bag(path):
        yield from _of_bag(path, asked)
    elif path.is_dir():
        yield from proofs_of(path, asked.signers or path / SIGNERS, asked.on)
    elif path.is_file():
        yield _of_file(path, asked)
    else:
        message = f"There is nothing at {path}."
        raise MisuseError(message)


def _of_bag(bag: Path, asked: Question) -> Iterator[Proof]:
    try:
        with lent(bag) as folder:
            yield from proofs_of_bag(folder)
            if (found := signed_list_of(folder)) is not None:
                data, signature = found
                signers = asked.signers or folder / PAYLOAD / PUBLIC / SIGNERS
                yield proof_of_signature(data, signature, signers, asked.on)
    except NotABagError as error:
        yield Proof(bag.name, State.ALTERED, str(error))


def _of_file(path: Path, asked: Question) -> Proof:
    folders = path.resolve().parents
    lists = [folder / LIST for folder in folders if (folder / LIST).is_file()]
    if not (asked.list or lists):
        words = f"there is no {LIST} beside it or above it: name one with --list"
        return Proof(str(path), State.UNKNOWN, words)
    used = asked.list or lists[0]
    return proof_of_file(path, asked.address, listed_in(used.read_bytes()), used.name)
