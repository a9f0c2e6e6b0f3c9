"""The same values become controls in a notebook that write the decisions file."""
