"""Names of persons: their written forms, where a text names one, and who is meant."""
