"""Makes the sample workspace: invented doctors of invented clusters answer the shipped questionnaire."""
