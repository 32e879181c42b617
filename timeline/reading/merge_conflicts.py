"""Find the conflict markers that git leaves in a file that it could not merge."""

import re

from timeline.diagnostics.findings import Diagnostic, Location
from timeline.reading.encoding import lines
from timeline.reading.file_rules import MERGE_CONFLICT, MOST_FAULTS
from timeline.text import shortened

MARKS = ("\n<<<<<<< ", "\n>>>>>>> ")
"""Lines that no registry has but one with a conflict; to look for these first is fast."""
_MARK = re.compile(r"(?P<first>[<>|])(?P=first){6} .*|={7}")
_CHOOSE = "keep one of the two versions, and remove the lines with <<<<<<<, ======= and >>>>>>>"


def conflicts(text: str, file: str) -> list[Diagnostic]:
    """Return a finding for each conflict in the text of `file`, or for a marker left over."""
    found: list[Diagnostic] = []
    is_inside = False
    for number, line in enumerate(lines(text), 1):
        if mark := _MARK.fullmatch(line):
            if not is_inside:
                message = f'a merge left the marker "{shortened(line)}" here'
                place = Location(file, number, 1, len(line))
                found.append(Diagnostic(MERGE_CONFLICT, message, hint=_CHOOSE, location=place))
                if len(found) == MOST_FAULTS:
                    break
            is_inside = mark["first"] == "<" or (is_inside and mark["first"] != ">")
    return found
