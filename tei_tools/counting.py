"""Numbers with their nouns, as a reader is told them."""


def count(number: int, noun: str) -> str:
    """``1 memo``, ``2,000 memos``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
