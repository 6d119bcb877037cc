"""Optimizers: down the slopes of the diary, rates, momentum, day by day, 4 : 6 : 3 found again."""
