"""What cannot be read, leads nowhere or asks another host is not published."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.build import build
from generator.page import Artifact
from generator.verification import facts_of, verify

SITE = Path(__file__).parent.parent / "site"
URL = "https://example.org/council/"
HEAD = "<!doctype html>\n<html><head><title>A</title>{head}</head>"
PAGE = HEAD + "<body><main>{body}</main></body></html>"


def page(body="", head=""):
    return PAGE.format(body=body, head=head)


def found(files, kept=(), url=URL):
    made = [Artifact(path, text.encode()) for path, text in files.items()]
    findings = list(verify({each.path: facts_of(each) for each in made}, url, kept))
    assert all(each.help for each in findings)
    return [(each.path, each.code) for each in findings]


OTHER = {"a/index.html": page('<p id="here">x</p>'), "a/b.csv": "x", "index.html": page()}
ANSWERED = (
    "/council/",
    "/council/a/",
    "/council/a/#here",
    "/council/a/?q=1#here",
    "/council/a/b.csv",
    "#here",
    "",
    "../",
    "../a/",
    "b.csv",
    "./b.csv#x",
    "https://example.org/council/a/",
    "https://elsewhere.example/x",
    "https://example.org/other/",
    "//elsewhere.example/",
    "mailto:a@b.example",
    "tel:1",
    "/council/a/#h%65re",
)
DEAD = (
    "/council/b/",
    "/council/a",
    "/council/a/#never",
    "/a/",
    "#never",
    "c.csv",
    "../b/",
    "/council/a/c.csv",
    "https://example.org/council/b/",
    "/council/a/?q=1#never",
    "../../a/",
)


@pytest.mark.parametrize("link", ANSWERED)
def test_a_link_that_is_answered_is_silent(link):
    files = OTHER | {"a/index.html": page(f'<p id="here"><a href="{link}">x</a></p>')}
    assert found(files) == []


@pytest.mark.parametrize("link", DEAD)
@pytest.mark.parametrize("form", ['<a href="{}">', "<a class='x' href='{}'>", "<A HREF={}>"])
def test_a_link_that_leads_nowhere_is_found(link, form):
    files = OTHER | {"a/index.html": page(f'<p id="here">{form.format(link)}x</a></p>')}
    assert found(files) == [("public/a/index.html", "link-dead")]


@pytest.mark.parametrize(
    "tag",
    [
        '<img src="https://elsewhere.example/x.png" alt="">',
        '<script src="//elsewhere.example/x.js"></script>',
        '<link rel="stylesheet" href="https://elsewhere.example/x.css">',
        '<link href="https://elsewhere.example/x" rel="preload icon">',
        '<img srcset="/council/a/b.csv 1x, https://elsewhere.example/x 2x" alt="">',
        '<video poster="https://elsewhere.example/x"></video>',
        '<object data="https://elsewhere.example/x"></object>',
    ],
)
def test_a_request_to_another_host_is_found(tag):
    assert found(OTHER | {"a/index.html": page(tag)}) == [
        ("public/a/index.html", "foreign-request")
    ]


def test_a_picture_that_is_not_there_is_found():
    files = OTHER | {"a/index.html": page('<img src="/council/x.png" alt="">')}
    assert found(files) == [("public/a/index.html", "link-dead")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        page()[:-8],
        page()[: page().index("</main>")],
        page().replace("<title>A</title>", ""),
        page().replace("<title>A", "<title>"),
        page().replace("<!doctype html>", ""),
        page("<main></main>"),
        page("<script>x()</script>"),
        page("<style>p{}</style>"),
        page('<p style="color: red">x</p>'),
        page('<p class="a" onclick="x()">x</p>'),
        page("<!-- exempt -->"),
        page('<p id="a">x</p><p id="a">x</p>'),
    ],
)
def test_a_page_that_is_not_whole_is_found(text):
    assert {("public/x/index.html", "page-unsound")} == set(found({"x/index.html": text}))


def test_what_looks_like_a_tag_in_words_is_none():
    said = page(
        '<p title="a > b" id="c">&lt;p style="x"&gt; <code>href="/no/"</code></p>'
        '<p aria-label="x onclick=1 href=/no/" data-a=\'style="x"\' hidden>x</p>'
    )
    assert found({"index.html": said}) == []


def test_an_index_that_cannot_be_read_is_found():
    assert found({"a.json": "{", "b.xml": "<a>", "c.json": "{}"}) == [
        ("public/a.json", "page-unsound"),
        ("public/b.xml", "page-unsound"),
    ]


def test_an_address_that_was_published_is_answered_by_a_page_or_file_or_folder():
    kept = ["/", "/a/", "/a/b.csv", "/c.pdf", "/gone/"]
    files = OTHER | {"c.pdf/index.html": page()}
    assert found(files, kept) == [("urls.lock", "address-unanswered")]


@pytest.mark.parametrize("other", ["A/b.csv", "a/B.csv", "a/b.csv/index.html", "a"])
def test_two_files_that_some_disks_take_for_one_are_found(other):
    assert {code for _, code in found(OTHER | {other: page()})} == {"address-taken"}


def test_a_layout_that_breaks_a_link_stops_publication(tmp_path):
    site, public = tmp_path / "site", tmp_path / "public"
    shutil.copytree(SITE, site)
    layout = site / "layouts/pages/missing.html"
    layout.parent.mkdir(parents=True)
    layout.write_text(
        '{% extends "base.html" %}{% block content %}<!-- zx --><a href="/no/">x</a>{% endblock %}'
    )
    outcome = build(site, public, date(2024, 3, 1))
    assert {(each.path, each.code) for each in outcome.findings} == {
        ("public/404.html", "link-dead"),
        ("public/404.html", "page-unsound"),
    }
    assert not public.exists()
    assert not (site / "urls.lock").exists()
