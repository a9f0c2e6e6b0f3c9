"""A meeting's plan becomes the analyst's page, the planning workbook and the calendars."""
