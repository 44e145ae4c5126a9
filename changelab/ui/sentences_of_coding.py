"""What happened to codebooks, codings, episodes, memos and citations, in plain sentences."""
