"""Serves the pages of a site to this machine alone, with a script that shows each change."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from generator.preview.board import Board
from generator.serving import headers_of, rules_of

HOST = "127.0.0.1"
# Who asks by another name was led here by a page of somebody else (DNS rebinding).
_NAMES = {HOST, "localhost"}
_OURS = "/-preview/"
_SCRIPT = f'<script src="{_OURS}live.js" defer></script></body>'
# Long enough to be silent, short enough to notice that nobody listens any more.
_BEAT = 15.0


@dataclass(frozen=True)
class _Site:
    folder: Path
    board: Board


@contextmanager
def shown(folder: Path, board: Board, port: int) -> Iterator[str]:
    """Serve the site in ``folder``, with what is on ``board``; yield its address.

    ``port`` 0 stands for any that is free. Raises ``OSError`` where the port is taken.
    """
    site = _Site(folder, board)

    class Handler(_Handler):
        of = site

    server = ThreadingHTTPServer((HOST, port), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    of: _Site
    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for what is wrong with the site."""

    def _answer(self) -> None:
        if (self.headers.get("Host") or "").rpartition(":")[0] not in _NAMES:
            self._send(
                HTTPStatus.FORBIDDEN, "text/plain", b"This is shown to its own machine only."
            )
            return
        path = unquote(urlsplit(self.path).path)
        if path == f"{_OURS}events":
            self._events()
        elif path == f"{_OURS}live.js":
            script = files("generator.preview").joinpath("live.js").read_bytes()
            self._send(HTTPStatus.OK, "text/javascript", script)
        else:
            self._file(path)

    def _file(self, path: str) -> None:
        prefix = self.of.board.prefix
        if not path.startswith(prefix):
            self._moved(prefix)
            return
        folder = self.of.folder.resolve()
        whole = (folder / path.removeprefix(prefix).lstrip("/")).resolve()
        if whole.is_dir() and not path.endswith("/"):
            self._moved(f"{path}/")
            return
        if whole.is_dir():
            whole /= "index.html"
        status = HTTPStatus.OK
        if not whole.is_relative_to(folder) or not whole.is_file():
            status, whole = HTTPStatus.NOT_FOUND, folder / "404.html"
        try:
            data = whole.read_bytes()
        except OSError:
            data = b"<!doctype html><title>Not built yet</title><body></body>"
        self._send(status, _type_of(whole.name), data)

    def _moved(self, path: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        if kind.startswith("text/html"):
            data = data.replace(b"</body>", _SCRIPT.encode())
        self.send_response(status)
        for name, value in headers_of("", rules_of(f"http://{HOST}/")).items():
            if name not in {"Content-Type", "Cache-Control"}:
                self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _events(self) -> None:
        """Send what is on the board, and again whenever it changes (HTML Standard, 9.2)."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        known = ""
        try:
            while True:
                told = self.of.board.read(known, _BEAT)
                self.wfile.write(b": still here\n\n" if told == known else _event(told))
                self.wfile.flush()
                known = told
        except OSError:
            return  # the browser has gone


def _event(told: str) -> bytes:
    return f"data: {told}\n\n".encode()


def _type_of(name: str) -> str:
    return headers_of(name, rules_of(f"http://{HOST}/")).get("Content-Type", _UNKNOWN)


_UNKNOWN = "application/octet-stream"
