"""Free text becomes text in which nothing points to a person, and a count of what was taken out."""
