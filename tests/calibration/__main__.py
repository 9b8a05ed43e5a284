"""Make docs/calibration.md, or with --check say whether it is what the code gives."""

import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from tests.calibration import promises
from tests.calibration.page import PAGE, written
from tests.calibration.promise import kept

TRIES = 400
PROCESSES = 2


def main(arguments: list[str]) -> int:
    """0, or with --check 1 where the page is another."""
    with ProcessPoolExecutor(PROCESSES) as pool:
        text = written(list(pool.map(partial(kept, tries=TRIES), promises())))
    if "--check" in arguments:
        return 0 if PAGE.read_text(encoding="utf-8") == text else 1
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
