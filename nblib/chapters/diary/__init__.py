"""The diary: how sure, what a mistake costs, and the best that can be had."""
