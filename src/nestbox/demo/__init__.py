"""The demonstration: a populated Redbourn with a named cast, apart from any real data."""
