"""A trip from its plan to its keepsake: its days, its leaders' page, reminders, and what goes in the end."""
