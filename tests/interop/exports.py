"""The calendars that `timeline export` makes of registries."""

from pathlib import Path

from typer.testing import CliRunner

from timeline.cli.main import app


def export(text: str, folder: Path, name: str) -> Path:
    """Write a registry and export its calendar; return the calendar's file."""
    registry, calendar = folder / f"{name}.yaml", folder / f"{name}.ics"
    registry.write_text(text, encoding="utf-8")
    ran = CliRunner().invoke(app, ["export", str(registry), "-o", str(calendar)])
    assert ran.exit_code == 0, (ran.output, ran.exception)
    return calendar
