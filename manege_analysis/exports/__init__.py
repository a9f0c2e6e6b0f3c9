"""An export file and a `Questionnaire` become `Answers`, keyed by item and not yet cleaned."""
