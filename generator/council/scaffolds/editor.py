"""The set-up of Sveltia CMS, an editor in the browser, made from the schemas of the records."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import yaml
from markupsafe import Markup

from generator.council.formats import schemas
from generator.council.keys import Kind
from generator.council.scaffolds.inputs import Input, inputs, lists
from generator.council.scaffolds.scaffold import NotPossibleError, Scaffold, filled
from generator.page import Artifact

# The scripts of @sveltia/cms 0.221.1 and js-yaml 5.5.0, as npm has them: a browser refuses others.
_PINNED = {
    "editor": "sha384-JQ+XsKx/UzwdTiNnFStza3XtqqQoVtyNPApkfvwlzZDfhe7giE9CnfQrpHqgv3k6",
    "reader": "sha384-Q/tEKvm6A6ApUDMhhBKif9TeE92KrNq3Iiu8Etmi2RzhK0l5qurzMtaCuJb4xZVM",
}
_APIS = {"gitea": "/api/v1", "gitlab": "/api/v4", "github": ""}
_GITHUB = "https://api.github.com"
# committee/date/file
_NESTED = {"nested": {"depth": 3}}
_BODY: Input = {"name": "body", "label": "Text", "widget": "text", "required": False}


@dataclass(frozen=True, slots=True)
class _Collection:
    """Records of a kind: in which files they are, and what tells one from the other."""

    kind: Kind
    name: str
    folder: str
    path: str
    told_by: str
    begun_here: bool = False

    def shown(self) -> dict[str, Any]:
        """Return it as the editor reads it."""
        schema = schemas()[self.kind]
        slug = {"template": f"{{{{{self.told_by}}}}}", "editable": ["create"]}
        return {
            "name": self.name,
            "label": self.name.capitalize(),
            "folder": f"content/{self.folder}",
            "path": self.path,
            "format": "record-frontmatter",
            "extension": "md",
            **(_NESTED if self.folder == "meetings" else {}),
            **({"filter": _OTHERS} if self.kind is Kind.REPORT else {}),
            "identifier_field": self.told_by,
            "summary": "{{slug}}" if self.folder == "meetings" else slug["template"],
            "slug": slug,
            "create": self.begun_here,
            "duplicate": False,
            "delete": False,
            "fields": [*inputs(schema, schema.get("$defs", {})), _BODY],
        }


# Every file of a meeting is a report but two.
_OTHERS = {"field": "slug", "pattern": "^(?!.*/(agenda|minutes)$)"}
_COLLECTIONS = (
    _Collection(Kind.AGENDA, "agendas", "meetings", "{{slug}}/agenda", "venue"),
    _Collection(Kind.MINUTES, "minutes", "meetings", "{{slug}}/minutes", "venue"),
    _Collection(Kind.REPORT, "reports", "meetings", "{{slug}}", "title"),
    _Collection(Kind.PERSON, "people", "people", "{{slug}}", "name", begun_here=True),
    _Collection(Kind.COMMITTEE, "committees", "committees", "{{slug}}", "name", begun_here=True),
    _Collection(Kind.STRATEGY, "strategies", "strategies", "{{slug}}/index", "title"),
    _Collection(Kind.MATTER, "matters", "matters", "{{slug}}", "title", begun_here=True),
    _Collection(Kind.PAGE, "pages", "pages", "{{slug}}", "title", begun_here=True),
)


def new_editor(repository: str, forge: str, branch: str) -> Scaffold:
    """Return ``admin/``: the page of the editor, and what it is to know of our records.

    ``repository`` is the address of the site's repository on a forge of the kind ``forge``.
    Raises ``NotPossibleError`` where there is no such forge or the address names no repository.
    """
    place = urlsplit(repository)
    path = place.path.strip("/").removesuffix(".git")
    if forge not in _APIS:
        words = f"There is no kind of forge {forge!r}. There are: {', '.join(_APIS)}."
        raise NotPossibleError(words)
    if place.scheme not in {"http", "https"} or not re.fullmatch(r"[\w.-]+(/[\w.-]+)+", path):
        words = f"{repository} is no repository. Write https://git.example.org/council/meetings."
        raise NotPossibleError(words)
    origin = f"{place.scheme}://{place.netloc}"
    backend = {"name": forge, "repo": path, "branch": branch, "auth_methods": ["token"]}
    if forge != "github":
        backend |= {"base_url": origin, "api_root": origin + _APIS[forge]}
    asked = _GITHUB if forge == "github" else origin
    names = lists(schemas()[each.kind] for each in _COLLECTIONS)
    named = Markup(json.dumps(names))  # noqa: S704 -- names of fields
    values = {**_PINNED, "asked": asked, "lists": named}
    pages = ("index.html", "records.js")
    files = (Artifact(f"admin/{name}", filled(f"editor/{name}", values)) for name in pages)
    return Scaffold((*files, Artifact("admin/config.yml", _written(backend))))


def _written(backend: Mapping[str, object]) -> bytes:
    settings = {
        "backend": backend,
        "media_folder": "content",
        "output": {"omit_empty_optional_fields": True},
        "show_preview_links": False,
        "collections": [each.shown() for each in _COLLECTIONS],
    }
    text: str = yaml.dump(settings, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=100)
    return text.encode()


class _Plain(yaml.SafeDumper):
    """Writes every value out, where PyYAML would refer to one that it has written before."""

    def ignore_aliases(self, _data: object) -> bool:
        """Tell that nothing is referred to."""
        return True
