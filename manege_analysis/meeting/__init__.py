"""Chosen cases, actors, wishes and a date become a `MeetingPlan`, and the texts that follow from it."""
