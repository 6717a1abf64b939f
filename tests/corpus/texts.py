"""Damaged files: YAML, bytes and encodings, Markdown."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from tests.corpus.cases import Case, file
from tests.corpus.parish import MEETING, RECORDS, good

# Every other record is damaged in every other way, and the rest in the other ways.
_TURNS = 2
_MARKDOWN = [path for path in RECORDS if path.endswith(".md")]
Damage = Callable[[str], str]
T = TypeVar("T")


def _by_turns(ways: Mapping[str, T], paths: Iterable[str]) -> Iterator[tuple[str, T, str]]:
    for turn, path in enumerate(paths):
        for number, (name, way) in enumerate(ways.items()):
            if (turn + number) % _TURNS == 0:
                yield name, way, path


def _front(change: Callable[[list[str]], list[str]]) -> Damage:
    """Return a damage to the lines of front matter."""

    def damage(text: str) -> str:
        fence = "---\n" if text.startswith("---\n") else ""
        front, _, body = text.removeprefix(fence).partition("---\n")
        lines = change(front.split("\n")[:-1])
        return fence + "".join(f"{line}\n" for line in lines) + (f"---\n{body}" if fence else "")

    return damage


def _first(change: Callable[[str], str]) -> Damage:
    return _front(lambda lines: [change(lines[0]), *lines[1:]])


def _more(*added: str) -> Damage:
    return _front(lambda lines: [*lines, *added])


_YAML: dict[str, Damage] = {
    "a key twice": _front(lambda lines: [lines[0], *lines]),
    "a key in capitals": _first(str.upper),
    "a key with a capital": _first(str.capitalize),
    "a key with a space before the colon": _first(lambda line: line.replace(":", " x:", 1)),
    "a key that is not known": _more("colour: red"),
    "a key with a hyphen": _more("next-meeting: x"),
    "no colon": _first(lambda line: line.replace(":", "", 1)),
    "no space after the colon": _first(lambda line: line.replace(": ", ":", 1)),
    "an equals sign": _first(lambda line: line.replace(": ", " = ", 1)),
    "a tab before a key": _first(lambda line: f"\t{line}"),
    "a tab after a key": _more("colour:", "\t- red"),
    "a space before a key": _first(lambda line: f" {line}"),
    "indented by a no-break space": _more("colour:", "\u00a0 red: x"),
    "a quote that is not closed": _more("colour: 'red"),
    "double quotes that are not closed": _more('colour: "red'),
    "a bracket that is not closed": _more("colours: [red, green"),
    "a brace that is not closed": _more("colours: {red: 1"),
    "a bracket too many": _more("colours: red]]", "more: ]"),
    "a comma too many": _more("colours: [red,, green]"),
    "a list where keys are": _more("- red"),
    "a list alone": _front(lambda lines: [f"- {line}" for line in lines[:1]]),
    "words alone": _front(lambda _: ["The council met on Wednesday."]),
    "nothing": _front(lambda _: []),
    "a blank": _front(lambda _: ["~"]),
    "a number": _front(lambda _: ["42"]),
    "an anchor": _more("colour: &red x"),
    "an alias": _more("colour: *red"),
    "a merge": _more("<<: {colour: red}"),
    "a tag": _more("colour: !red x"),
    "a tag of Python": _more("colour: !!python/object/apply:os.system [ls]"),
    "a directive": _front(lambda lines: ["%YAML 1.2", *lines]),
    "a second document": _front(lambda lines: [*lines, "...", "colour: red"]),
    "a key that is a list": _more("? [red]", ": x"),
    "a key that is empty": _more(": red"),
    "a key that is a number": _more("42: red"),
    "lists in lists": _more(f"colour: {'[' * 40}{']' * 40}"),
    "keys in keys": _more(f"colour: {'{a: ' * 40}x{'}' * 40}"),
    "25,000 brackets": _more(f"colour: {'[' * 25_000}"),
    "6,000 values": _more(f"colours: [{', '.join('x' for _ in range(6_000))}]"),
    "70,000 letters": _more(f"colour: {'x' * 70_000}"),
    "a merge of conflicts": _front(
        lambda lines: ["<<<<<<< HEAD", lines[0], "=======", lines[0], ">>>>>>> draft", *lines[1:]]
    ),
    "quotes from Word": _more("colour: “red”: x"),
    "a bullet from Word": _more("• red"),
    "a long dash for a hyphen": _front(lambda lines: [lines[0], "– red", *lines[1:]]),
    "JSON with comments": _front(lambda _: ["{", "  // a remark", '  "title": "x",', "}"]),
    "TOML": _front(lambda _: ['title = "x"', "[extra]", "colour = 1"]),
    "an escape that is not known": _more('colour: "C:\\Users\\clerk"'),
    "a secret key near another": _more("Exempt: true"),
}

# What is right after all: minutes need no data, and a single key may be indented.
_RIGHT = {
    ("nothing", f"{MEETING}/minutes.md"),
    ("a space before a key", "content/matters/green.md"),
    ("a space before a key", "content/pages/about.md"),
}


def damaged_yaml() -> Iterator[Case]:
    """Yield every record with each damage to its front matter."""
    for name, damage, path in _by_turns(_YAML, RECORDS):
        if (name, path) not in _RIGHT:
            yield file(name, path, damage(good(path)).encode())
    for path in _MARKDOWN:
        text = good(path)
        yield file("no front matter", path, text.split("---\n", 2)[2].encode() or b"Text.\n")
        yield file("front matter not closed", path, text.replace("\n---\n", "\n", 1).encode())
        yield file("four hyphens", path, text.replace("---\n", "----\n").encode())
        yield file("a line before the front matter", path, f"Title\n{text}".encode())
        yield file("plus signs of Hugo", path, text.replace("---\n", "+++\n").encode())
        yield file("a blank line first", path, f"\n{text}".encode())


Spoiled = Callable[[str], bytes]


def _inside(added: bytes) -> Spoiled:
    """Return a change that puts bytes behind the first value."""

    def spoil(text: str) -> bytes:
        first, _, rest = text.partition(": ")
        return f"{first}: ".encode() + b"A" + added + rest.encode()

    return spoil


_BYTES: dict[str, Spoiled] = {
    "UTF-16, little end first": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "UTF-16, big end first": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "UTF-16 without a mark": lambda text: text.encode("utf-16-le"),
    "UTF-32": lambda text: text.encode("utf-32"),
    "UTF-7": lambda text: b"+/v8-" + text.encode("utf-7"),
    "EBCDIC": lambda text: text.encode("cp500", "replace"),
    "a Windows-1252 quote": _inside(b"\x93x\x94"),
    "a Latin-1 letter": _inside(b"Fran\xe7ois"),
    "a Mac Roman letter": _inside(b"Fran\x8dois"),
    "half of a letter": _inside(b"\xc3"),
    "an overlong letter": _inside(b"\xc0\xaf"),
    "half of a pair": _inside(b"\xed\xa0\x80"),
    "beyond Unicode": _inside(b"\xf5\x80\x80\x80"),
    "a NUL": _inside(b"\x00"),
    "a bell": _inside(b"\x07"),
    "an escape sequence": _inside(b"\x1b[31m"),
    "a vertical tab": _inside(b"\x0b"),
    "a form feed": _inside(b"\x0c"),
    "a delete": _inside(b"\x7f"),
    "a C1 control": _inside("\u0085".encode()),
    "a line separator": _inside("\u2028".encode()),
    "a zero-width space": _inside("\u200b".encode()),
    "a right-to-left override": _inside("\u202e".encode()),
    "an isolate": _inside("\u2066".encode()),
    "a soft hyphen": _inside("\u00ad".encode()),
    "a mark inside": _inside("\ufeff".encode()),
    "a lost letter": _inside("\ufffd".encode()),
    "a private letter": _inside("\uf0b7".encode()),
    "a tag letter": _inside("\U000e0041".encode()),
    "no character": _inside("\uffff".encode()),
    "nothing at all": lambda _: b"",
    "only blanks": lambda _: b"   \n\n\n",
    "a picture": lambda _: b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "a PDF": lambda _: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "a Word file": lambda _: b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(200)),
    "a compressed file": lambda text: b"\x1f\x8b\x08\x00" + text.encode(),
    "a program": lambda _: b"\x7fELF\x02\x01\x01" + bytes(100),
    "noughts, as after a crash": lambda text: bytes(len(text)),
    "a large file": lambda text: text.encode() + b"Words. " * 200_000,
    "HTML": lambda _: b"<!doctype html><title>Minutes</title><p>Approved.\n",
    "rich text": lambda _: b"{\\rtf1\\ansi Minutes}\n",
}


def spoiled_bytes() -> Iterator[Case]:
    """Yield every record with each damage to its bytes."""
    for name, spoil, path in _by_turns(_BYTES, RECORDS):
        yield file(name, path, spoil(good(path)))


_PROSE = {
    "raw HTML": "<b>bold</b>",
    "a script": "<script>alert(1)</script>",
    "a frame": '<iframe src="https://example.org/"></iframe>',
    "an event": '<img src="x.png" onerror="alert(1)">',
    "a remark of HTML": "<!-- hidden words -->",
    "a script as link": "[x](javascript:alert(1))",
    "data as link": "[x](data:text/html,<script>)",
    "a link without a scheme": "[x](//example.org/)",
    "a link with a backslash": "[x](\\\\example.org\\x)",
    "a link to a path of the machine": "[x](file:///etc/passwd)",
    "a link of Word": "[x](ms-word:ofe|u|https://example.org/)",
    "a link out of the site": "[x](../../../../../etc/passwd)",
    "a link to no file": "[x](nothing.md)",
    "a link to no place": "[x](#nowhere)",
    "a link to no place elsewhere": "[x](/content/pages/about.md#nowhere)",
    "a reference that is not defined": "[x][nothing]\n\n[other]: nothing.md",
    "a picture that is not there": "![A map](map.png)",
    "a picture from elsewhere": "![A map](https://example.org/map.png)",
    "a picture without words": "![](map.svg)",
    "a directive that is not known": "::: banner\nWords\n:::",
    "a directive that is not closed": "::: notice\nWords",
    "a directive that is closed twice": "::: notice\nWords\n:::\n\n:::",
    "a table that is not there": "::: table nothing\n:::",
    "a figure that is not there": "::: figure nothing.png\n:::",
    "an attribute that is not known": '::: notice colour="red"\nWords\n:::',
    "a style": '## Words {style="color: red"}',
    "a footnote that is not there": "Words.[^1]",
    "a first-level heading": "# Words",
    "quotes 400 deep": ">" * 400 + " words",
    "lists 400 deep": "".join(f"{'  ' * n}- x\n" for n in range(400)),
    "a zero-width space": "Wo\u200brds.",
    "a line separator": "Words.\u2028More words.",
    "a lost letter in the text": "The caf\ufffd is open.",
    "a conflict of git": "<<<<<<< HEAD\nOne\n=======\nOther\n>>>>>>> draft",
    "words for members only": "NOT FOR PUBLICATION\n",
}  # fmt: skip
_VOTES = {
    "a vote of nobody known": "::: motion moved=nobody seconded=a-archer for=2 against=0\nThat it be.\n:::",
    "a vote in words": "::: motion moved=a-archer seconded=b-bellamy for=two against=0\nThat it be.\n:::",
    "more votes than members": "::: motion moved=a-archer seconded=b-bellamy for=12 against=0\nThat it.\n:::",
    "a vote below nothing": "::: motion moved=a-archer seconded=b-bellamy for=-1 against=0\nThat it.\n:::",
    "seconded by the mover": "::: motion moved=a-archer seconded=a-archer for=2 against=0\nThat it be.\n:::",
    "an item that is not there": "## 23. Hedges {item=99}\n\nWords.",
    "a minute twice": "## 22. Hedges\n\nWords.",
    "an amendment of no words": "::: amendment moved=a-archer\n:::",
    "an item in words": "## 23. Hedges {item=two}\n\nWords.",
    "a resolution of nothing": "::: resolved\n:::",
    "a correction of no report": "::: correction report=nothing page=1\nWords\n:::",
}  # fmt: skip


def bad_markdown() -> Iterator[Case]:
    """Yield every body with each mistake in its Markdown."""
    for name, prose, path in _by_turns(_PROSE, _MARKDOWN):
        yield file(name, path, f"{good(path)}\n{prose}\n".encode())
    minutes = f"{MEETING}/minutes.md"
    for name, prose in _VOTES.items():
        yield file(name, minutes, f"{good(minutes)}\n{prose}\n".encode())
