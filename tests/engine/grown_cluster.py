"""A cluster for the tests: prints its address, lives until standard input ends; one word kills a worker."""

from __future__ import annotations

import os
import sys

import dask
from distributed import LocalCluster

from filrouge.engine import annotating, cluster, local

real = annotating.annotate


def deadly(articles: list, *given: object, **named: object) -> object:
    if any(a.id == "deadly" for a in articles):
        os._exit(9)
    return real(articles, *given, **named)


cluster.annotate = local.annotate = deadly  # workers import this module as their own main one

if __name__ == "__main__":
    settings = {**cluster.SETTINGS, "distributed.scheduler.allowed-failures": 1}
    with dask.config.set(settings), LocalCluster(n_workers=2, **cluster.ALONE) as started:
        sys.stdout.write(f"{started.scheduler_address}\n")
        sys.stdout.flush()
        sys.stdin.read()
