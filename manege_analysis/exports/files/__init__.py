"""A path becomes a `RawFile` of sheets of coded text cells, whatever kind of file it is."""
