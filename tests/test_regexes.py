"""No regular expression of the package takes time that grows faster than the text it reads.

Of each, a text is made that it almost matches: as far as one of its repeats, then that repeat many
times over, then a character that fits nothing. A repeat that overlaps with another tries every way
to share the text between the two.
"""

import ast
import importlib
import math
import pkgutil
import re
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import NamedTuple

import pytest

import timeline

SMALL, LARGE, ROUNDS = 1_000, 8_000, 2
MOST = 24
"""The most by which eight times the text may multiply the time: linear is 8, quadratic 64."""
RESOLUTION = 0.0003
"""CPU seconds: what takes less is taken for this long."""
ENDS = ("\0", " ", "<", "\n", "a", "")
"""Characters one of which follows no repeat; without an end, the text stops in the middle."""
SEARCHES = {"search", "finditer", "findall", "split", "sub"}
PLAIN = [*map(chr, range(0x20, 0x7F)), "\t", "\n", "é", "中", "\u200b", "\x01"]


class Regex(NamedTuple):
    """A pattern, and whether it is tried only where a text begins."""

    pattern: str
    flags: int
    is_anchored: bool


class Repeat(NamedTuple):
    """A text that matches up to a repeat without end, what it repeats, and the text after it."""

    before: str
    unit: str
    after: str


def matched(char: str, node: tuple[object, object], flags: int) -> bool:
    """Return whether one element of a pattern, parsed, takes a character."""
    state = _parser.State()
    state.str, state.flags = "", flags
    tree = _parser.SubPattern(state, [node])
    code = re._compiler.compile(tree, flags)  # type: ignore[attr-defined]  # noqa: SLF001
    return code.fullmatch(char) is not None


def example(  # noqa: C901 - one case for each element of a pattern
    tree: object, flags: int, found: list[tuple[str, str, int]], before: str
) -> str:
    """Return a short text that a parsed pattern takes; note the repeats without end on the way.

    Each is noted with the text before it, and with the place where the text after it begins.
    """
    text = before
    for name, value in tree:  # type: ignore[attr-defined]
        match str(name):
            case "LITERAL":
                text += chr(value)
            case "ANY" | "IN" | "NOT_LITERAL" | "CATEGORY":
                text += next((c for c in reversed(PLAIN) if matched(c, (name, value), flags)), "")
            case "SUBPATTERN":
                text = example(value[-1], flags, found, text)
            case "ATOMIC_GROUP":
                text = example(value, flags, found, text)
            case "BRANCH":
                text, *_ = [example(way, flags, found, text) for way in value[1]]
            case "GROUPREF":
                text += text[-1:]
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                least, most, body = value
                once = example(body, flags, found, text)
                if most == _constants.MAXREPEAT:
                    found.append((text, once[len(text) :], len(text)))
                text += once[len(text) :] * max(least, 1)
            case _:
                pass  # assertions take no text
    return text


def repeats(regex: Regex) -> Iterator[Repeat]:
    """Yield the repeats without end in a pattern."""
    tree = _parser.parse(regex.pattern, regex.flags)
    found: list[tuple[str, str, int]] = []
    whole = example(tree, tree.state.flags, found, "")
    for before, unit, place in found:
        yield Repeat(before, unit, whole[place:])


@cache
def regexes() -> dict[str, Regex]:
    """Return the regular expressions of the package, by where they stand."""
    found: dict[str, Regex] = {}
    for module in pkgutil.walk_packages(timeline.__path__, "timeline."):
        if not module.name.endswith("__main__"):
            found |= of_module(module.name)
    return found


def patterns(value: object) -> list[re.Pattern[str]]:
    """Return the patterns in a value, which may be a table of them."""
    if isinstance(value, tuple):
        return [pattern for part in value for pattern in patterns(part)]
    return [value] if isinstance(value, re.Pattern) else []


def of_module(name: str) -> dict[str, Regex]:
    """Return the compiled patterns that a module holds, and those written in calls."""
    module = importlib.import_module(name)
    source = Path(str(module.__file__)).read_text(encoding="utf-8")
    used = re.findall(r"(\w+)\.(\w+)", source)
    found: dict[str, Regex] = {}
    for key, value in vars(module).items():
        if f"\n{key} = " in source or f"\n{key}: " in source:
            ways = {way for owner, way in used if owner == key}
            is_anchored = bool(ways) and not ways & SEARCHES
            for index, pattern in enumerate(patterns(value)):
                flags = pattern.flags & ~re.UNICODE
                text = pattern.pattern
                said = text if isinstance(text, str) else text.decode()
                found[f"{name}.{key}[{index}]"] = Regex(said, flags, is_anchored)
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re"), attr=way),
                args=[ast.Constant(value=str(text)), *_],
            ) if way != "compile":
                found[f"{name}:{node.lineno}"] = Regex(text, 0, way not in SEARCHES)
    return found


def seconds(regex: Regex, text: str) -> float:
    """Return how long a pattern takes to read a text, as the package has it read."""
    compiled = re.compile(regex.pattern, regex.flags)
    read = compiled.fullmatch if regex.is_anchored else compiled.search
    start = time.process_time()
    read(text)
    return max(RESOLUTION, time.process_time() - start)


def growth(regex: Regex, small: str, large: str) -> float:
    """Return by how much a larger text multiplies the time, in several rounds if needed."""
    least = math.inf
    for _ in range(ROUNDS):
        least = min(least, seconds(regex, large) / seconds(regex, small))
        if least < MOST:
            break
    return least


def worst(regex: Regex) -> tuple[float, str]:
    """Return the fastest growth that is found, or the first that is too fast, and its text."""
    grown = (0.0, "")
    for before, unit, after in repeats(regex):
        for end in ENDS:
            for rest in {end, after + end}:
                texts = [before + unit * size + rest for size in (SMALL, LARGE)]
                grown = max(grown, (growth(regex, *texts), f"{before}({unit}…){rest}"))
                if grown[0] >= MOST:
                    return grown
    return grown


def test_every_pattern_that_the_package_compiles_is_read() -> None:
    compiled = sum(
        path.read_text("utf-8").count("re.compile(")
        for path in Path(timeline.__path__[0]).rglob("*.py")
    )
    assert sum(name.endswith("]") for name in regexes()) >= compiled


@pytest.mark.uncounted
@pytest.mark.parametrize("name", sorted(regexes()))
def test_a_pattern_reads_a_text_in_time_by_its_length(name: str) -> None:
    factor, text = worst(regexes()[name])
    assert factor < MOST, text


@pytest.mark.uncounted
@pytest.mark.parametrize(
    "pattern", [r"https?://[^\s<>/?#]+[^\s<>]*", r"#\s*timeline\s*:?\s*ignored?\b"]
)
def test_a_pattern_whose_repeats_overlap_is_found(pattern: str) -> None:
    assert worst(Regex(pattern, 0, is_anchored=True))[0] >= MOST
