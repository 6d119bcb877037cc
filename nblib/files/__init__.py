"""What learners bring and take home: their own data, and the playground's state as a file."""

from nblib.files.own_data import own_data
from nblib.files.read_csv import read_csv

__all__ = ["own_data", "read_csv"]
