"""Finished files become findings: what in them must not leave the analyst's desk."""
