"""A limit on how long a query may run: the engine cannot be interrupted, so its process is ended."""

from __future__ import annotations

import os
import sys
import threading


def kill_after(seconds: float) -> threading.Timer:
    """End this process with one sentence and exit status 1 if it still runs after so many seconds.

    Meant for a process that does nothing else, such as a command; cancel the timer that is given back otherwise.
    """

    def end() -> None:
        sys.stderr.write(f"kg: The query took longer than {seconds:g} seconds and was ended; narrow it down.\n")
        sys.stderr.flush()
        os._exit(1)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    return timer
