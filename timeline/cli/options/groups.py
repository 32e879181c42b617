"""Options that belong together: several to the user, one argument to the command.

A command declares such a group as an argument whose type is a named tuple; the fields of that are
the options. Typer learns of options from a function's signature alone, so it is shown another one.
"""

import inspect
from collections.abc import Callable, Iterator
from typing import Any, get_type_hints


def gathered(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command that takes the fields of each group in the group's place."""
    arguments = inspect.signature(command).parameters.values()
    groups = {each.name: each.annotation for each in arguments if _is_group(each)}

    def run(**options: Any) -> None:
        for name, group in groups.items():
            options[name] = group(**{field: options.pop(field) for field in group._fields})
        command(**options)

    parameters = [option for argument in arguments for option in _options(argument)]
    vars(run).update(
        __doc__=command.__doc__,
        __signature__=inspect.Signature(parameters),
        __annotations__={option.name: option.annotation for option in parameters},
    )
    return run


def _is_group(argument: inspect.Parameter) -> bool:
    return hasattr(argument.annotation, "_fields")


def _options(argument: inspect.Parameter) -> Iterator[inspect.Parameter]:
    """Yield the options that an argument stands for: itself, or the fields of its group."""
    if not _is_group(argument):
        yield argument
        return
    defaults = argument.annotation._field_defaults
    for name, hint in get_type_hints(argument.annotation, include_extras=True).items():
        kind = inspect.Parameter.KEYWORD_ONLY
        yield inspect.Parameter(name, kind, default=defaults[name], annotation=hint)
