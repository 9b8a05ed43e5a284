"""The board page: one board beside its peers, its reviews, and its course through time."""
