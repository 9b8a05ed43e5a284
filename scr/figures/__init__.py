"""Figures: what each is, how it is run, what is estimated from its counts."""
