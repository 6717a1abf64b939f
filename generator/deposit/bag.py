"""A bag: files in a folder, with lists by which every byte of them can be checked (RFC 8493).

Only bags as we write them are read again: each byte of their lists follows from the files, so that
nothing in them can be altered without being found.
"""

import errno
import re
import shutil
import tarfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from generator.proof import Proof, Signing, State, listed, listed_in, signed
from generator.proof.sums import NotAListError, digests_at
from generator.revision import MisuseError

PAYLOAD = "data"
_DECLARATION = "bagit.txt"
_INFO = "bag-info.txt"
_DECLARED = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_ALGORITHMS = ("sha256", "sha512")
_MANIFEST, _OF_TAGS = "manifest-{}.txt", "tagmanifest-{}.txt"
_TAR = ".tar"
# What is no fault of a bag: no room, no leave, a broken disk. Names that cannot be are its own.
_OF_MACHINE = {errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EIO, errno.EROFS}
# RFC 8493, 2.1.3: these, and only these, are written in another way.
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_ESCAPED = re.compile("%(25|0D|0A)")


class NotABagError(MisuseError):
    """Something is no bag that can be read; the words say why."""


def sealed(
    folder: Path, info: Mapping[str, str], tags: Mapping[str, bytes], signing: Signing | None
) -> None:
    """Make a bag of the ``folder``, whose payload is in place already.

    ``info`` is told of the bag, ``tags`` are files that stand beside the payload. The list of the
    payload is signed where there is a key. Raises ``SigningError`` and ``OSError``.
    """
    payload = {path: digests_at(folder / path, *_ALGORITHMS) for path in payload_of(folder)}
    size = sum((folder / path).stat().st_size for path in payload)
    told = {**info, "Payload-Oxum": f"{size}.{len(payload)}"}
    lines = "".join(f"{name}: {value}\n" for name, value in sorted(told.items()))
    files = {_DECLARATION: _DECLARED, _INFO: lines.encode(), **tags}
    files |= {_MANIFEST.format(name): _list(payload, name) for name in _ALGORITHMS}
    if signing is not None:
        manifest = _MANIFEST.format("sha512")
        files[f"{manifest}.sig"] = signed(files[manifest], signing)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    digests = {name: digests_at(folder / name, *_ALGORITHMS) for name in files}
    for name in _ALGORITHMS:
        (folder / _OF_TAGS.format(name)).write_bytes(_list(digests, name))


def is_bag(path: Path) -> bool:
    """Tell whether ``path`` looks like a bag: a folder, or such a folder as one file."""
    return (path / _DECLARATION).is_file() or (path.suffix == _TAR and path.is_file())


