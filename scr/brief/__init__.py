"""The brief for the chair of a board."""
