"""Chosen cases, actors, wishes and a date become a `MeetingPlan`."""
