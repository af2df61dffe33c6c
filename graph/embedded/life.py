"""When the child must end: its owner is gone, or somebody sent it a signal."""

from __future__ import annotations

import os
import signal
from threading import Event, Lock, Thread, Timer

__all__ = ["Life"]

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
ORPHAN_SECONDS = 4.0  # then it ends without a clean stop, as after kill -9; the store recovers
STOP_SECONDS = 30.0


class Life:
    """Made before the JVM is, so that its threads watch from the start."""

    def __init__(self, *, owned: bool) -> None:
        self._lock = Lock()
        self._ready = False
        self._stop = Event()
        Thread(target=self._await_signal, args=(_signal_pipe(),), daemon=True).start()
        if owned:
            Thread(target=self._await_end_of_owner, daemon=True).start()

    def ready(self) -> None:
        with self._lock:
            self._ready = True

    def wait(self) -> None:
        self._stop.wait()

    def _end(self, seconds: float) -> None:
        with self._lock:
            if not self._ready or self._stop.is_set():
                os._exit(1)
            Timer(seconds, os._exit, (1,)).start()
            self._stop.set()

    def _await_signal(self, pipe: int) -> None:
        while os.read(pipe, 1):
            self._end(STOP_SECONDS)

    def _await_end_of_owner(self) -> None:
        os.read(0, 1)  # standard input: the owner never writes, so this returns when it is gone
        self._end(ORPHAN_SECONDS)


def _signal_pipe() -> int:
    """Where each signal arrives as a byte, also while the main thread is inside Java and could handle none."""
    read_end, write_end = os.pipe()
    os.set_blocking(write_end, False)
    signal.set_wakeup_fd(write_end)
    for number in SIGNALS:
        signal.signal(number, lambda *_: None)
    return read_end
