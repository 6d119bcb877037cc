"""The picture at the top of each chapter: what it is about, seen before a word of theory. See __main__.py."""
