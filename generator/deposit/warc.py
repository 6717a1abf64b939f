"""The public site as crawlers keep it: one answer of a server for each file (WARC 1.1, ISO 28500).

Not compressed, so that its bytes follow from the site alone and not from a program that packs.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from email.utils import format_datetime
from io import BytesIO
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from generator.proof import digest_of

_VERSION = "WARC/1.1"
_INDEX = "index.html"


def write_warc(
    file: Path,
    url: str,
    pages: Iterable[tuple[str, Path, Mapping[str, str]]],
    moment: datetime,
    about: Mapping[str, str],
) -> None:
    """Write what a server at ``url`` answers at ``moment`` to the WARC ``file``.

    ``pages`` are the path of each file of the site, where it lies, and the headers it is served
    with; ``about`` is told of the whole.
    """
    date = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    with file.open("wb") as out:
        writer = WARCWriter(out, gzip=False, warc_version=_VERSION)
        info = writer.create_warcinfo_record(file.name, dict(about))
        info.rec_headers.replace_header("WARC-Date", date)
        info.rec_headers.replace_header("WARC-Record-ID", _name(url, str(sorted(about.items()))))
        writer.write_record(info)
        for path, place, headers in pages:
            data = place.read_bytes()
            address = url + (path.removesuffix(_INDEX) if _is_index(path) else path)
            sent = [*headers.items(), ("Content-Length", str(len(data)))]
            sent.append(("Date", format_datetime(moment, usegmt=True)))
            named = {
                "WARC-Record-ID": _name(address, digest_of(data).hex()),
                "WARC-Date": date,
            }
            writer.write_record(
                writer.create_warc_record(
                    address,
                    "response",
                    payload=BytesIO(data),
                    length=len(data),
                    warc_headers_dict=named,
                    http_headers=StatusAndHeaders("200 OK", sent, protocol="HTTP/1.1"),
                )
            )


def _is_index(path: str) -> bool:
    return path.rpartition("/")[2] == _INDEX


def _name(address: str, digest: str) -> str:
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, f'{address} {digest}')}>"
