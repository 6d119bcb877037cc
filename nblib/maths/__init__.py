"""The mathematics of the course: numpy and nothing else."""
