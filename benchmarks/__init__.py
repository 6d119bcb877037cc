"""How fast, how small: `make bench` measures and prints one table. Nothing here is a test, and nothing here fails one."""
