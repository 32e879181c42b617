"""Annotations by which Pydantic reads values: they do what its own validators do."""

from typing import Annotated, Any

import pytest
from pydantic import AfterValidator, BeforeValidator, TypeAdapter, ValidationError

from timeline.validators import Checked, Prepared, ReadAs


def small(number: int) -> int:
    if number > 9:
        raise ValueError("this is large")
    return -number


def alone(value: object) -> object:
    return value["number"] if isinstance(value, dict) else value


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (Annotated[int, Checked(small)], Annotated[int, AfterValidator(small)]),
        (Annotated[int, Prepared(alone)], Annotated[int, BeforeValidator(alone)]),
        (
            Annotated[int, Prepared(alone), Checked(small)],
            Annotated[int, BeforeValidator(alone), AfterValidator(small)],
        ),
    ],
)
@pytest.mark.parametrize("value", [4, "4", {"number": 4}, 12, "four", None])
def test_our_annotations_do_what_those_of_pydantic_do(
    ours: Any, theirs: Any, value: object
) -> None:
    def outcome(annotation: Any) -> object:
        adapter: TypeAdapter[object] = TypeAdapter(annotation)
        try:
            return adapter.validate_python(value)
        except ValidationError as error:
            return [(each["type"], each["loc"], each["msg"]) for each in error.errors()]

    assert outcome(ours) == outcome(theirs)


def test_a_value_is_read_from_text_alone() -> None:
    number: TypeAdapter[int] = TypeAdapter(Annotated[int, ReadAs(int)])
    assert number.validate_python("042") == 42
    for value in (5, None, ["5"]):
        with pytest.raises(ValidationError):
            number.validate_python(value)
