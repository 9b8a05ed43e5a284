"""Do limits and marks keep their promise? Simulated, and written to docs/calibration.md.

    python -m tests.calibration            make the page again (two to three minutes of one core)
    python -m tests.calibration --check    whether the page is what the code gives (the same time)

Every row is a promise, what it is made over, and how often it was kept in draws of a fixed seed in
which the truth is known. The functions are those of the product; its tests by draws take fewer of
them, of a seed of their own for each try (`promise.own_deals`). A test runs every row with few
draws, so that none can stop working unseen.
"""

from tests.calibration import differences, limits, marks
from tests.calibration.promise import Promise


def promises() -> list[Promise]:
    """All of them, in the order of the page."""
    return [*limits.promises(), *marks.promises(), *differences.promises()]
