"""`python -m timeline`, and the command `timeline`."""

import gc

from timeline.cli.main import app


def main() -> None:
    """Run the command. It lives too briefly for the garbage collector, its largest single cost."""
    gc.disable()
    app()


if __name__ == "__main__":
    main()
