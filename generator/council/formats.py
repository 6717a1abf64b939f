"""The JSON Schemas of all that authors write data in."""

from typing import Any

from pydantic import BaseModel

from generator.council.records import MODELS
from generator.council.settings import Settings

_DRAFT = "http://json-schema.org/draft-07/schema#"


def schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema (draft 7, which editors know) of each kind of front matter.

    ``site`` is that of ``site.yaml``.
    """
    models: dict[str, type[BaseModel]] = {str(kind): model for kind, model in MODELS.items()}
    models["site"] = Settings
    return {kind: _schema(model) for kind, model in models.items()}


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    shown: dict[str, Any] = _without_noise(model.model_json_schema())
    return {"$schema": _DRAFT, **shown}


def _without_noise(node: Any) -> Any:  # noqa: ANN401 -- any part of a schema
    """Return a schema without defaults, which editors would type, and pydantic's own titles."""
    if isinstance(node, list):
        return [_without_noise(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {
        key: value if key == "examples" else _without_noise(value)
        for key, value in node.items()
        if not (key == "title" and isinstance(value, str)) and key != "default"
    }
