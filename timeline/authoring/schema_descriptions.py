"""Describe each field in the schema with the text that stands below it in its model.

Python drops such texts, so we read them from the source. Pydantic can do this too, by
`use_attribute_docstrings`, but does so each time that the models are imported: that takes an eighth
longer. Without sources it describes nothing, and is silent. Here that is an error, which no user
meets: developers make the schema, and it is shipped as a file.
"""

import ast
import inspect
from itertools import pairwise
from typing import cast

from pydantic import BaseModel


def descriptions(model: type[BaseModel]) -> dict[str, str]:
    """Return the texts below the fields of a model, those that it inherits among them."""
    classes = [each for each in model.__mro__ if issubclass(each, BaseModel)]
    found: dict[str, str] = {}
    for each in reversed(classes[: classes.index(BaseModel)]):
        found |= _own(each)
    return found


def _own(model: type[BaseModel]) -> dict[str, str]:
    """Return the texts below the fields that a class itself defines."""
    [definition] = ast.parse(inspect.getsource(model)).body
    found: dict[str, str] = {}
    for field, below in pairwise(cast("ast.ClassDef", definition).body):
        match field, below:
            case ast.AnnAssign(target=ast.Name(name)), ast.Expr(ast.Constant(str(text))):
                found[name] = inspect.cleandoc(text)
    return found
