"""Make books on a cluster of Dask's: each is sent there whole, and its outputs are sent back to be placed.

So no disk need be shared; and a book that Dask has made twice, because a worker was lost, is placed once.
"""

from __future__ import annotations

import tempfile
import uuid
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

import dask
from distributed import Client, get_worker

from octavo.batch.apart import make_apart
from octavo.batch.errand import Errand, LostError, Made
from octavo.batch.parcel import Parcel, outputs_of, pack, unpack
from octavo.errors import UsageError
from octavo.findings import Finding, finding

__all__ = ["DaskCrew"]

#: How long a scheduler and a first worker are waited for, in seconds.
PATIENCE = 20


class DaskCrew:
    """Send books to the workers of a scheduler, two for each of their threads, so that none waits."""

    def __init__(self, address: str) -> None:
        """Go to a scheduler; raises UsageError when none answers, or has no worker."""
        # A book goes along with its errand, so that the scheduler still has it when a worker is lost.
        self._calm = dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 GiB"})
        try:
            self._client = Client(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise UsageError(_silent(address, "does not answer", "look whether it runs there")) from error
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            self._client.close()
            raise UsageError(_silent(address, "has no worker", "start some with dask worker")) from error
        self._sender = self._client.get_executor(pure=False)

    @property
    def hands(self) -> int:
        """Give twice the threads of all workers that are there now."""
        threads: dict[str, int] = self._client.nthreads()
        return 2 * max(1, sum(threads.values()))

    def __enter__(self) -> Self:
        """Begin; the workers are there."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take back what no worker has begun, and leave the cluster to itself."""
        self._sender.shutdown(wait=kind is None)
        self._client.close()

    def send(self, errand: Errand) -> Future[Made]:
        """Have a book made by whichever worker is free first; raises LostError when it cannot be packed."""
        try:
            parcel = pack(Path(errand.folder))
        except OSError as error:
            message = f"{error.filename} cannot be read: {error.strerror}"
            raise LostError(message, again=False) from error
        key = f"octavo-{errand.name}-{uuid.uuid4().hex}"
        sent: Future[Made] = self._sender.submit(make_afar, replace(errand, jobs=1), parcel, key=key)
        return sent


def make_afar(errand: Errand, parcel: Parcel) -> Made:
    """Make a book on the machine of a worker, and give it with its files."""
    # Dask clears this folder away after a worker that was killed. Beside it is what all workers of a
    # machine share, and what outlives each.
    own = Path(get_worker().local_directory)
    with tempfile.TemporaryDirectory(prefix="octavo-", dir=own) as scratch:
        folder, out = unpack(parcel, Path(scratch, "sources")), Path(scratch, "outputs")
        cache = own.parent / "octavo-cache"
        made = make_apart(replace(errand, folder=str(folder), out=str(out), cache=str(cache)))
        return replace(made, files=outputs_of(out))


def _silent(address: str, words: str, hint: str) -> Finding:
    return finding("setting-wrong", f"the scheduler at {address} {words}", hint=hint)
