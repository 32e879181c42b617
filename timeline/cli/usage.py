"""Wrong options, in the words of all other messages instead of those of libraries."""

from typing import Any

from timeline.diagnostics.findings import did_you_mean, one_of


def wrong_value(error: Any) -> str | None:
    """Return what is wrong with the value of an option, if that is what Typer complains of."""
    if (invalid := getattr(error.__cause__, "errors", None)) is None:
        return None
    fault = invalid()[0]
    option, value = error.param.opts[0], fault["input"]
    if choices := error.param.type_descriptor.choices:
        known = [str(each.value) for each in choices]
        return f'{option}: no such word as "{value}"; {did_you_mean(value, known, one_of(known))}'
    least = fault.get("ctx", {}).get("ge")
    hint = "write a whole number" if least is None else f"write {least} or more"
    return f'{option}: "{value}" is no number that fits; {hint}'
