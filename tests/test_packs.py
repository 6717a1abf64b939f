"""The two packs are on the pages, whole, and linked from both ends."""

import csv
import re
from pathlib import Path

import pytest

from generator.council.accounts import told_in

MEETINGS = "/meetings/scrutiny-commission"
LEEDS = "/meetings/scrutiny-strategy-resources"
TRANSCRIPTION = Path(__file__).parent / "transcription"
FOLDERS = {
    "mtfs": f"{MEETINGS}/2015-01-28",
    "commissioning": "/meetings/cabinet/2015-02-06",
    "workforce": f"{LEEDS}/2017-05-22",
}
FIGURES = 704


def transcribed() -> list[tuple[str, str, list[list[str]]]]:
    """Return page, table and rows of figures of every table as printed."""
    tables = []
    for path in sorted(TRANSCRIPTION.glob("*.csv")):
        report, _, table = path.stem.partition("--")
        folder = FOLDERS[report.split("-")[0]]
        with path.open(newline="") as lines:
            rows = [row[1:] for row in csv.reader(lines)]
        tables.append((f"{folder}/{report}/", table, rows))
    return tables


def shown(read, address: str, table: str) -> list[list[str]]:
    """Return the cells of a table on the page, row by row, codes of the kind of saving left out."""
    rows = read(address).find(id=f"table-{table}").select("tbody tr")
    return [
        [
            cell.get_text(strip=True).replace(",", "").replace("−", "-").strip("*")
            for cell in row.select("td")
            if cell.get_text(strip=True) not in {"Eff", "SR", "Eff/SR"}
        ]
        for row in rows
        if row.select("td")
    ]


def without_code_cells(rows: list[list[str]], width: int) -> list[list[str]]:
    """Drop the blank code cell that total rows of the savings tables begin with."""
    return [row[-width:] for row in rows]


def test_findings_are_waived_or_none(built):
    outcome, _ = built
    assert outcome.findings == ()
    assert outcome.waived == 20


@pytest.mark.parametrize(
    ("address", "table", "rows"),
    [pytest.param(*each, id=f"{each[0].split('/')[-2]}--{each[1]}") for each in transcribed()],
)
def test_every_figure_stands_where_it_was_printed(read, address, table, rows):
    cells = shown(read, address, table)
    if table == "themes":
        cells = [[cell] for row in cells for cell in row]
    assert without_code_cells(cells, len(rows[0])) == rows


def test_no_figure_was_left_out_of_the_transcription():
    cells = [cell for _, _, rows in transcribed() for row in rows for cell in row]
    figures = [cell for cell in cells if cell and not cell[0].isalpha()]
    assert len(transcribed()) == 21
    assert len(figures) == FIGURES


def test_tables_say_that_they_add_up_and_where_they_were_rounded(read):
    folder = f"{MEETINGS}/2015-01-28"
    summary = read(f"{folder}/mtfs-corporate-resources/").select_one(".figures-foot p")
    assert summary.get_text() == "Adds up: 21 sums checked"
    budget = read(f"{folder}/mtfs-corporate-resources-appendix-a/")
    budget = budget.select_one(".figures-foot details")
    assert budget.summary.get_text() == "Adds up: 61 sums checked, 8 within £1 rounding"
    said = [a.get_text() for a in budget.select("a")]
    assert len(said) == 8
    total = "Total Corporate Resources, Running Expenses"
    assert f"{total}: printed 32,620,703; the figures make 32,620,704" in said


def test_amounts_in_sentences_are_tied_to_their_figures(packs, read):
    told = [each for record in packs.records.values() for each in told_in(packs, record)]
    assert len(told) > 80
    assert [each.link.words for each in told if not each.agrees] == ["£590,000"]
    folder = f"{MEETINGS}/2015-01-28"
    link = read(f"{folder}/mtfs-corporate-resources/").find("a", string="£720,000")
    address, _, anchor = link["href"].partition("#")
    assert address == f"{folder}/mtfs-corporate-resources-appendix-b/"
    row = read(address).find(id=anchor)
    assert "Review of Strategic Finance & Property" in row.get_text()
    assert "−720" in row.get_text()


def test_an_amount_that_was_printed_wrong_is_told_to_readers(read):
    page = read(f"{MEETINGS}/2015-01-28/mtfs-corporate-resources/")
    notes = page.select_one(".editors-notes").get_text(" ", strip=True)
    assert "the text says £590,000" in notes
    assert "Paragraph 28 was printed with 2017/18" in notes


