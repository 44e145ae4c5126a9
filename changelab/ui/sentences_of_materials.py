"""What happened to mirror material, in plain sentences."""
