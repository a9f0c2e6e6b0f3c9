"""A meeting's plan and its shared results become the papers people hold: A4, tagged, ready to print."""
