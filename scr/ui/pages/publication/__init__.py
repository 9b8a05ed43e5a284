"""The page publication."""
