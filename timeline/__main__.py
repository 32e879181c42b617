"""`python -m timeline`, and the command `timeline`."""

import gc
import importlib
import sys


def main() -> None:
    """Run the command. It lives too briefly for the garbage collector, its largest single cost.

    What is frozen is not looked through at the end either, which takes a sixth of a short run.
    Until the command has begun, there is nothing to clean up, and an interrupt ends it at once.
    """
    gc.disable()
    signal = importlib.import_module("signal")  # not above: see the end
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        importlib.import_module("timeline.cli.main").app()
    finally:
        gc.freeze()


if __name__ == "__main__":
    if not sys.flags.safe_path:
        del sys.path[0]  # the folder at hand, whose modules are a stranger's
    main()
