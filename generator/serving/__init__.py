"""How a published site is to be served: one table, in the language of each server."""

from generator.serving.addresses import Answers, folder_at
from generator.serving.headers import headers_of, rules_of
from generator.serving.servers import FOLDER, server_files

__all__ = ["FOLDER", "Answers", "folder_at", "headers_of", "rules_of", "server_files"]
