"""A meeting's plan becomes letters in Word that people edit, and mails as plain text."""
