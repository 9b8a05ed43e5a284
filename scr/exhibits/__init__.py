"""Exhibits: one frozen value for each thing that is shown, made once and only placed elsewhere."""
