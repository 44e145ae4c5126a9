"""What happened to consent and withdrawal, in plain sentences."""
