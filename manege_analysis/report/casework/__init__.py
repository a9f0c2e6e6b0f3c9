"""A choice of cases becomes the analyst's page and workbook, and the hand-outs for the guests."""
