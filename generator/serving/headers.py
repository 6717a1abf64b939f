"""Which headers a server sends with which file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_POLICY = {
    "default-src": "'self'",
    # Pagefind's program is WebAssembly.
    "script-src": "'self' 'wasm-unsafe-eval'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
_UNUSED = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen",
    "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment",
    "picture-in-picture", "publickey-credentials-get", "screen-wake-lock", "usb",
    "xr-spatial-tracking",
)  # fmt: skip
_YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Rule:
    """Headers for every file whose name ends in ``ending``; without one, for all files."""

    ending: str
    headers: Mapping[str, str]


# RFC 9110 for types; RFC 7763 (Markdown), 4180 and 7111 (CSV), 5545 (iCalendar), 4287 (Atom),
# 6690 (links).
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    "SHA256SUMS": "text/plain; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".csv": "text/csv; charset=utf-8; header=present",
    ".json": "application/json; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".link": "application/link-format",
    ".svg": "image/svg+xml; charset=utf-8",
    ".webp": "image/webp",
}
# Anybody's page may read the record as data.
_DATA = (".md", ".csv", ".json", ".xml", ".ics", ".atom", ".link")
# What a browser would hand to another program is saved, and not opened from the web.
_SAVED = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".zip")
# Files in folders that are called by their content: they never change.
_HASHED = (".pf_fragment", ".pf_index", ".pf_filter", ".pf_meta", ".pagefind")
_FRESH = {"Cache-Control": "no-cache"}
_FOR_EVER = {"Cache-Control": f"public, max-age={_YEAR}, immutable"}


def rules_of(url: str) -> tuple[Rule, ...]:
    """Return the table of headers for the site whose address is ``url``.

    Of a header that several rules give for a file, each value counts; servers join them with
    commas, as RFC 9110, section 5.3 allows. ``Cache-Control`` is given once for each file.
    """
    return (Rule("", _everywhere(url)), *_by_ending())


def headers_of(path: str, rules: tuple[Rule, ...]) -> dict[str, str]:
    """Return the headers to send with the file at ``path``."""
    found: dict[str, str] = {}
    for rule in rules:
        if path.endswith(rule.ending):
            for name, value in rule.headers.items():
                found[name] = f"{found[name]}, {value}" if name in found else value
    return found | ({} if "Cache-Control" in found else _FRESH)


def _everywhere(url: str) -> dict[str, str]:
    headers = {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in _POLICY.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED),
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    if url.startswith("https:"):
        # RFC 6797. For this host alone: what its neighbours do is not known here.
        headers["Strict-Transport-Security"] = f"max-age={_YEAR}"
    return headers


def _by_ending() -> Iterator[Rule]:
    for ending in dict.fromkeys((*_TYPES, *_SAVED, *_HASHED)):
        headers = {"Content-Type": _TYPES[ending]} if ending in _TYPES else {}
        if ending in _DATA:
            headers["Access-Control-Allow-Origin"] = "*"
        if ending in _SAVED:
            headers["Content-Disposition"] = "attachment"
        if ending == ".svg":
            # Opened by itself, a picture is a document, which could run what is in it.
            headers["Content-Security-Policy"] = "sandbox"
        if ending in _HASHED:
            headers |= _FOR_EVER
        yield Rule(ending, headers)
