"""How things look: matplotlib on top of the mathematics."""
