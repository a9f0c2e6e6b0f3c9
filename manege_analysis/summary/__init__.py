"""Clean `Answers` become internal tables and a `SafeSummary`; only this folder makes safe tables."""
