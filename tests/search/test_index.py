"""The index holds what was given, is the same from the same, and is whole or not made."""

import gzip
import json
import pickle
from dataclasses import replace

import cbor2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.entry import Entry, Findable, Name, Place, Thing
from generator.search import FOLDER, bundle, groups, index, pagefind
from generator.search.indexing import Part, bound, engine_for, tongue_of

ENTRIES = tuple(
    Entry(
        shard=year,
        order=f"{year}-0{number}",
        address=f"/fairs/{year}-{number}/",
        title=f"Fair {number} of {year}",
        places=(
            Place("stall-1", "Stalls, and tents", f"<p>Ponies number {number}</p>"),
            Place("usual", "As always", "<p>Nothing was burnt</p>", weighs=False),
        ),
        told={"place": "Upper, Lower Green"},
        filters={"place": ("Upper, Lower Green",), "kind": ("fair", "market")},
    )
    for year in ("2014", "2015")
    for number in range(3)
)


def decoded(data: bytes) -> bytes:
    content = gzip.decompress(data)
    assert content.startswith(b"pagefind_dcd")
    return content[12:]


def files(findable: Findable) -> dict[str, bytes]:
    return {each.path.removeprefix(f"{FOLDER}/"): each.data for each in index(findable, "en-GB")}


def fragments(made: dict[str, bytes]) -> list[dict]:
    return [json.loads(decoded(data)) for path, data in made.items() if "/fragment/" in path]


def test_the_manifest_names_every_part_and_how_much_it_holds():
    made = files(Findable(ENTRIES))
    manifest = json.loads(made["manifest.json"])
    assert [(part, size) for part, size, _ in manifest["shards"]] == [("2014", 3), ("2015", 3)]
    folders = {path.partition("/")[0] for path in made} - {"manifest.json"}
    assert folders == {manifest["engine"], *(folder for _, _, folder in manifest["shards"])}


def test_records_keep_their_places_headings_and_what_is_told():
    record = next(each for each in fragments(files(Findable(ENTRIES))) if "2014-0" in each["url"])
    assert record["meta"] == {"title": "Fair 0 of 2014", "place": "Upper, Lower Green"}
    places = [(each["element"], each["id"], each["text"]) for each in record["anchors"]]
    assert places == [("h2", "stall-1", "Stalls, and tents"), ("h5", "usual", "As always")]
    assert "Ponies number 0" in record["content"]


def test_values_of_filters_may_hold_commas():
    made = files(Findable(ENTRIES))
    filters = [cbor2.loads(decoded(data)) for path, data in made.items() if "/filter/" in path]
    assert ["place", [["Upper, Lower Green", [0, 1, 2]]]] in filters
    assert ["kind", [["fair", [0, 1, 2]], ["market", [0, 1, 2]]]] in filters


def test_records_of_a_part_are_numbered_in_their_order():
    made = files(Findable(tuple(reversed(ENTRIES))))
    held = {path.rpartition("/")[2]: data for path, data in made.items() if "/fragment/" in path}
    assert sorted(held) == [f"{y}.{n}.pf_fragment" for y in (2014, 2015) for n in range(3)]
    assert b"/fairs/2015-2/" in decoded(held["2015.2.pf_fragment"])


def test_the_same_entries_make_the_same_bytes_in_whatever_order_they_come():
    assert files(Findable(ENTRIES)) == files(Findable(tuple(reversed(ENTRIES))))


def test_a_changed_entry_changes_its_own_part_alone():
    first, *others = ENTRIES
    changed = Entry(first.shard, first.order, first.address, "Another", first.places)
    before, after = files(Findable(ENTRIES)), files(Findable((changed, *others)))
    new = {path.partition("/")[0] for path in after.keys() - before.keys()}
    assert len(new) == 1
    assert next(iter(new)).startswith("2014-")


def test_one_address_may_have_several_entries():
    first = ENTRIES[0]
    second = Entry(first.shard, "z", first.address, "The accounts of it", first.places)
    titles = {each["meta"]["title"] for each in fragments(files(Findable((first, second))))}
    assert titles == {"Fair 0 of 2014", "The accounts of it"}


