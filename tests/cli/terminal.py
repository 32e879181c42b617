"""The command on a terminal, as a person sees it."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios


def on_terminal(
    *arguments: object, columns: int, rows: int, code: int = 0, **environment: str
) -> str:
    """Return what a terminal of this size is shown."""
    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    environ = {
        name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")
    }
    environ |= {"TERM": "xterm", "PAGER": "cat", **environment}
    command = [sys.executable, "-m", "timeline", *map(str, arguments)]
    with subprocess.Popen(command, stdin=inner, stdout=inner, stderr=inner, env=environ) as process:
        os.close(inner)
        shown = bytearray()
        while piece := _read(outer):
            shown += piece
        os.close(outer)
        assert process.wait() == code
    return shown.decode().replace("\r\n", "\n")


def _read(descriptor: int) -> bytes:
    """Return what comes next; nothing, where the other side has hung up."""
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""
