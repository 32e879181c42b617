"""What frictionless reads in data packages, and what it finds wrong with them."""

import frictionless  # type: ignore[import-not-found]

from tests.interop.readers.grids import Grid, answer


def frictionless_texts(file: str) -> Grid:
    """Read the tables of a data package by its description; tell what is text in them."""
    package = frictionless.Package(file)
    return {
        table.name: [
            {name: cell for name, cell in row.items() if isinstance(cell, str)}
            for row in table.read_rows()
        ]
        for table in package.resources
    }


def frictionless_faults(file: str) -> Grid:
    """Tell what frictionless finds wrong with a data package, and in which table, row and field."""
    report = frictionless.validate(file)
    places = ("type", "row_number", "field_name")
    return {
        "tables": len(report.tasks),
        "errors": [
            *([None, error.type, None, None] for error in report.errors),
            *(
                [task.name, *(getattr(error, place, None) for place in places)]
                for task in report.tasks
                for error in task.errors
            ),
        ],
        "warnings": [*report.warnings, *(each for task in report.tasks for each in task.warnings)],
        "valid": report.valid,
    }


if __name__ == "__main__":
    answer(frictionless_texts, frictionless_faults)
