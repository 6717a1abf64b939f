"""The scripts of the search read what people type, and put what was found into the right order."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.search.things import number_of

HERE = Path(__file__).parent
SCRIPTS = HERE.parent.parent / "layouts/js"
NODE = Path(sys.executable).parent / "node"
CASES = yaml.safe_load((HERE / "parsed.yaml").read_text())
CALLED = {
    "minute": ["minute", "min"],
    "resolution": ["resolution"],
    "item": ["agenda item", "item"],
}
PASSING = ["what", "is", "it", "the", "and", "on", "of"]


def run(script: str, given: object) -> object:
    """Return what ``script`` prints of ``given``, both as JSON."""
    names = ("query", "finding", "ranking")
    imports = "".join(f"import * as {n} from '{(SCRIPTS / n).as_uri()}.js';" for n in names)
    read = "import fs from 'node:fs'; const given = JSON.parse(fs.readFileSync(0, 'utf8'));"
    done = subprocess.run(
        [
            str(NODE),
            "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON",
            "--input-type=module",
            "-e",
            f"{imports}{read}console.log(JSON.stringify(await ({script})(given)))",
        ],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def parsed() -> list[dict]:
    script = "all => all.map(([text, words]) => query.parse(text, words))"
    words = {"called": CALLED, "passing": PASSING}
    asked = [[c["typed"], {"language": c.get("language", "en-GB"), **words}] for c in CASES]
    return run(script, asked)


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["typed"] for case in CASES])
def test_what_people_type_is_read(parsed, number):
    case, found = CASES[number], parsed[number]
    assert found["keys"] == case["keys"]
    if "rest" in case or "words" not in case:
        assert found["rest"] == case.get("rest", [])
    if "words" in case:
        assert found["words"] == case["words"]


def test_a_query_is_said_in_every_way_that_means_the_same():
    script = "([words, synonyms]) => query.variants(words, synonyms)"
    synonyms = [["MTP", "Medium Term Plan"], ["bin", "refuse"]]
    assert run(script, [["mtp", "savings"], synonyms]) == [
        ["mtp", "savings"],
        ["medium", "term", "plan", "savings"],
    ]
    assert run(script, [["the", "medium", "term", "plan"], synonyms])[1] == ["the", "mtp"]
    assert run(script, [["bridge"], synonyms]) == [["bridge"]]


def test_a_name_is_known_by_its_surname_its_file_and_its_ward():
    script = "([words, titles]) => query.naming(words, titles, ['mr', 'the', 'of'])"
    person = ["Mr S. D. Archer CC", "s d archer", "Mill"]
    assert run(script, [["archer"], person]) == 1
    assert run(script, [["mill"], person]) == 1
    assert run(script, [["baker"], person]) == 0
    assert run(script, [["bridge"], ["The bridge over the brook"]]) < 0.5
    assert run(script, [["bridge", "brook"], ["The bridge over the brook", "brook bridge"]]) == 1


def test_keys_are_in_the_files_where_the_index_put_them():
    keys = ["minute 156", "resolution 156-b-i", "day 2014-11-05", "sum 284000000", "é"]
    script = "([keys, count]) => keys.map(key => query.fileOf(key, count))"
    for count in (1, 16, 4096):
        assert run(script, [keys, count]) == [number_of(key, count) for key in keys]


@given(st.text(), st.integers(1, 4096))
def test_every_key_has_a_file(key, count):
    assert 0 <= number_of(key, count) < count


RECORD = {
    "content": "Minutes of May. 14. The bridge. It costs much. Resolution 14. That masons be "
    "asked. And more. 15. Apologies. The bridge was named.",
    "meta": {"title": "Minutes of May.", "kind": "minute", "committee": "Works"},
    "anchors": [
        {"element": "h2", "id": "minute-14", "text": "14. The bridge.", "location": 3},
        {"element": "h3", "id": "resolution-14", "text": "Resolution 14.", "location": 9},
        {"element": "li", "id": "resolution-14-a", "text": "", "location": 11},
        {"element": "i", "id": "--", "text": "", "location": 15},
        {"element": "h5", "id": "minute-15", "text": "15. Apologies.", "location": 17},
    ],
}
WORDS = RECORD["content"].split()


def ranked(words: list[str], **weights: float) -> list[dict]:
    said = [w.lower().strip(".") for w in WORDS]
    locations = [number for number, word in enumerate(said) if word in words]
    script = """([record, locations, words, weights]) => ranking.ranked(
        ranking.placesOf(record, locations, words, {resolution: "decision"}), words, weights)
        .map(place => ({anchor: place.anchor, kind: place.kind, within: place.within?.anchor ?? "",
          score: place.score, excerpt: ranking.excerptOf(place).pieces}))"""
    return run(script, [RECORD, locations, words, weights])


def test_a_record_is_found_in_its_places_and_in_what_stands_inside_them():
    assert {each["anchor"]: each["kind"] for each in ranked(["masons"])} == {
        "minute-14": "minute",
        "resolution-14": "decision",
    }


def test_what_is_said_in_a_heading_comes_before_what_is_routine():
    found = ranked(["bridge"])
    assert [each["anchor"] for each in found] == ["minute-14", "minute-15"]
    assert found[0]["score"] > 5 * found[1]["score"]


def test_the_heading_around_a_decision_counts_for_it():
    places = {each["anchor"]: each for each in ranked(["bridge", "masons"])}
    assert places["resolution-14"]["score"] > 0
    assert places["minute-14"]["score"] > places["minute-15"]["score"]


def test_a_result_leads_to_the_limb_in_which_the_words_stand():
    decision = next(each for each in ranked(["masons"]) if each["kind"] == "decision")
    assert decision["within"] == "resolution-14-a"
    assert [p["text"] for p in decision["excerpt"] if p["isMarked"]] == ["masons"]


def test_words_behind_the_end_of_a_decision_are_not_its_own():
    assert [each["anchor"] for each in ranked(["more"])] == ["minute-14"]


def test_kinds_weigh_what_the_page_says():
    assert ranked(["masons"], decision=0.01)[0]["kind"] == "minute"
    assert ranked(["masons"], minute=0.01)[0]["kind"] == "decision"


FIND = """async ([index, parts, ways, enough]) => {
  const holds = (words, id) => words.every(word => index[id].includes(word));
  const search = async (text) => {
    const exact = /^"(.*)"$/.exec(text);
    const words = (exact ? exact[1] : text).split(" ");
    const ids = Object.keys(index).filter(id => holds(words, id));
    return {results: ids.map(id => ({id, score: index[id].length, words: [0]})), filters: {}};
  };
  const {found, count} = await finding.find(search, ways, {filters: {}, parts, enough});
  return {ids: found.map(each => each.result.id), count, words: found.map(each => each.words)};
}"""
INDEX = {
    "2014.0": ["bridge", "repair", "cost"],
    "2014.1": ["bridge"],
    "2015.0": ["bridge", "repair"],
    "2015.1": ["allotments"],
    "2015.2": ["span", "repair"],
}
PARTS = [["2014", 2], ["2015", 3]]


def find(ways: list[list[str]], enough: int = 3) -> dict:
    return run(FIND, [INDEX, PARTS, ways, enough])


def test_what_holds_all_words_comes_first_and_is_counted():
    found = find([["bridge", "repair"]])
    assert set(found["ids"][:2]) == {"2014.0", "2015.0"}
    assert found["count"] == 2
    assert found["ids"][2] in {"2014.1", "2015.2"}


def test_other_ways_to_say_it_are_found_as_well():
    found = find([["bridge", "repair"], ["span", "repair"]])
    assert set(found["ids"]) == {"2014.0", "2015.0", "2015.2"}
    assert found["count"] == 3


def test_where_nothing_holds_all_words_the_rarest_count_most():
    found = find([["allotments", "bridge"]], enough=2)
    assert found["ids"][0] == "2015.1"
    assert found["words"][0] == ["allotments"]


def test_nothing_is_nothing():
    assert find([["zebra"]]) == {"ids": [], "count": 0, "words": []}


def test_of_words_that_thousands_hold_the_title_the_number_and_then_the_day_decide():
    """The engine is not asked to weigh such words, only which records hold them."""
    script = """async ([count]) => {
      const asked = [];
      const search = async (text) => {
        asked.push(text);
        const exact = text.startsWith('"');
        const ids = Array.from({length: count}, (_, n) => `2014.${String(n).padStart(4, "0")}`);
        const places = n => n === 7 ? [2] : n === 9 ? [30, 40] : [50];
        return {results: ids.map((id, n) => ({id, score: exact ? 1 : n, words: places(n)}))};
      };
      const parts = [["2014", count]];
      const {found} = await finding.find(search, [["bridge"]], {filters: {}, parts, enough: 12});
      return {ids: found.slice(0, 3).map(each => each.result.id), asked};
    }"""
    many = run(script, [4000])
    assert many == {"ids": ["2014.0007", "2014.0009", "2014.3999"], "asked": ['"bridge"']}
    assert run(script, [40])["asked"] == ['"bridge"', "bridge"]
