"""Benchmarks, run by hand: `python -m tests.benchmarks [figures|importing|pages|readers]`.

Each prints ratios within one run on one machine; none is a test, and no test asserts a time.
"""