def test_words_lie_in_many_small_files_that_their_list_names_in_order():
    words = " ".join(f"w{number}x" for number in range(3_000))
    entry = Entry("2014", "a", "/a/", "Long", (Place("", "", f"<p>{words}</p>"),))
    made = files(Findable((entry,)))
    chunks = [path for path in made if "/index/" in path]
    assert len(chunks) > 5
    listed = cbor2.loads(
        decoded(next(d for p, d in made.items() if p.startswith("2014") and "meta" in p))
    )
    ranges = listed[2]
    assert [name for _, _, name in ranges] == [str(number) for number in range(len(chunks))]
    assert all(first <= last for first, last, _ in ranges)
    assert [first for first, _, _ in ranges] == sorted(first for first, _, _ in ranges)


def test_an_index_of_nothing_has_an_engine_and_no_parts():
    manifest = json.loads(files(Findable())["manifest.json"])
    assert manifest["shards"] == []
    assert manifest["engine"].startswith("engine-")


def test_names_and_synonyms_stand_in_the_manifest():
    names = (Name("Pony Club", "/clubs/ponies/", "club", ("The Riders",)),)
    made = files(Findable(names=names, synonyms=(("PC", "Pony Club"),)))
    manifest = json.loads(made["manifest.json"])
    assert manifest["names"] == [["Pony Club", "club", "/clubs/ponies/", "The Riders"]]
    assert manifest["synonyms"] == [["PC", "Pony Club"]]


def naming(things: tuple[Thing, ...]) -> tuple[Entry, ...]:
    """Return entries that name ``things``, seven each."""
    sevens = enumerate(things[at : at + 7] for at in range(0, len(things), 7))
    return tuple(Entry("2014", f"{n:04}", f"/{n}/", "Fair", (), things=own) for n, own in sevens)


def test_of_many_things_with_one_key_the_last_are_kept():
    things = tuple(Thing("day 1", f"Fair {n}", "", f"/{n}/", f"{n:02}") for n in range(20))
    made = files(Findable(naming(things)))
    (held,) = [json.loads(data) for path, data in made.items() if path.startswith("things/")]
    assert [row[2] for row in held["day 1"]] == [f"/{n}/" for n in range(19, 7, -1)]


def test_many_things_are_spread_over_files_of_about_one_size():
    things = tuple(Thing(f"stall {n}", "A stall " * 9, "", f"/{n}/", "") for n in range(1_500))
    whole = files(Findable(naming(things)))
    made = {p: d for p, d in whole.items() if p.startswith("things/")}
    assert len(made) > 8
    assert max(map(len, made.values())) < 60_000
    assert sum(len(json.loads(data)) for data in made.values()) == 1_500


