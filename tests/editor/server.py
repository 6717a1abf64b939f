"""The language server of VS Code's YAML extension, without the editor."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parent
SERVER = HERE.parent / "node/node_modules/yaml-language-server/bin/yaml-language-server"
NODE = Path(sys.executable).parent / "node"


class YamlServer:
    """Tells what the editor would say of a text. Speaks the Language Server Protocol 3.17."""

    def __init__(self, schemas: Mapping[str, Path]) -> None:
        """Start the server with the schema for each kind of file: ``<anything>.<kind>.yaml``."""
        command = [str(NODE), str(SERVER), "--stdio"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.settings = {
            "schemas": {path.as_uri(): f"*.{kind}.yaml" for kind, path in schemas.items()},
            "schemaStore": {"enable": False},
            "validate": True,
        }
        self.number = 0
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": _ABLE})
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": {"yaml": self.settings}})

    def complaints(self, kind: str, text: str) -> list[str]:
        """Return the messages that the editor would underline ``text`` with."""
        self.number += 1
        uri = f"file:///record-{self.number}.{kind}.yaml"
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        while True:
            said = self.receive()
            params = said.get("params")
            if said.get("method") == _SAYS and params["uri"] == uri:
                return [found["message"] for found in params["diagnostics"]]

    def ask(self, method: str, params: object) -> object:
        """Ask, and return the answer."""
        self._send({"id": f"ours-{method}", "method": method, "params": params})
        while (said := self.receive()).get("id") != f"ours-{method}":
            pass
        return said["result"]

    def tell(self, method: str, params: object) -> None:
        """Say something that needs no answer."""
        self._send({"method": method, "params": params})

    def receive(self) -> dict:
        """Return what the server says next; questions of its own are answered."""
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.decode().partition(":")
            length = int(value) if name.lower() == "content-length" else length
        said = json.loads(self.process.stdout.read(length))
        if "method" in said and "id" in said:
            asked = said.get("params", {}).get("items", [])
            answers = [self.settings if each.get("section") == "yaml" else {} for each in asked]
            self._send({"id": said["id"], "result": answers or None})
        return said

    def stop(self) -> None:
        """End the server."""
        # Node runs below a program of Python's that does not hand signals on.
        self.ask("shutdown", None)
        self.tell("exit", None)
        self.process.communicate(timeout=60)

    def _send(self, message: dict) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()


_SAYS = "textDocument/publishDiagnostics"
_ABLE = {
    "workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": True}},
    "textDocument": {"publishDiagnostics": {}, "synchronization": {}},
}
