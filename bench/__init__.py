"""Measures the tool as people meet it: real server processes, medians of several rounds.

python -m bench              everything; prints a table and writes bench/results.json
"""
