"""A site that is new: what it offers, and a sample of how its stories are understood."""
