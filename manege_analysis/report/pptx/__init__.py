"""Safe values and a meeting plan become PowerPoint files that people go on working in."""
