"""Runs a command, and tells on standard error how it ended, its CPU seconds and its peak in KiB.

On Linux, the peak of a process is never below that of the one that began it: so this one is small.
"""

import os
import subprocess
import sys

process = subprocess.Popen(sys.argv[1:], stderr=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
code = process.returncode = os.waitstatus_to_exitcode(status)
print(code, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, file=sys.stderr)  # noqa: T201
sys.exit(code)
