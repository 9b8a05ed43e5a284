"""What a person chooses: filters, years, boards; kept in the address."""
