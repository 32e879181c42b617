"""The YAML language server that editors run, as an editor: over the Language Server Protocol."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

_SETTINGS = {
    "yaml": {
        "validate": True,
        "completion": True,
        "hover": True,
        "schemaStore": {"enable": False},
        "kubernetesCRDStore": {"enable": False},
    }
}


@dataclass
class Editor:
    """An editor with the server at its other end."""

    folder: Path
    requests: BinaryIO
    answers: BinaryIO
    sent: int = 0

    def opened(self, text: str) -> str:
        """Open a new file with this text, and return its address."""
        self.sent += 1
        address = (self.folder / f"registry-{self.sent}.yaml").as_uri()
        document = {"uri": address, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        return address

    def underlined(self, text: str) -> list[tuple[str, str]]:
        """Return the texts that are underlined in a file, and what is said of each."""
        address = self.opened(text)
        rows = text.splitlines()
        while True:
            message = self._heard()
            found = cast("dict[str, Any]", message.get("params"))
            if message.get("method") == "textDocument/publishDiagnostics" and (
                found["uri"] == address
            ):
                break
        return [(_at(rows, each["range"]), str(each["message"])) for each in found["diagnostics"]]

    def proposed(self, text: str) -> dict[str, str]:
        """Return what may be written where a text has ‸, with what is said of it."""
        items = self._at_mark("textDocument/completion", text)
        return {each["label"]: _plain(each.get("documentation")) for each in items["items"]}

    def explained(self, text: str) -> str:
        """Return what is said of the place where a text has ‸."""
        return _plain((self._at_mark("textDocument/hover", text) or {}).get("contents"))

    def _at_mark(self, method: str, text: str) -> Any:
        before, after = text.split("‸")
        address = self.opened(before + after)
        rows = before.split("\n")
        place = {"line": len(rows) - 1, "character": len(rows[-1])}
        return self.ask(method, {"textDocument": {"uri": address}, "position": place})

    def ask(self, method: str, params: object) -> Any:
        """Return the answer to a request; what the server asks meanwhile gets its settings."""
        self.sent += 1
        number = self.sent
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._heard()
            if message.get("id") == number and "method" not in message:
                return message["result"]

    def begin(self) -> None:
        """Shake hands, and give the settings."""
        able = {"workspace": {"configuration": True}, "textDocument": {}}
        root = self.folder.as_uri()
        self.ask("initialize", {"processId": None, "rootUri": root, "capabilities": able})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": _SETTINGS})

    def _tell(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.requests.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.requests.flush()

    def _heard(self) -> dict[str, Any]:
        """Return the next message; what the server asks of the editor is answered."""
        length = 0
        while line := self.answers.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name == b"Content-Length" else length
        message: dict[str, Any] = json.loads(self.answers.read(length))
        if "method" in message and "id" in message:
            items = (message.get("params") or {}).get("items", [])
            known = [_SETTINGS.get(each.get("section"), {}) for each in items]
            self._send({"id": message["id"], "result": known})
        return message


def _at(rows: list[str], place: dict[str, dict[str, int]]) -> str:
    """Return the text of a range, as far as its first line goes."""
    start, end = place["start"], place["end"]
    row = rows[start["line"]]
    return row[start["character"] : end["character"] if end["line"] == start["line"] else None]


def _plain(said: object) -> str:
    return str(said["value"]) if isinstance(said, dict) else str(said or "")


@contextmanager
def editor(node: Path, server: Path, folder: Path) -> Iterator[Editor]:
    """Yield an editor whose files are in a folder."""
    with subprocess.Popen(
        [node, server, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        try:
            made = Editor(folder, cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout))
            made.begin()
            yield made
        finally:
            process.kill()
