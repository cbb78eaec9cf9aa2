"""The proof that nothing is lost and nothing invented: a memo against the bytes written of it."""

from tei_tools.proof.memo import prove_nothing_lost
from tei_tools.proof.written import prove_written

__all__ = ["prove_nothing_lost", "prove_written"]
