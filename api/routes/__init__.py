"""Routes: each binds a path to a question of the catalogue, asks, and shapes the answer."""
