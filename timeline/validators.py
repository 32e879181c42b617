"""Annotations that tell Pydantic how our own functions read, prepare and check a value.

Pydantic's own validators look at the signature of each function for each field. That takes a
quarter of the time in which the schema of a registry is built, which every run waits for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core.core_schema import (
    CoreSchema,
    no_info_after_validator_function,
    no_info_before_validator_function,
    str_schema,
)

from timeline.text import LONGEST_VALUE


@dataclass(frozen=True, slots=True)
class Checked:
    """Annotates a value that is valid; `check` returns it as it is kept, or raises Fault."""

    check: Callable[[Any], object]

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return no_info_after_validator_function(self.check, handler(source))


@dataclass(frozen=True, slots=True)
class Prepared:
    """Annotates a value that may be written in more than one way; `prepare` makes them one."""

    prepare: Callable[[object], object]

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return no_info_before_validator_function(self.prepare, handler(source))


@dataclass(frozen=True, slots=True)
class ReadAs:
    """Annotates a value that is written as text; `parse` turns the text into the value."""

    parse: Callable[[str], object]

    def __get_pydantic_core_schema__(
        self, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return no_info_after_validator_function(self.parse, str_schema(max_length=LONGEST_VALUE))
