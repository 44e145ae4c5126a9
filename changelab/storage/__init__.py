"""The record on disk. The only room with SQL in it."""
