"""From `Answers` to counts with their bases: every question, every option, for each group of rows."""
