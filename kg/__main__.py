"""The `kg` command: runs it; turns errors into one sentence and an exit status (0 good, 1 failed, 2 wrong usage)."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from .errors import KgError, UsageError


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its status."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    try:
        from .cli import kg

        kg.main(args=arguments, prog_name="kg", standalone_mode=True)
    except KgError as error:
        if "--debug" in arguments:
            raise
        print(f"kg: {error}", file=sys.stderr)
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except BrokenPipeError:
        # Whoever read our output has enough; Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


if __name__ == "__main__":
    main()
