"""Views: drawings of a subgraph as one page, with the passage behind every line drawn."""
