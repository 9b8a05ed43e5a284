"""What pages share: who reads, what is chosen, and the one way in which a figure is shown."""
