"""Taking figures away: what is written leaves the screen with its filters and its dates."""
