"""What the papers of the archive tell to whoever asks for it, by what they tell it of."""

# By acronym, by post, by key, by code of a rule and a name.
ACRONYM = "acronym"  # the key of each record that says it, and whether it is explained there
POST = "post"  # the key of each record, each time that it names it
COUNCIL = "council"  # the council to which a record says that it belongs
GATHERED = "gathered"  # what the rule must know of all records together
EXPLAINED = "explained"  # by the empty text: each abbreviation, and what it stands for
CALLED = "called"  # by kind: each ``Name`` of a record; by "term": of a term that is explained
# By committee.
ROUTINE = "routine"  # the titles of what an agenda says is standing business
USUAL = "usual"  # what the committee and all its agendas say is standing business
# By reference beside a row of a table, such as T24.
REFERENCE = "reference"  # an empty text
# By part of the search index, or by number of a file of things.
ENTRY = "entry"  # the ``Card`` of each entry
LISTED = "listed"  # by the empty text: councils, and how references of lines of their budgets begin
REFERRING = "referring"  # by the empty text: the key of each record whose tables have references
BUNDLE = "bundle"  # the folder of its files, and how many pages it holds
NARROWED = "narrowed"  # by a filter: the values to which a part can be narrowed
THINGS = "things"  # what a part names exactly, as rows
WEIGHT = "weight"  # how many letters these rows have
# By key of a record, meeting or attachment.
NODE = "node"  # its kind, its anchors in order, its parts, and its whole
TIE = "tie"  # each ``Reference`` that names it
BROKEN = "broken"  # an empty text, where its file is here and cannot be read
HELD = "held"  # its ``Kind``, where it is a record without errors
PATH = "path"  # where its file is
FORMER = "former"  # each address at which a record stood
MOVED = "moved"  # by the empty text: each address at which a record stood, its key and place
TITLE = "title"  # how a record is called
FRONT = "front"  # the front matter, of people and committees
SHEETS = "sheets"  # the tables of a record, where it has any
VERSION = "version"  # each published ``Version`` of a record, oldest first
ADDED = "added"  # each item of an agenda that was not on it at first, and since when it is
EXEMPT = "exempt"  # number and title of each item of an agenda that is exempt today
WITHHELD = "withheld"  # each ``WithheldVersion`` of a record
NOTED = "noted"  # an empty text, where a record has waivers
# By path.
LEAK = "leak"  # each finding of what must not be published of an attachment
DIGEST = "digest"  # by the folder that attachments are published in: path and digest of each
WAIVED = "waived"  # the key of each record that waives findings in an attachment
# By kind.
KIND = "kind"  # the key of each record without errors
# By key of a meeting.
PAPER = "paper"  # the key of each of its reports
OUTLINE = "outline"  # what lists of meetings tell of it: an ``Outline``
ASKED = "asked"  # each ``Asked``; also by ``year 2015``, ``committee x`` and ``owner x``
# By year, or by committee.
HELD_IN = "held in"  # the key of each meeting
SITTING = "sitting"  # the key of each meeting
SAT_IN = "sat in"  # by committee and year, as ``cabinet 2015``: the key of each meeting
ROSTER = "roster"  # the meeting and its membership, where an agenda tells it
DECIDED = "decided"  # each meeting's ``Tally`` by year
FIGURES = "figures"  # the key of each paper with tables of figures; of no meeting by the empty text
# By place in minutes.
BALLOT = "ballot"  # how what was voted on there ended, and whether in other words
# By year.
CHANGED = "changed"  # each key and ``Version`` of that year, and when it was
# By person, by ward, by report.
ATTENDED = "attended"  # each ``Attended``
SEAT = "seat"  # the name of each committee on which she has a seat
WARD = "ward"  # its name, and a member or a ``Touch``
CORRECTED = "corrected"  # the place of each correction of it; all of them by the empty text
# By group of what can be followed: see ``council/data/groups.py``.
EVENT = "event"  # each meeting, and its event in a calendar
# By table and year, as in ``decisions 2015``.
ROWS = "rows"  # each meeting, and its rows as lines of JSON
# By group of what can be followed and year, as in ``people/k-groves 2017``.
NEWS = "news"  # the day and the number of each entry of a meeting, and the meeting's key
# By key of a meeting.
ENTRIES = "entries"  # each ``Entry`` of it, by their numbers
