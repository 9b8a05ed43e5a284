"""The page methods."""
