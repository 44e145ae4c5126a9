"""Empty sheets for print: what each kind has on it to write in."""
