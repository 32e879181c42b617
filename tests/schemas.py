"""Registries as the YAML parsers of editors read them, for a JSON Schema to look at."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import yaml
from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

from timeline.authoring import schema

SCHEMA = schema.schema()


def _pattern(_validator: object, form: str, value: object, _schema: object) -> Iterator[Exception]:
    """Yield that a text is not of a form: in ECMA-262, its end is not before a line break."""
    if isinstance(value, str) and not re.search(form.replace("$", r"\Z"), value):
        yield ValidationError(f"{value!r} does not match {form!r}")


Validator = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator, {"pattern": _pattern}
)
WHOLE = Validator(SCHEMA)
"""Judges registries."""


class _Core(yaml.CSafeLoader):
    """Reads scalars by the core schema of YAML 1.2.2, section 10.3.2, as most editors do."""

    yaml_implicit_resolvers = {}


class _Old(yaml.CSafeLoader):
    """Reads scalars by the types of YAML 1.1, as many older programs do."""


for tag, form, first in (
    ("null", r"null|Null|NULL|~|", ["n", "N", "~", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        list("-+.0123456789"),
    ),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{form})$"), first)


def _whole(_loader: yaml.CSafeLoader, node: yaml.ScalarNode) -> int:
    text = str(node.value)
    return int(text, 0) if text[:2] in ("0o", "0x") else int(text)


_Core.add_constructor("tag:yaml.org,2002:int", _whole)


def as_core(text: str | bytes) -> Any:
    """Return what an editor reads that goes by YAML 1.2."""
    return _json(yaml.load(text, Loader=_Core))  # noqa: S506 - a safe loader of our own


def as_old(text: str) -> Any:
    """Return what a program reads that goes by YAML 1.1; days are texts in JSON."""
    return _json(yaml.load(text, Loader=_Old))  # noqa: S506 - a safe loader of our own


def typed(value: Any) -> Any:
    """Return what an editor reads where texts stand without quotation marks, if they can."""
    if isinstance(value, dict):
        return {key: typed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [typed(each) for each in value]
    if not isinstance(value, str) or not _PLAIN.fullmatch(value):
        return value
    return as_core(value)


_PLAIN = re.compile(r"[-+.]?[0-9A-Za-z.]+(?<!null)(?<!Null)(?<!NULL)")
"""Texts that may be taken for something else, and have no sign of YAML."""


def _json(value: Any) -> Any:
    if isinstance(value, dict):
        return {_key(key): _json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_json(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _key(key: Any) -> str:
    return str(plain) if isinstance(plain := _json(key), str) else json.dumps(plain)


def faults(value: Any) -> list[str]:
    """Return where the schema finds faults, and what it says."""
    return [f"{error.json_path}: {error.message}" for error in WHOLE.iter_errors(value)]