def test_savings_of_both_departments_stand_in_one_register(read):
    index = read("/tables/references/")
    ways = [way["href"].partition("#")[0] for way in index.select(".references a")]
    pages = [read(address) for address in dict.fromkeys(ways)]
    lines = [
        heading.get_text(" ", strip=True)
        for page in pages
        for heading in page.select(".register h2")
    ]
    assert len(lines) == len(set(lines)) == 38
    assert sum(page.find(id="ref-leicestershire-t24") is not None for page in pages) == 1
    assert sum(line.startswith("T24 ") for line in lines) == 5
    assert "and 4 other lines" in index.find(id="ref-leicestershire-t24").get_text()


def test_the_agenda_has_its_items_with_their_papers(read):
    page = read(f"{MEETINGS}/2015-01-28/")
    assert len(page.select("li.item")) == 14
    assert page.find(id="item-9").find("a", string="Medium Term Financial Strategy") is None
    hrefs = [a["href"] for a in page.find(id="item-9").select("a")]
    assert f"{MEETINGS}/2015-01-28/mtfs-corporate-resources/" in hrefs
    assert "for members of the committee only" in page.find(id="item-8").get_text()
    assert "Oral report" in page.find(id="item-8").get_text()


def test_the_item_leads_to_the_minutes_it_confirms_and_they_lead_back(read):
    item = read(f"{MEETINGS}/2015-01-28/").find(id="item-1")
    assert f"{MEETINGS}/2014-11-05/minutes/" in [a["href"] for a in item.select("a")]
    minutes = read(f"{MEETINGS}/2014-11-05/minutes/")
    assert f"{MEETINGS}/2015-01-28/#item-1" in [a["href"] for a in minutes.select("a")]


def test_a_report_before_two_bodies_knows_both(read):
    page = read("/meetings/cabinet/2015-02-06/commissioning-procurement-strategy/")
    hrefs = [a["href"] for a in page.select("dl.facts a")]
    assert f"{MEETINGS}/2015-01-28/#item-12" in hrefs
    assert "/meetings/cabinet/2015-02-06/" in hrefs
    assert "/strategies/commissioning-procurement/" in hrefs


def test_all_minutes_are_there_with_their_numbers(read):
    leicestershire = read(f"{MEETINGS}/2014-11-05/minutes/")
    assert [n for n in range(140, 165) if leicestershire.find(id=f"minute-{n}")] == [
        *range(147, 160)
    ]
    leeds = read(f"{LEEDS}/2017-04-24/minutes/")
    assert [n for n in range(80, 95) if leeds.find(id=f"minute-{n}")] == [*range(83, 93)]


def test_a_motion_carried_in_other_words_is_not_told_as_its_movers_success(read):
    moved = read("/people/s-d-sheahan/").get_text(" ", strip=True)
    assert "minute 154, motion 1 Carried as amended" in moved


def test_the_motion_its_amendment_and_both_votes_are_told(read):
    page = read(f"{MEETINGS}/2014-11-05/minutes/")
    motion, amendment, vote = (
        page.find(id=each).get_text(" ", strip=True)
        for each in ("motion-154-1", "amendment-154-1", "vote-154-1")
    )
    assert "Mr S. D. Sheahan CC" in motion
    assert "Mr L. Spence CC" in motion
    assert "For 6 ●●●●●● Against 1 ○ Abstained 4 ––––" in amendment
    assert "Carried" in amendment
    assert "For 6 ●●●●●● Against 0 Abstained 5 –––––" in vote


def test_every_correction_is_there(read):
    page = read(f"{MEETINGS}/2014-11-05/minutes/")
    assert len(page.select(".correction")) == 8
    assert "page 117" in page.find(id="correction-156-5").get_text()


@pytest.mark.parametrize(
    ("page", "anchors"),
    [
        (f"{MEETINGS}/2014-11-05/minutes/", ["resolution-156-b", "resolution-159"]),
        (
            f"{LEEDS}/2017-04-24/minutes/",
            ["resolution-89-b-iii", "resolution-90-b-i", "resolution-91-a"],
        ),
        (f"{MEETINGS}/2015-01-28/mtfs-corporate-resources/", ["paragraph-1-a", "paragraph-54"]),
        (
            "/meetings/cabinet/2015-02-06/commissioning-procurement-strategy/",
            ["paragraph-9", "part-b-paragraph-9", "part-b-paragraph-23", "recommendation-c"],
        ),
        (
            f"{LEEDS}/2017-05-22/commissioning-inquiry/",
            ["recommendation-1", "recommendation-3-a", "recommendation-4-c", "paragraph-50"],
        ),
        ("/strategies/commissioning-procurement/principle-2/", ["commitment-2-iv-c"]),
        ("/strategies/commissioning-procurement/principle-8/", ["commitment-8-x"]),
    ],
)
def test_numbers_are_places_to_link_to(read, page, anchors):
    for anchor in anchors:
        assert read(page).find(id=anchor), anchor


