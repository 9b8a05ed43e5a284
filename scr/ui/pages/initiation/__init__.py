"""The page initiation."""
