"""Whatever bytes come, nothing but a finding comes of them: harnesses for a fuzzer.

Run as `python -m tests.fuzz registry -runs=100000`, or with `dates` or `formats`; what stands
behind the name is for libFuzzer, folders of further inputs among it. It needs `pip install .[fuzz]`.
What a harness has found before is kept in `tests/data/fuzz`, and tried by the suite.
"""
