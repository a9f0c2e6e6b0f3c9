"""The values above become files: slides, documents, index, and the audit of what is finished."""
