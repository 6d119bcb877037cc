"""Whether a gradient can be trusted: how far it reaches, dead neurons, a check, a bug hunt."""