@pytest.mark.parametrize("damage", [lambda _: b"", lambda data: data[: len(data) // 2]])
def test_a_file_that_is_not_whole_is_a_failure_of_the_machine(damage, monkeypatch):
    whole = pagefind.files_of

    def damaged(pages):
        made = whole(pages)
        path = next(path for path in made if path.startswith("index/"))
        return {**made, path: damage(made[path])}

    monkeypatch.setattr(groups, "files_of", damaged)
    with pytest.raises(OSError, match="not whole"):
        index(Findable(ENTRIES), "en-GB")


def test_a_program_that_stops_is_a_failure_of_the_machine(monkeypatch):
    monkeypatch.setattr(pagefind, "get_executable", lambda: "/bin/true")
    with pytest.raises(OSError, match="it stopped before it had answered"):
        index(Findable(ENTRIES), "en-GB")


def test_a_program_that_is_missing_is_a_failure_of_the_machine(monkeypatch):
    monkeypatch.setattr(pagefind, "get_executable", lambda: None)
    with pytest.raises(OSError, match="not installed"):
        index(Findable(ENTRIES), "en-GB")


def test_pages_that_fill_the_pipes_do_not_stop_it():
    pages = [
        (f"/{number}/", f"<html><body>{'pony ' * 2_000}</body></html>") for number in range(60)
    ]
    made = pagefind.files_of(pages)
    assert sum(path.startswith("fragment/") for path in made) == 60


def test_the_engine_is_the_same_for_every_site():
    assert bundle.engine_of(pagefind.files_of([("/", "<html lang=en><body>a</body></html>")])) == (
        bundle.engine_of(pagefind.files_of([("/x", "<html lang=en><body>b</body></html>")]))
    )


def test_entries_without_a_word_are_no_failure():
    assert json.loads(files(Findable((Entry("2014", "a", "/a/", "–", ()),)))["manifest.json"])


WORDS = st.sampled_from(["pony", "ponies", "café", "Café", "156", "£284", "T24", "well-known"])
PLACES = st.builds(
    lambda anchor, words, weighs: Place(anchor, "Stalls", f"<p>{' '.join(words)}</p>", weighs),
    st.sampled_from(["", "stall-1"]),
    st.lists(WORDS, max_size=30),
    st.booleans(),
)
FAIRS = st.builds(
    lambda shard, number, places, told, thing: Entry(
        shard,
        f"{number:03}",
        f"/{shard}/{number}/",
        f"Fair {number}",
        tuple(places),
        told,
        {"place": (f"Green {number % 3}",)},
        (Thing(thing, "A fair", "", f"/{shard}/{number}/", f"{number:03}"),),
    ),
    st.sampled_from(["2014", "2015"]),
    st.integers(0, 80),
    st.lists(PLACES, max_size=3),
    st.sampled_from([{}, {"town": "Brook"}, {"day": "Friday", "zone": "East café"}]),
    st.sampled_from(["day 1", "day 2", "stall 1"]),
)
SITES = st.lists(FAIRS, max_size=60, unique_by=lambda fair: fair.address)


def bound_again(fairs, before):
    """Return the part of the index that ``fairs`` make, with what is kept of another."""
    held = {fair.card: fair for fair in fairs}
    tongue = tongue_of("en-GB", ("day", "town", "zone"))
    groups_now = tuple(groups.groups_of(held))
    return bound("2014", groups_now, tongue, engine_for(tongue), held.__getitem__, before)


@settings(max_examples=12, deadline=None)
@given(SITES, st.lists(FAIRS, max_size=3, unique_by=lambda fair: fair.address))
def test_what_is_kept_of_another_index_changes_no_byte(before, new):
    """Pages of many groups, changed, added, taken away, against all of it made anew."""
    added = {fair.address for fair in new}
    after = (*(fair for fair in before if fair.address not in added), *new)
    for old, now in ((before, after), (after, before)):
        kept = pickle.loads(pickle.dumps(bound_again(old, Part())[1]))  # noqa: S301 -- ours
        assert bound_again(now, kept) == bound_again(now, Part())


def test_a_changed_entry_of_many_makes_one_group_and_few_chunks_anew(monkeypatch):
    fairs = tuple(
        Entry("2014", f"{n:04}", f"/{n}/", f"Fair {n}", (Place("", "", words(n)),))
        for n in range(200)
    )
    kept = bound_again(fairs, Part())[1]
    indexed: list[int] = []
    whole = pagefind.files_of
    monkeypatch.setattr(groups, "files_of", lambda all_: indexed.append(len(all_)) or whole(all_))
    changed = replace(fairs[77], places=(Place("", "", words(77) + " xylophone"),))
    now = (*fairs[:77], changed, *fairs[78:])
    made, again = bound_again(now, kept)
    assert len(indexed) == 1
    assert indexed[0] < 150
    assert 1 <= len(set(again.chunks) - set(kept.chunks)) <= 0.5 * len(kept.chunks)
    assert made == bound_again(now, Part())[0]


def words(number: int) -> str:
    """Return a page of words of which others hold some."""
    return " ".join(f"w{(number * 37 + n * n) % 4000}x" for n in range(150))
