"""Pages → the files of a Pagefind index, by the Pagefind program running as a service.

The service reads and writes JSON in base64, each message ended by a comma. Pagefind's own Python
package speaks so too, but pauses for a tenth of a second after every answer.
"""

import base64
import errno
import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from threading import Thread
from typing import IO, Any, TypeVar

from pagefind.service import get_executable

Given = TypeVar("Given")
_CHUNK = 1024 * 1024
_MISSING = "the program is not installed"
_STOPPED = "it stopped before it had answered"


def files_of(pages: Sequence[tuple[str, str]]) -> dict[str, bytes]:
    """Return all files of an index of ``pages``, given as address and HTML, by their paths.

    Raises ``OSError`` where Pagefind cannot run or stops on the way.
    """
    requests: list[dict[str, object]] = [{"type": "NewIndex", "config": {}}]
    requests += (
        {"type": "AddFile", "index_id": 0, "url": url, "file_contents": html, "file_path": None}
        for url, html in pages
    )
    requests.append({"type": "GetFiles", "index_id": 0})
    try:
        answers = list(_ask(requests))
    except BrokenPipeError:
        answers = []
    if len(answers) < len(requests):
        raise _failure(_STOPPED)
    return {file["path"]: base64.b64decode(file["content"]) for file in answers[-1]["files"]}


def _ask(requests: Sequence[Mapping[str, object]]) -> Iterator[dict[str, Any]]:
    """Yield Pagefind's answers to ``requests``, in their order."""
    program = get_executable()
    if program is None:
        raise _failure(_MISSING)
    with subprocess.Popen(  # noqa: S603 -- the program that the package brings
        [program, "--service"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as running:
        # Both pipes fill up: something must read while something else writes.
        writer = Thread(target=_write, args=(_given(running.stdin), requests), daemon=True)
        writer.start()
        messages = _messages(_given(running.stdout))
        for _, message in zip(requests, messages, strict=False):
            answer = json.loads(base64.b64decode(message))["payload"]
            if answer["type"] == "Error":
                running.kill()
                raise _failure(str(answer["message"]))
            yield answer
        writer.join()
        # It ends with its input.
        _given(running.stdin).close()


def _write(stream: IO[bytes], requests: Sequence[Mapping[str, object]]) -> None:
    try:
        for number, request in enumerate(requests):
            message = json.dumps({"message_id": number, "payload": request})
            stream.write(base64.b64encode(message.encode()) + b",")
        stream.flush()
    except BrokenPipeError:
        return  # the reader sees that answers are missing


def _messages(stream: IO[bytes]) -> Iterator[bytes]:
    pieces: list[bytes] = []
    while data := stream.read1(_CHUNK):  # type: ignore[attr-defined]
        *ended, begun = data.split(b",")
        for message in ended:
            yield b"".join((*pieces, message))
            pieces = []
        pieces.append(begun)


def _given(stream: Given | None) -> Given:
    if stream is None:
        raise _failure(_STOPPED)
    return stream


def _failure(problem: str) -> OSError:
    return OSError(errno.EIO, f"the search index could not be made, Pagefind says: {problem}")
