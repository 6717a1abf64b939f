"""Pages and layouts → artifacts. The only room that reads layouts."""

from generator.render.examples import Component, Example, components
from generator.render.folders import default_folder
from generator.render.layouts import Layouts, assets, layout_files, layouts, render
from generator.render.tested import Tested, tested
from generator.render.translations import catalogue

__all__ = [
    "Component",
    "Example",
    "Layouts",
    "Tested",
    "assets",
    "catalogue",
    "components",
    "default_folder",
    "layout_files",
    "layouts",
    "render",
    "tested",
]
