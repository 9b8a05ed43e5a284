"""The page annual report."""
