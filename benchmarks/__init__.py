"""Paired measurements: ours and another's way to the same answer, side by side in one run."""
