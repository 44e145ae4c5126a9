"""Laid-out pictures as DOT, and DOT as files: Graphviz, in a process of its own."""