def test_what_was_asked_for_leads_to_its_answer_and_back(read):
    answers = read(f"{LEEDS}/2017-05-22/workforce-information/").select("dl.facts a")
    limbs = [a["href"] for a in answers if "resolution-90-b" in a["href"]]
    assert len(limbs) == 3
    minute = read(f"{LEEDS}/2017-04-24/minutes/").find(class_="answered")
    assert minute.a["href"] == f"{LEEDS}/2017-05-22/workforce-information/"


def hrefs(part) -> list[str]:
    return [a["href"] for a in part.select("a")]


def test_april_asks_and_may_answers_90_b(read):
    answer = f"{LEEDS}/2017-05-22/workforce-information/"
    limb = read("/resolutions/2017/scrutiny-strategy-resources/").find(
        "span", class_="citation", string=re.compile(r"minute 90 \(b\)$")
    )
    asked = limb.find_parent("li")
    assert "Answered" in asked.select_one(".promise").get_text()
    assert answer in hrefs(asked)
    assert "after 28 days" in asked.get_text(" ", strip=True)
    assert "resolution-90-b-i" in " ".join(hrefs(read(answer).select_one("dl.facts")))
    assert answer in hrefs(read(f"{LEEDS}/2017-04-24/minutes/").find(id="minute-90").parent)


def test_89_is_still_to_follow_at_both_ends(read):
    minute = read(f"{LEEDS}/2017-04-24/minutes/").find(id="minute-89").parent
    assert f"{LEEDS}/2017-05-22/#item-8" in hrefs(minute.select_one(".announced"))
    item = read(f"{LEEDS}/2017-05-22/").find(id="item-8")
    assert "to follow" in item.select_one(".papers").get_text()
    unanswered = read("/actions/committees/scrutiny-strategy-resources/").find(
        attrs={"aria-labelledby": "open"}
    )
    assert f"{LEEDS}/2017-04-24/minutes/#resolution-89-b" in hrefs(unanswered)
    assert f"{LEEDS}/2017-05-22/#item-8" in hrefs(unanswered)


def test_91_a_asks_for_the_meeting_that_may_is(read):
    asked = f"{LEEDS}/2017-04-24/minutes/#resolution-91-a"
    assert asked in hrefs(read(f"{LEEDS}/2017-05-22/").select_one("dl.facts"))
    answered = read("/actions/2017/").find(attrs={"aria-labelledby": "answered"})
    promise = next(each for each in answered.select(".promise") if asked in hrefs(each))
    assert f"{LEEDS}/2017-05-22/" in hrefs(promise)


def test_the_motion_that_an_amendment_replaced_has_its_wording_in_force_computed(read):
    minute = read(f"{MEETINGS}/2014-11-05/minutes/").find(id="minute-154").parent
    chain = minute.select_one(".chain").get_text(" ", strip=True)
    assert "Wording in force That the reasons which the Cabinet Lead Member" in chain
    assert "soften the cuts" not in chain
    assert "not restated in the minutes" in chain
    register = read("/resolutions/2014/scrutiny-commission/").find(
        attrs={"aria-labelledby": "motion"}
    )
    assert f"{MEETINGS}/2014-11-05/minutes/#motion-154-1" in hrefs(register)
    assert "Wording in force" in register.get_text()


def test_the_commissioning_strategy_travels_through_cabinet_consultation_and_scrutiny(read):
    page = read("/matters/commissioning-procurement/")
    days = [day.get_text(" ", strip=True) for day in page.select(".step-day")]
    assert days == [
        "19 November 2014 · Earlier decision",
        "19 November 2014 – 15 January 2015 · Consultation",
        "28 January 2015 · Scrutiny",
        "6 February 2015 · Executive",
    ]
    for end in (f"{MEETINGS}/2015-01-28/#item-12", "/meetings/cabinet/2015-02-06/"):
        assert end in hrefs(page)
    report = "/meetings/cabinet/2015-02-06/commissioning-procurement-strategy/"
    for address in (report, f"{MEETINGS}/2015-01-28/", "/strategies/commissioning-procurement/"):
        assert "/matters/commissioning-procurement/" in hrefs(read(address))


def test_a_limb_is_cited_in_words_that_can_be_copied(read):
    page = read("/resolutions/2014/scrutiny-commission/")
    cited = "Scrutiny Commission, 5 November 2014, minute 156 (b)"
    limb = page.find("span", class_="citation", string=cited).find_parent("li")
    assert f"{MEETINGS}/2014-11-05/minutes/#resolution-156-b" in hrefs(limb)
    assert "Chairman of the Commission" in limb.select_one(".promise").get_text()


def test_every_resolution_of_the_packs_is_in_the_register_by_year_and_committee(read):
    counts = [
        [cell.get_text() for cell in row.select("td")]
        for row in read("/resolutions/").select(".counts tbody tr")
    ]
    assert counts == [["15", "0", "0"], ["8", "1", "1"]]
    assert len(read("/resolutions/2017/scrutiny-strategy-resources/").select(".limb")) == 15


