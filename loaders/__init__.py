"""From a source to claims; only `run` knows a database."""
