"""A workspace of clusters becomes runs with locks, manifests and states."""
