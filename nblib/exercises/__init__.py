"""What is right, what is a typical mistake, and which words help."""
