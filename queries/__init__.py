"""Every question as a file, and what runs it."""
