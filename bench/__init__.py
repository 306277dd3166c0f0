"""What Nestbox costs, measured on the served product."""
