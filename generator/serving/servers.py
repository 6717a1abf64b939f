"""The table of headers, and the addresses that moved, in the language of each server."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.page import Artifact
from generator.serving.addresses import Answers, folder_at
from generator.serving.headers import Rule, headers_of, rules_of

FOLDER = "_server"
_REMARK = "# Written by Minute Book with every build."


def server_files(url: str, answers: Answers) -> Iterator[Artifact]:
    """Yield the files that tell servers how to serve the site whose address is ``url``.

    ``_headers`` and ``_redirects`` are read by Netlify and Cloudflare Pages. What stands in
    ``_server/`` is for nginx (inside ``server``) and Caddy (inside the site's block); both expect
    the site's address as a path below ``root``.
    """
    rules, prefix = rules_of(url), urlsplit(url).path.rstrip("/")
    yield _file("_headers", _headers(rules))
    yield _file("_redirects", _redirects(answers, prefix))
    yield _file(f"{FOLDER}/nginx.conf", _nginx(rules, answers, prefix))
    yield _file(f"{FOLDER}/Caddyfile", _caddy(rules, answers, prefix))


def _file(path: str, lines: Iterator[str]) -> Artifact:
    return Artifact(path, "".join(f"{line}\n" for line in lines).encode())


def _headers(rules: tuple[Rule, ...]) -> Iterator[str]:
    # These hosts let browsers ask anew for every file that has no rule of its own.
    for rule in rules:
        yield f"/*{rule.ending}"
        yield from (f"  {name}: {value}" for name, value in rule.headers.items())


def _redirects(answers: Answers, prefix: str) -> Iterator[str]:
    for old, new in sorted(answers.moved.items()):
        # With "!", Netlify redirects although there is a page; Cloudflare, which always does so,
        # skips a line with "!" and takes the next one.
        yield f"{old} {prefix}{new} 301!"
        yield f"{old} {prefix}{new} 301"
    for address in sorted(answers.gone):
        yield f"{address} {folder_at(address)} 410!"


def _nginx(rules: tuple[Rule, ...], answers: Answers, prefix: str) -> Iterator[str]:
    yield _REMARK
    yield "charset utf-8;"
    yield f"error_page 404 {prefix}/404.html;"
    yield from _added(headers_of("", rules), "")
    yield f"location ^~ {prefix}/{FOLDER}/ {{ return 404; }}"
    for rule in rules[1:]:
        # A location with headers of its own inherits none.
        sent = headers_of(rule.ending, rules)
        yield f"location ~ {re.escape(rule.ending)}$ {{"
        if kind := sent.pop("Content-Type", ""):
            yield "  types { }"
            yield f'  default_type "{kind}";'
            yield "  charset off;"
        yield from _added(sent, "  ")
        yield "}"
    for old, new in sorted(answers.moved.items()):
        yield f"location = {prefix}{old} {{ return 301 {prefix}{new}; }}"
    for address in sorted(answers.gone):
        page = f"{prefix}{folder_at(address)}index.html"
        yield f"location = {prefix}{address} {{ error_page 410 {page}; return 410; }}"


def _added(headers: dict[str, str], indent: str) -> Iterator[str]:
    for name, value in headers.items():
        yield f'{indent}add_header {name} "{value}" always;'


def _caddy(rules: tuple[Rule, ...], answers: Answers, prefix: str) -> Iterator[str]:
    yield _REMARK
    # In a route the order is as written; elsewhere, Caddy would let the general header win.
    yield "route {"
    yield from _set("", headers_of("", rules))
    for rule in rules[1:]:
        name = rule.ending.strip(".").replace("_", "-")
        own = {key: headers_of(rule.ending, rules)[key] for key in rule.headers}
        yield f"\t@{name} path *{rule.ending}"
        yield from _set(f"@{name} ", own)
    for old, new in sorted(answers.moved.items()):
        yield f"\tredir {prefix}{old} {prefix}{new} 301"
    if answers.gone:
        gone = sorted({*answers.gone, *map(folder_at, answers.gone)})
        yield f"\t@gone path {' '.join(prefix + address for address in gone)}"
        yield "\thandle @gone {\n\t\tfile_server {\n\t\t\tstatus 410\n\t\t}\n\t}"
    yield f"\terror {prefix}/{FOLDER}/* 404"
    yield "}"
    yield "handle_errors {"
    yield "\t@missing expression `{err.status_code} == 404`"
    yield f"\thandle @missing {{\n\t\trewrite * {prefix}/404.html\n\t\tfile_server\n\t}}"
    yield "}"


def _set(matcher: str, headers: dict[str, str]) -> Iterator[str]:
    yield f"\theader {matcher}{{"
    yield from (f'\t\t{name} "{value}"' for name, value in headers.items())
    yield "\t}"
