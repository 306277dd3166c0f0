"""Nestbox: a private feed for school trips that runs a school's policy as code."""