def test_corrections_are_listed_with_old_and_new_wording_and_the_editors_note(read):
    page = read("/corrections/")
    assert len(page.select(".correction")) == 8
    dated = page.find("del", string="April 2014").find_parent(class_="correction")
    assert dated.ins.get_text() == "April 2013"
    assert f"{MEETINGS}/2014-11-05/minutes/#correction-157-1" in hrefs(dated)
    assert "28 January 2015 is meant" in page.get_text()


def test_attendance_is_counted_and_listed(read):
    towler = read("/people/c-towler/")
    (row,) = towler.select(".counts tbody tr")
    assert "As a substitute" in towler.select_one(".counts thead").get_text()
    assert [cell.get_text() for cell in row.select("td")] == ["1"]
    rhodes = read("/people/j-b-rhodes/").get_text(" ", strip=True)
    assert "In attendance (for minutes 154, 155)" in rhodes


def test_a_ward_leads_to_its_member_and_she_to_it(read):
    ward = next(a["href"] for a in read("/wards/").select("main a"))
    person = hrefs(read(ward).find("main"))[0]
    assert ward in hrefs(read(person))


def test_every_section_of_the_registers_is_in_the_navigation(read):
    home = read("/")
    assert {"/resolutions/", "/actions/"} <= set(hrefs(home.select_one(".masthead")))
    assert {"/wards/", "/corrections/"} <= set(hrefs(home.select_one(".footer")))


def test_recommendations_are_stated_once_and_shown_twice(read):
    page = read(f"{LEEDS}/2017-05-22/commissioning-inquiry/")
    assert len(page.select(".recommendations")) == 8
    assert len(page.select("#recommendation-1")) == 1
    outcomes = [p.get_text() for p in page.select(".recommendations-outcome")]
    assert outcomes[:4] == outcomes[4:]


def test_a_report_says_first_what_it_recommends(read):
    page = read("/meetings/cabinet/2015-02-06/commissioning-procurement-strategy/")
    first = page.select_one("main section:not(.editors-notes)")
    assert "What is recommended" in first.h2.get_text()
    assert len(first.select("ol.numbered > li")) == 3
    assert first.select_one("a.number")["href"].endswith("/#recommendation-a")
    assert len(page.select("#recommendation-a")) == 1


def test_a_strategy_has_its_principles_commitments_and_case_studies(read):
    commitments = studies = 0
    for number in range(1, 9):
        page = read(f"/strategies/commissioning-procurement/principle-{number}/")
        commitments += len(page.select(".commitments > ol > li"))
        studies += len(page.select(".case-study"))
    assert (commitments, studies) == (60, 8)
    glossary = read("/strategies/commissioning-procurement/glossary/")
    assert len(glossary.select("main dl dt")) >= 8


def test_a_person_leads_to_all_she_took_part_in(read):
    page = read("/people/s-d-sheahan/")
    hrefs = [a["href"] for a in page.select("main a")]
    assert f"{MEETINGS}/2014-11-05/minutes/#motion-154-1" in hrefs
    assert f"{MEETINGS}/2014-11-05/minutes/" in hrefs
    towler = read("/people/c-towler/").get_text(" ", strip=True)
    assert "Sat as a substitute" in towler


def test_a_mistake_in_the_record_is_told_to_its_readers(read):
    page = read(f"{MEETINGS}/2014-11-05/minutes/")
    notes = page.select_one(".editors-notes").get_text(" ", strip=True)
    assert "28 January 2015 is meant" in notes
    assert "28 January 2014" in page.select_one("dl.facts").get_text()


def test_every_page_says_that_it_is_a_demonstration(public):
    for path in public.rglob("*.html"):
        assert "demonstration record, re-written from public papers" in path.read_text()


def test_every_page_has_one_title_and_its_landmarks(public, read):
    for path in sorted(public.rglob("index.html")):
        page = read(f"/{path.parent.relative_to(public)}/")
        assert len(page.select("h1")) == 1, path
        assert page.html["lang"] == "en-GB"
        for landmark in ("header", "main", "footer"):
            assert len(page.select(landmark)) == 1, path
        ids = [tag["id"] for tag in page.select("[id]")]
        assert len(ids) == len(set(ids)), path


def test_the_sitemap_names_every_page_but_no_earlier_version(public):
    named = (public / "sitemap.xml").read_text().count("<loc>")
    pages = [path for path in public.rglob("*.html") if path.name != "404.html"]
    assert named == len([path for path in pages if "versions" not in path.parts])


def test_what_is_upcoming_depends_on_the_day(read):
    home = read("/").get_text(" ", strip=True)
    upcoming = home.partition("Latest decisions")[0]
    assert "Scrutiny Commission, 28 January 2015" in upcoming
    assert "5 November 2014" not in upcoming
