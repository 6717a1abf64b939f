"""The headers as real servers send them, and the addresses that moved or are gone."""

import http.client
import shutil
import socket
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from generator.serving import Answers, headers_of, rules_of, server_files

URL = "https://example.org/"
ANSWERS = Answers({"/old/": "/new/", "/old.csv": "/new.csv"}, ("/gone/", "/gone.pdf"))
FILES = {
    "index.html": "<!doctype html><title>Home</title>",
    "404.html": "<!doctype html><title>Not found</title>",
    "new/index.html": "<!doctype html><title>New</title>",
    "old/index.html": "<!doctype html><title>Moved</title>",
    "old.csv/index.html": "<!doctype html><title>Moved</title>",
    "gone/index.html": "<!doctype html><title>Withdrawn</title>",
    "gone.pdf/index.html": "<!doctype html><title>Withdrawn file</title>",
    "a/budget.csv": "a,b\n",
    "a/picture.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "a/letter.docx": "PK",
    "a/minutes.md": "# Minutes\n",
    "a/data.json": "{}",
    "a/feed.atom": "<feed/>",
    "a/calendar.ics": "BEGIN:VCALENDAR",
    "a/0.pf_fragment": "x",
    "a/site.css": "a{}",
    "a/site.js": "1",
}
NGINX = """
daemon off; master_process off; pid {work}/pid; error_log stderr;
events {{ }}
http {{
  access_log off; types {{ text/html html; }}
  client_body_temp_path {work}; proxy_temp_path {work}; fastcgi_temp_path {work};
  uwsgi_temp_path {work}; scgi_temp_path {work};
  server {{ listen 127.0.0.1:{port}; root {root}; include {site}/_server/nginx.conf; }}
}}
"""
CADDY = """
{{
  admin off
  auto_https off
  storage file_system {work}
}}
http://127.0.0.1:{port} {{
  root * {root}
  import {site}/_server/Caddyfile
  file_server
}}
"""
SERVERS = {
    "nginx": (NGINX, ["nginx", "-p", "{work}", "-c", "{config}"]),
    "caddy": (CADDY, ["caddy", "run", "--adapter", "caddyfile", "--config", "{config}"]),
}


def write(folder: Path, url: str) -> None:
    made = {artifact.path: artifact.data for artifact in server_files(url, ANSWERS)}
    for path, data in ({path: text.encode() for path, text in FILES.items()} | made).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def free_port() -> int:
    with socket.socket() as wanted:
        wanted.bind(("127.0.0.1", 0))
        return wanted.getsockname()[1]


def ask(port: int, address: str) -> tuple[int, dict[str, str], str]:
    """Return the status, headers and text with which a server answers; headers joined by commas."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as asked:
        asked.request("GET", address)
        answer = asked.getresponse()
        headers: dict[str, str] = {}
        for name, value in answer.getheaders():
            known = headers.get(name.lower())
            headers[name.lower()] = f"{known}, {value}" if known else value
        return answer.status, headers, answer.read().decode()


@pytest.fixture(params=["nginx", "caddy"])
def server(request, tmp_path):
    """Start a real server on a site, and return its port; the site's prefix is given."""
    if not shutil.which(request.param):
        pytest.fail(f"There is no {request.param} here. tests/recipes/install.sh .venv  brings it.")
    running = []

    def start(prefix: str = "") -> int:
        root, work, port = tmp_path / "root", tmp_path / "work", free_port()
        work.mkdir()
        site = root / prefix.strip("/")
        write(site, f"https://example.org{prefix}/")
        text, command = SERVERS[request.param]
        config = work / "config"
        config.write_text(text.format(work=work, port=port, root=root, site=site))
        words = [word.format(work=work, config=config) for word in command]
        with (work / "log").open("w") as log:
            running.append(subprocess.Popen(words, stderr=log))
        for _ in range(100):
            try:
                ask(port, f"{prefix}/")
            except OSError:
                time.sleep(0.05)
            else:
                return port
        pytest.fail((work / "log").read_text())

    yield start
    for process in running:
        process.terminate()
        process.wait()


def test_every_file_comes_with_the_headers_of_the_table(server):
    port, rules = server(), rules_of(URL)
    for path in FILES:
        if path.startswith(("old", "gone")):
            continue
        address = "/" + path.removesuffix("index.html")
        status, sent, _ = ask(port, address)
        assert status == 200, address
        for name, value in headers_of(path, rules).items():
            assert sent[name.lower()] == value, (address, name)


@pytest.mark.parametrize("prefix", ["", "/council"])
def test_addresses_that_moved_or_are_gone_are_answered(server, prefix):
    port, policy = server(prefix), headers_of("", rules_of(URL))["Content-Security-Policy"]
    for old, new in ANSWERS.moved.items():
        status, sent, _ = ask(port, prefix + old)
        assert (status, sent["location"].rpartition(":")[2].lstrip("/0123456789")) == (
            301,
            f"{prefix}{new}".lstrip("/"),
        )
    for address, title in {"/gone/": "Withdrawn", "/gone.pdf": "Withdrawn file"}.items():
        status, sent, text = ask(port, prefix + address)
        if status in {301, 308}:
            status, sent, text = ask(port, f"{prefix}{address}/")
        assert (status, f"<title>{title}</title>" in text) == (410, True), address
        assert sent["content-security-policy"] == policy
    status, sent, text = ask(port, f"{prefix}/never/")
    assert (status, "Not found" in text) == (404, True)
    assert sent["content-security-policy"] == policy


def test_how_a_server_is_told_is_not_served(server):
    port = server()
    assert ask(port, "/_server/nginx.conf")[0] == 404
    assert ask(port, "/_server/Caddyfile")[0] == 404


def test_a_site_without_https_asks_nobody_to_stay_with_https():
    assert "Strict-Transport-Security" in headers_of("index.html", rules_of(URL))
    assert "Strict-Transport-Security" not in headers_of("x", rules_of("http://a.example/"))


def test_hosts_that_read_files_get_the_same_table():
    made = {artifact.path: artifact.data.decode() for artifact in server_files(URL, ANSWERS)}
    said = made["_headers"].split("\n")
    for rule in rules_of(URL):
        place = said.index(f"/*{rule.ending}")
        lines = [f"  {name}: {value}" for name, value in rule.headers.items()]
        assert said[place + 1 : place + 1 + len(lines)] == lines
    assert len(rules_of(URL)) <= 100
    assert max(map(len, said)) <= 2000
    assert "/old/ /new/ 301!\n/old/ /new/ 301\n" in made["_redirects"]
    assert "/gone.pdf /gone.pdf/ 410!\n" in made["_redirects"]


def test_no_header_needs_quoting():
    for rule in rules_of(URL):
        assert not any(sign in value for value in rule.headers.values() for sign in '"$\\{}\n')
