"""The predictions and exercises of the optimizers chapter."""
