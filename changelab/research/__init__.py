"""What researchers find in the record: cues, agreement between coders, cross-tables. Pure."""
