"""One file a kind of form."""
