"""Real handwriting, read by the course's own network."""
