"""Free text becomes text in which nothing points to a person, with a count of what was taken out by kind."""
