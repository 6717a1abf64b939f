"""Values written so that they are read back as they were."""

import re

from generator.source import UNWELCOME

_PLAIN = re.compile(r"[A-Za-zÀ-ÿ£][\w .’'()/+&£–-]*")
# Words that programs other than ours take for something else than a word.
_TAKEN = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}


def scalar(text: str) -> str:
    """Return ``text`` as a value of front matter, in quotes where it needs them.

    Lines become one, and characters that no record may hold are left out.
    """
    words = " ".join(UNWELCOME.sub("", re.sub(r"\s+", " ", text)).split())
    if _PLAIN.fullmatch(words) and words.lower() not in _TAKEN:
        return words
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
