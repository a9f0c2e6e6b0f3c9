"""A `SafeTable` becomes a figure with its alt text and data table."""
