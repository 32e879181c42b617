"""Whatever bytes come, nothing but a finding comes of them: harnesses for a fuzzer.

Run as `python -m tests.fuzz registry -runs=100000`, or with `dates` or `formats`; what stands
behind the name is for libFuzzer, folders of inputs among it. It needs `pip install .[fuzz]`.
What it finds becomes a test beside those of the room that is at fault.
"""
