"""Annotators: each finds one kind of thing in a memo and proposes markup for it."""
