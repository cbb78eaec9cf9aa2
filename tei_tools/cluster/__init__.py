"""Workers on other machines: an executor whose calls are done by a Dask cluster.

Dask gives the calls of a worker that is lost to the others; a call that several workers were lost
over fails. See https://distributed.dask.org.
"""

from tei_tools.cluster.executor import Cluster, cluster

__all__ = ["Cluster", "cluster"]
