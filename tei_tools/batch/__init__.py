"""Run one job over many items, so that no item can stop the others.

This room knows nothing of memos: it is handed a callable, the items, and what makes an executor of
:mod:`concurrent.futures`: processes of this machine (:func:`processes`), or of others.
"""

from tei_tools.batch.limits import Limits, can_limit_memory
from tei_tools.batch.pool import Pool, WorkerLostError, processes, start_early
from tei_tools.batch.running import Outcome, run

__all__ = [
    "Limits",
    "Outcome",
    "Pool",
    "WorkerLostError",
    "can_limit_memory",
    "processes",
    "run",
    "start_early",
]