def payload_of(folder: Path) -> list[str]:
    """Return the paths of all files of the payload, from the bag's folder."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in (folder / PAYLOAD).rglob("*")
        if not path.is_dir() or path.is_symlink()
    )


def info_of(folder: Path) -> dict[str, str]:
    """Return what is told of a bag."""
    text = (folder / _INFO).read_text(encoding="utf-8")
    lines = (line.partition(": ") for line in text.splitlines())
    return {name: value for name, _, value in lines}


def digests_in(folder: Path) -> dict[str, bytes]:
    """Return the SHA-512 of all of the payload by path, as the list in the bag has it."""
    data = (folder / _MANIFEST.format("sha512")).read_bytes()
    return {_unescaped(path): digest for path, digest in listed_in(data).items()}


def proofs_of_bag(folder: Path) -> Iterator[Proof]:
    """Yield what can be said of every file of a bag. Raises ``OSError``."""
    try:
        lists = {
            each: listed_in((folder / each.format(name)).read_bytes())
            for name in _ALGORITHMS
            for each in (_OF_TAGS.format(name), _MANIFEST.format(name))
        }
    except NotAListError as error:
        yield Proof("the lists of this bag", State.ALTERED, str(error))
        return
    except FileNotFoundError as error:
        yield Proof(Path(str(error.filename)).name, State.ALTERED, "it is missing")
        return
    tags = {path.name for path in folder.iterdir() if path.name != PAYLOAD}
    tags -= set(map(_OF_TAGS.format, _ALGORITHMS))
    yield from _compared(folder, _OF_TAGS, lists, tags)
    yield from _compared(folder, _MANIFEST, lists, set(map(_escaped, payload_of(folder))))


def _compared(
    folder: Path, kind: str, lists: Mapping[str, Mapping[str, bytes]], found: set[str]
) -> Iterator[Proof]:
    named = {name: lists[kind.format(name)] for name in _ALGORITHMS}
    for path in sorted(found.union(*named.values())):
        expected = {name: digests.get(path) for name, digests in named.items()}
        whole = folder / _unescaped(path)
        if path not in found:
            yield Proof(path, State.ALTERED, "it is missing")
        elif not any(expected.values()):
            yield Proof(path, State.UNKNOWN, "no list of this bag names it")
        elif not whole.is_file() or digests_at(whole, *_ALGORITHMS) != expected:
            yield Proof(path, State.ALTERED, "it is not as the lists of this bag have it")
        else:
            yield Proof(path, State.INTACT)


def signed_list_of(folder: Path) -> tuple[bytes, Path] | None:
    """Return the list of the payload and its signature, where it is signed."""
    manifest = folder / _MANIFEST.format("sha512")
    signature = manifest.with_name(f"{manifest.name}.sig")
    return (manifest.read_bytes(), signature) if signature.is_file() else None


def packed(folder: Path, file: Path) -> Path:
    """Return the bag in ``folder`` as one ``file`` (POSIX.1-2001, pax), the same every time."""
    day = datetime.fromisoformat(info_of(folder)["Bagging-Date"]).replace(tzinfo=UTC)
    paths = sorted(path for path in folder.rglob("*") if not path.is_dir())
    with tarfile.open(file, "w", format=tarfile.PAX_FORMAT) as tar:
        for path in paths:
            member = tarfile.TarInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}")
            member.size, member.mtime = path.stat().st_size, int(day.timestamp())
            with path.open("rb") as data:
                tar.addfile(member, data)
    return file


def unpacked(file: Path, folder: Path) -> Path:
    """Unpack the bag ``file`` into ``folder``, and return its folder.

    Raises ``NotABagError`` where it is not, to the last byte, as ``packed`` wrote it.
    """
    try:
        with tarfile.open(file, "r:") as tar:
            tar.extractall(folder, filter="data")
        (bag,) = folder.iterdir()
        again = packed(bag, folder / file.name)
        same = digests_at(again, "sha512") == digests_at(file, "sha512")
        again.unlink()
    except (tarfile.TarError, ValueError, KeyError, EOFError, OSError) as error:
        if getattr(error, "errno", None) in _OF_MACHINE:
            raise
        raise NotABagError(str(error)) from None
    if not same:
        message = "the file around the bag is not as it was written"
        raise NotABagError(message)
    return bag


def copied(file: Path, folder: Path, path: str) -> None:
    """Copy ``file`` into the payload of the bag in ``folder``, as ``path`` there."""
    target = folder / PAYLOAD / path
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, target)


def moved(bag: Path, target: Path) -> None:
    """Let the bag, on the same disk as ``target``, be what stands there, in one step."""
    bag.rename(target)


def put_in(folder: Path, path: str, data: bytes) -> None:
    """Write ``data`` into the payload of the bag in ``folder``, as ``path`` there."""
    target = folder / PAYLOAD / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def _list(digests: Mapping[str, Mapping[str, bytes]], algorithm: str) -> bytes:
    return listed({_escaped(path): each[algorithm] for path, each in digests.items()})


def _escaped(path: str) -> str:
    return "".join(_ESCAPES.get(sign, sign) for sign in path)


def _unescaped(path: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), path)
