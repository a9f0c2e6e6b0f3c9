"""A questionnaire file (a template and a cluster's adaptation of it) becomes a typed `Questionnaire`."""
