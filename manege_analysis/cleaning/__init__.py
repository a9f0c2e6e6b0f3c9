"""Raw `Answers` become clean `Answers` and an `AuditLog`; the raw ones stay as they were."""
