"""A stand-in for Forgejo: what the editor asks of it, on a real git repository.

Like the forge, it takes a file only from an editor that has seen its newest version.
"""

import base64
import json
import subprocess
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlsplit

REPOSITORY = "/api/v1/repos/us/meetings"
_ME = {"id": 1, "login": "officer", "full_name": "An Officer", "email": "officer@example.org"}
_GIT = ("git", "-c", "user.name=An Officer", "-c", "user.email=officer@example.org")
_WHEN = "2024-03-01T09:00:00Z"


class Forge(ThreadingHTTPServer):
    """Serves ``admin/`` of a folder, and the repository that the folder is."""

    daemon_threads = True

    def __init__(self, root: Path) -> None:
        """Begin to serve."""
        super().__init__(("127.0.0.1", 0), _Asked)
        self.root = root
        self.unknown: list[str] = []
        self.address = f"http://127.0.0.1:{self.server_port}"
        Thread(target=self.serve_forever, daemon=True).start()

    def git(self, *words: str) -> str:
        """Return what git says."""
        command = [*_GIT, *words]
        done = subprocess.run(command, cwd=self.root, capture_output=True, check=True, text=True)
        return done.stdout.rstrip("\n")


class _Asked(SimpleHTTPRequestHandler):
    server: Forge

    def __init__(self, request: object, client: object, server: Forge) -> None:
        super().__init__(request, client, server, directory=str(server.root))

    def do_GET(self) -> None:
        place = urlsplit(self.path)
        if place.path.startswith("/admin/"):
            super().do_GET()
        elif place.path == f"{REPOSITORY}/git/blobs":
            asked = parse_qs(place.query)["shas"][0].split(",")
            self.answer([self.blob(sha) for sha in asked])
        elif place.path.startswith(f"{REPOSITORY}/git/trees/"):
            self.answer({"tree": self.tree(), "truncated": False})
        else:
            self.answer(self.known().get(place.path))

    def do_POST(self) -> None:
        said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if urlsplit(self.path).path != f"{REPOSITORY}/contents":
            self.answer(None)
            return
        for file in said["files"]:
            assert file["sha"] == self.server.git("rev-parse", f"HEAD:{file['path']}")
            (self.server.root / file["path"]).write_bytes(base64.b64decode(file["content"]))
        self.server.git("commit", "--quiet", "--all", f"--message={said['message']}")
        files = [self.written(file["path"]) for file in said["files"]]
        head = self.server.git("rev-parse", "HEAD")
        self.answer({"commit": {"sha": head, "created": _WHEN}, "files": files}, 201)

    def known(self) -> dict[str, object]:
        head = self.server.git("rev-parse", "HEAD")
        commit = {"id": head, "timestamp": _WHEN}
        return {
            "/api/v1/version": {"version": "12.0.0+gitea-1.24.0"},
            "/api/v1/user": _ME,
            REPOSITORY: {"default_branch": "main", "permissions": {"push": True, "pull": True}},
            f"{REPOSITORY}/collaborators/officer": {},
            f"{REPOSITORY}/branches/main": {"name": "main", "commit": commit},
            f"{REPOSITORY}/commits": [{"sha": head, "commit": {"message": "Begun"}}],
            "/api/v1/settings/api": {"default_paging_num": 30, "default_git_trees_per_page": 1000},
        }

    def tree(self) -> list[object]:
        lines = self.server.git("ls-tree", "-r", "--long", "HEAD").splitlines()
        rows = [(*line.partition("\t")[0].split(), line.partition("\t")[2]) for line in lines]
        keys = ("mode", "type", "sha", "size", "path")
        return [
            dict(zip(keys, (mode, kind, sha, int(size), path), strict=True))
            for mode, kind, sha, size, path in rows
        ]

    def blob(self, sha: str) -> object:
        size = int(self.server.git("cat-file", "-s", sha))
        path = next(each["path"] for each in self.tree() if each["sha"] == sha)
        content = base64.b64encode((self.server.root / path).read_bytes()).decode()
        return {"sha": sha, "encoding": "base64", "content": content, "size": size}

    def written(self, path: str) -> object:
        return {"path": path, "sha": self.server.git("rev-parse", f"HEAD:{path}")}

    def answer(self, what: object, status: int = 200) -> None:
        if what is None and self.path != "/favicon.ico":
            self.server.unknown.append(f"{self.command} {self.path}")
        data = json.dumps(what).encode()
        self.send_response(404 if what is None else status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_given: object) -> None:
        pass
