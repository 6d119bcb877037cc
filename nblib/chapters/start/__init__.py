"""The start: what a learner needs before the first chapter, and whether the machine has it."""
