"""Days not yet seen: learning by heart and its cures."""
