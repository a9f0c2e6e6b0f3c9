"""A meeting's plan becomes `i-manegen.html`: one file that runs the evening without a network."""
