"""Needs and a case library become a `Suggestion` of cases and touchpoints, with reasons."""
