"""`python -m manege_analysis.cli`: the command line where no script is installed."""

from manege_analysis.cli.main import main

main()
