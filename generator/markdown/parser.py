"""The parser: CommonMark with tables, footnotes, definition lists and colon fences."""

import re
from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

DIRECTIVE_OPEN = "container_directive_open"
DIRECTIVE_CLOSE = "container_directive_close"
_ALIGNMENT = re.compile(r"text-align:(left|right|center)")


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of ``text``. ``meta["attributes"]`` of a heading holds its ``{…}``."""
    # The plugin for directives looks for a character behind the last line of a quotation.
    return _parser().parse(text if text.endswith("\n") else f"{text}\n", {})


def html_of(tokens: list[Token]) -> str:
    """Return the HTML of ``tokens``, links and images as their attributes say."""
    parser = _parser()
    return str(parser.renderer.render(tokens, parser.options, {}))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False}).enable("table")
    parser.disable(["html_block", "html_inline"])
    parser.use(footnote_plugin, inline=False).use(deflist_plugin)
    parser.add_render_rule("list_item_open", _item_open)
    parser.add_render_rule("footnote_block_open", _footnotes_open)
    parser.add_render_rule("footnote_block_close", _footnotes_close)
    parser.use(container_plugin, "directive", marker=":", validate=_is_named)
    parser.core.ruler.before("inline", "heading_attributes", _heading_attributes)
    parser.core.ruler.push("table_alignment", _table_alignment)
    # Links are judged and written by us: a refused one is a finding, not text.
    parser.validateLink = _accept  # type: ignore[method-assign, assignment]
    parser.normalizeLink = _as_typed  # type: ignore[method-assign]
    return parser


def _item_open(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """Return the start of an item, with its number where it has one (``meta["link"]``)."""
    item, start = tokens[index], renderer.renderToken(tokens, index, options, env)
    if "link" not in item.meta:
        return start
    link, number = item.meta["link"], item.meta["number"]
    return f'{start.rstrip()}<a href="{link}" class="number">{number}</a>'


def _footnotes_open(*_: object) -> str:
    return '<div class="footnotes" role="doc-endnotes">\n<ol>\n'


def _footnotes_close(*_: object) -> str:
    return "</ol>\n</div>\n"


def _is_named(params: str, _markup: str) -> bool:
    return bool(params.strip())


def _accept(_url: str) -> bool:
    return True


def _as_typed(url: str) -> str:
    return url


def _heading_attributes(state: StateCore) -> None:
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "heading_open" and inline.content.endswith("}"):
            words, brace, attributes = inline.content[:-1].rpartition("{")
            if brace and "}" not in attributes:
                inline.content = words.rstrip()
                opening.meta = {"attributes": attributes}


def _table_alignment(state: StateCore) -> None:
    # An inline style would be blocked by a strict Content-Security-Policy.
    for token in state.tokens:
        if token.type in {"th_open", "td_open"} and "style" in token.attrs:
            style = str(token.attrs.pop("style"))
            if found := _ALIGNMENT.search(style):
                token.attrSet("class", found[1])
