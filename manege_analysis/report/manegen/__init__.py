"""A meeting's plan becomes `i-manegen.html`: the page that runs the evening, in one file without a network."""
