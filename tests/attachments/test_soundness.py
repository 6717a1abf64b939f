"""Attachments are what their names say, and harmless."""

import io
import zipfile

import pytest

from generator.attachments import unsound

LARGEST = 1000
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def found(name: str, data: bytes) -> list[str]:
    findings = list(unsound(f"content/pages/{name}", data, LARGEST))
    assert all(each.help for each in findings)
    return [each.code for each in findings]


ACTIVE = (
    "<script>1</script>",
    '<script href="https://a.example/x.js"/>',
    "<a href='#a'><rect/></a>",
    "<foreignObject/>",
    "<rect onclick='x()'/>",
    "<rect ONLOAD='x()'/>",
    "<use href='https://a.example/x.svg#a'/>",
    "<use xlink:href='data:image/svg+xml,%3Csvg/%3E'/>",
    "<image href='https://a.example/x.png'/>",
    "<image href='javascript:1'/>",
    "<image href='data:image/svg+xml;base64,AA'/>",
    "<feImage href='#a'/>",
    "<animate attributeName='href' to='javascript:1'/>",
    "<set attributeName='onload' to='1'/>",
    "<handler/>",
    "<style>@import 'https://a.example/x.css';</style>",
    "<style>rect { fill: url(https://a.example/x) }</style>",
    "<style>rect { fill: u\\72l(//a.example) }</style>",
    "<rect style='fill: url(//a.example/x)'/>",
    "<rect fill='url(https://a.example/x)'/>",
    '<iframe xmlns="http://www.w3.org/1999/xhtml" src="https://a.example/"/>',
    '<script xmlns="http://www.w3.org/1999/xhtml">1</script>',
    '<math xmlns="http://www.w3.org/1998/Math/MathML"/>',
)
STILL = (
    "<rect width='1' height='1' fill='url(#a)'/>",
    "<defs><linearGradient id='a'><stop offset='0'/></linearGradient></defs><use href='#a'/>",
    "<style>rect { fill: red }</style>",
    "<image href='data:image/png;base64,AA=='/>",
    "<filter id='f'><feGaussianBlur stdDeviation='1'/></filter><path d='M0 0'/>",
    '<sodipodi:view xmlns:sodipodi="http://sodipodi.example/"/>',
    "<title>A map</title><text>The <tspan>green</tspan></text>",
)


@pytest.mark.parametrize("inside", ACTIVE)
def test_a_drawing_that_does_more_than_show_is_refused(inside):
    assert set(found("a.svg", SVG.format(inside).encode())) == {"svg-active"}


@pytest.mark.parametrize("inside", STILL)
def test_a_drawing_that_shows_is_published(inside):
    assert found("a.svg", SVG.format(inside).encode()) == []


@pytest.mark.parametrize(
    "text",
    [
        "<svg",
        "<html/>x",
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        '<!DOCTYPE svg SYSTEM "file:///etc/passwd"><svg xmlns="http://www.w3.org/2000/svg"/>',
    ],
)
def test_a_drawing_that_is_no_plain_xml_is_refused(text):
    assert found("a.svg", text.encode()) == ["svg-broken"]


def test_a_drawing_with_a_style_sheet_is_refused():
    text = '<?xml version="1.0"?><?xml-stylesheet href="x.css"?>' + SVG.format("")
    assert found("a.svg", text.encode()) == ["svg-active"]


BEGINNINGS = {
    "a.pdf": b"%PDF-1.7",
    "a.png": b"\x89PNG\r\n\x1a\n",
    "a.jpg": b"\xff\xd8\xff\xe0",
    "a.gif": b"GIF89a",
    "a.webp": b"RIFF\0\0\0\0WEBP",
    "a.mp4": b"\0\0\0\x18ftypisom",
    "a.mp3": b"ID3\x04",
    "a.odt": b"PK\x03\x04",
    "a.csv": b"a,b\n",
    "a.txt": b"Words",
}


@pytest.mark.parametrize("name", BEGINNINGS)
def test_a_file_is_what_its_name_says(name):
    assert found(name, BEGINNINGS[name]) == []
    for other, data in BEGINNINGS.items():
        if other != name and not name.endswith(("csv", "txt")):
            assert found(name, data) == ["attachment-not-its-type"], other


@pytest.mark.parametrize("name", [name for name in BEGINNINGS if name not in {"a.csv", "a.txt"}])
def test_a_page_under_another_name_is_refused(name):
    assert found(name, b"<script>1</script>") == ["attachment-not-its-type"]


def test_a_file_that_is_too_large_is_refused():
    assert found("a.txt", b"a" * (LARGEST + 1)) == ["attachment-too-large"]
    assert found("a.txt", b"a" * LARGEST) == []


def test_a_file_with_macros_is_refused():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/vbaProject.bin", b"")
    assert found("a.docx", held.getvalue()) == ["attachment-macros"]


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "@SUM(A1)",
        "+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        '"=HYPERLINK(""http://a.example"")"',
        '"\t=1"',
        "+A1=2",
        "-(1)",
    ],
)
def test_a_cell_that_would_run_is_refused(cell):
    assert found("a.csv", f"what,cost\na,{cell}\n".encode()) == ["csv-formula"]


@pytest.mark.parametrize("cell", ["-3", "+3", "-2,285", "- Trees", "-", "'=1", "a=b", "(3)", "−3"])
def test_a_figure_is_no_formula(cell):
    assert found("a.csv", f'what,cost\na,"{cell}"\n'.encode()) == []
