"""How fast `timeline` is, beside its peers on the same events: `python -m tests.benchmarks`."""
