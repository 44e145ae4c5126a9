"""Measures the tool as people meet it: real server processes, several rounds of everything.

python -m bench               everything, about a quarter of an hour; prints tables and writes
                              them to bench/results.json and bench/README.md
python -m bench ours floor    parts of it, printed only
python -m bench ours --phones 100,300
python -m bench --quick       a smoke test; its figures mean little, and are not written
"""
