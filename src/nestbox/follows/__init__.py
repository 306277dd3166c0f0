"""Follow requests, the evidence for them, decisions, follows and their endings."""
