"""Processes that read and parse. A file that kills its worker is refused; the others go on.

They end when their parent does, however it ends: each waits for that in a thread.
"""

from __future__ import annotations

import gc
import hashlib
import importlib
import multiprocessing
import os
import sys
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from types import TracebackType

from loccit.errors import UnreadableError
from loccit.ingest.prepare import Job, Prepared, prepare

FEW = 12
"""So many files are read here: starting processes would take longer."""


class Workers:
    """Where jobs are done: here for the first few and with one worker, in processes after that."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._done = 0
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def submit(self, job: Job) -> Promise:
        """Begins a job; its result is asked for later, in order."""
        self._done += 1
        if self._count <= 1 or self._done <= FEW:
            return Promise(self, job, None)
        if self._pool is None:
            importlib.import_module("loccit.text.grams")  # with numpy, once and not in each of the processes
            self._pool = _started(self._count)
        try:
            return Promise(self, job, self._pool.submit(prepare, job))
        except BrokenProcessPool:
            self.renew()
            return Promise(self, job, None)

    def renew(self) -> None:
        """Leaves a broken pool behind; the next job starts another."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = None

    def alone(self, job: Job) -> Prepared:
        """Does a job in a process of its own, so that what kills it kills nothing else."""
        with _started(1) as lone:
            try:
                return lone.submit(prepare, job).result()
            except BrokenProcessPool:
                return _refused(job)


class Promise:
    """A job under way."""

    def __init__(self, workers: Workers, job: Job, future: Future[Prepared] | None) -> None:
        self._workers = workers
        self._job = job
        self._future = future

    def result(self) -> Prepared:
        """What the job came to, when it is done."""
        if self._future is None:
            return prepare(self._job)
        try:
            return self._future.result()
        except BrokenProcessPool:
            self._workers.renew()
            return self._workers.alone(self._job)


def _started(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, mp_context=_context(), initializer=_begin)


def _begin() -> None:
    """What a worker does first."""
    gc.freeze()  # what is loaded by now is never garbage: a worker's collector need not walk through it
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Waits for the parent's end: a closed pipe, or on Windows its handle. (Queues give no sign: their other end is
    open in each of the workers.)"""
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)


def _context() -> multiprocessing.context.BaseContext:
    """Forked processes start at once; where the system cannot fork, they are spawned."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def _refused(job: Job) -> Prepared:
    error = UnreadableError(
        "R108",
        f"{job.about.name}: reading it killed the process (too little memory, or a fault in a library).",
        next_step="add the other files; please report this one.",
        status=1,
    )
    return Prepared(hashlib.sha256(job.payload).hexdigest(), len(job.payload), None, is_kept=False, error=error)
