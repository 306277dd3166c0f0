"""Pages, forms, templates and static files: thin, with no rule of their own."""
