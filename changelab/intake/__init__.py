"""What people bring as files: read by what is in them, checked, and refused in plain words.

Nothing here keeps anything; a file that is refused leaves no trace.
"""
