"""Danish and English text that a meeting participant reads, and Danish numbers, dates and plurals."""
