"""Runs a harness under atheris: coverage of the package guides what is tried next."""

import gc
import importlib
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

LONGEST = 4096
SECONDS = 2
"""Of work that an input may make; what waits for other processes does not count."""
PATIENCE = 120
WORDS = Path(__file__).with_name("words.dict")


def main(name: str, *options: str) -> None:
    with atheris.instrument_imports(include=["timeline", "dateutil", "icalendar"]):
        harness = importlib.import_module(f"tests.fuzz.{name}")
    with TemporaryDirectory() as folder:
        for number, seed in enumerate(harness.seeds()):
            Path(folder, str(number)).write_bytes(seed)
        usual = [f"-max_len={LONGEST}", f"-timeout={PATIENCE}", f"-dict={WORDS}"]
        gc.freeze()
        gc.set_threshold(100_000)

        def run(data: bytes) -> None:
            begun = time.process_time()
            harness.run(data)
            assert time.process_time() - begun < SECONDS

        atheris.Setup([sys.argv[0], *usual, *options, folder], run)
        atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
