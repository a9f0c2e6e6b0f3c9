"""Words on a command line become calls into the package, and errors become exit statuses."""
