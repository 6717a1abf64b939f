"""Write down what the tests do, for the page about accessibility.

Usage: python -m tests.browser.statement
"""

import json
from importlib.metadata import version

import yaml

from generator.render import default_folder
from tests.browser.checks import TOOLS
from tests.browser.conftest import KINDS, WIDTHS

PATH = default_folder() / "tested.yaml"
REMARK = "# What the tests do, written by: make statement\n"


def statement() -> str:
    """Return what is tested, from the tests' own tables and the tools that they run."""
    tools = {
        "axe-core": _packaged("axe-core"),
        "Nu HTML Checker": _packaged("vnu-jar"),
        "Lighthouse": _packaged("lighthouse"),
        "LinkChecker": version("linkchecker"),
    }
    told = {"kinds": len(KINDS), "widths": list(WIDTHS), "tools": tools}
    return REMARK + yaml.safe_dump(told, sort_keys=False)


def _packaged(name: str) -> str:
    return str(json.loads((TOOLS / name / "package.json").read_text())["version"])


if __name__ == "__main__":
    PATH.write_text(statement())
