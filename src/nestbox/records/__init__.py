"""The only tables: one file a noun, one migration history. Only the nouns may import it."""
