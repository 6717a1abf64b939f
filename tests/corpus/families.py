"""All bad input, by families."""

from collections.abc import Callable, Iterator, Mapping

from tests.corpus import files, texts, values
from tests.corpus.cases import Case

FAMILIES: Mapping[str, Callable[[], Iterator[Case]]] = {
    "values of the wrong kind: dates, times, numbers, references, choices": values.wrong_values,
    "YAML": texts.damaged_yaml,
    "bytes and encodings": texts.spoiled_bytes,
    "Markdown": texts.bad_markdown,
    "names and places of files": files.strange_names,
    "links, pipes and folders in place of files": files.strange_files,
    "attachments": files.bad_attachments,
}


def all_cases() -> Iterator[Case]:
    """Yield every case of every family."""
    for family in FAMILIES.values():
        yield from family()
