"""A letter to whoever opens this in decades, and knows nothing of us."""

from dataclasses import dataclass
from datetime import date

from generator.holding import Collection

_LETTER = """\
To whoever opens this
=====================

This folder holds the public record of

{publishers}

as it stood on {day}: {count} records, published as a website called
"{title}" at {url}
It was packed by a program, Minute Book {version}. You need neither that program nor any
network to read what is here. Everything is plain text, web pages or well-known formats.

What is here
------------

data/public/     The website. Open data/public/index.html in a web browser, or put the folder
                 on any web server: links are written for a server's root{prefix}.
data/source/     What the website is made of, as people wrote it: text with a few marks
                 (Markdown), and above it facts by name (YAML). UTF-8, lines end in LF.
{history}data/metadata/   About each record: Dublin Core, and PREMIS with what was done with it.
data/site.warc   The website once more, in the format of web archives (ISO 28500), as a server
                 would have sent it.
data/sbom.json   The libraries that Minute Book {version} was made of (CycloneDX).
{older}
Is it whole?
------------

This folder is a "bag" (RFC 8493). The file manifest-sha512.txt names every file below data/
with a number that follows from each of its bytes (SHA-512); manifest-sha256.txt does the same
with another number. tagmanifest-*.txt name the files beside data/. With common tools:

    sha512sum --check --quiet manifest-sha512.txt
    sha512sum --check --quiet tagmanifest-sha512.txt

Nothing is printed if nothing has changed. If manifest-sha512.txt.sig is here, that list was
signed, and OpenSSH can tell by whom: data/public/allowed_signers names who may sign.

What is not here
----------------

What the law let nobody but the members see was never put in: of such items only the title and
the reason stand here. {warning}

To make the website again
-------------------------

With Minute Book {version} (data/public/build.json says which, and sbom.json of what):

    minutebook archive --restore THIS-FOLDER NEW-FOLDER

It makes the site from its source, for the day {day}, and says whether the list of its
files, SHA256SUMS, is the same as that in data/public/. It needs no network.
"""
_HISTORY = """\
data/history.bundle
                 Every change to the source and who made it, in the format of the program git:
                     git clone data/history.bundle record
                 The website shows the state called
                     {commit}
"""
_WARNING = """But history.bundle holds everything that was ever in the
source, also what was taken out of it later. Look before you publish that file."""
_NO_WARNING = "What was taken out of the source later is not here either."
_OLDER = """
Older bags
----------

To save space, files that stand unchanged in older bags are not repeated here. They are named,
with the bag that holds them, in data/held-before-sha512.txt. Lay the bags side by side, and
    sha512sum --check --quiet {name}/data/held-before-sha512.txt
in the folder above them finds each. The list of
digests of the website, data/public/SHA256SUMS, is whole in every bag, and so is the history.
"""


@dataclass(frozen=True, slots=True)
class Parcel:
    """The bag that a letter goes with: its name, and of what and when it is.

    ``prefix`` is the path under which the site lives. It ``has_history``, or only what is
    published; it ``is_later`` where older bags hold some of what belongs to it.
    """

    name: str
    day: date
    commit: str
    version: str
    prefix: str
    has_history: bool
    is_later: bool


def letter(collection: Collection, parcel: Parcel) -> bytes:
    """Return the letter that goes with a bag of ``collection``."""
    text = _LETTER.format(
        publishers="\n".join(f"    {each}" for each in collection.publishers),
        count=f"{len(collection.holdings):,}",
        title=collection.title,
        url=collection.url,
        day=parcel.day.isoformat(),
        version=parcel.version,
        prefix=f" below {parcel.prefix}" if parcel.prefix else "",
        history=_HISTORY.format(commit=parcel.commit) if parcel.has_history else "",
        warning=_WARNING if parcel.has_history else _NO_WARNING,
        older=_OLDER.format(name=parcel.name) if parcel.is_later else "",
    )
    return text.encode()
