"""One file per tool: how its exports are recognised, and how they are read into a `Layout`."""
