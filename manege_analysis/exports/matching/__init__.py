"""A `Layout` and a `Questionnaire` become typed columns, or proposals that a person confirms."""
