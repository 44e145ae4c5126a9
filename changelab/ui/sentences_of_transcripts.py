"""What happened to transcripts, in plain sentences."""
