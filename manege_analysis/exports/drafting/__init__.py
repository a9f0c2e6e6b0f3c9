"""From a `Layout` to the draft of a questionnaire, with a reason for every guess."""
