"""What is true of each board behind its records: what a method should find again, with doubt."""

import numpy as np
import pandas as pd

from scr.sample.country import boards
from scr.sample.fields import stream

DEFAULT_SEED = 20160630
# The centre of the propensity to initiate, and how far boards spread about it (a beta).
MEAN_PROPENSITY, CONCENTRATION = 0.61, 22.0
# Boards that differ for certain, big enough for it to show: two low and two high.
LOW, HIGH = (0.22, 0.27), (0.93, 0.91)
N_SILENT = 4


def truth(seed: int = DEFAULT_SEED) -> pd.DataFrame:
    """One row per board, closed ones too, in the order of the table `boards`.

    `initiation_propensity`: probability that a case it decides is initiated, 0 to 1;
    `incidence`: cases per child, as a multiple of the country's mean (0: the board never sends
    any); `speed`: multiple of the country's time to decide and complete (above 1 is slower);
    `follow_through`: multiple of the time until a recommendation is acted on; `report_quality`:
    shift of its reports' marks, in marks of the scale 1 to 4; `role`: `low`, `high`, `silent` or
    `usual`.
    """
    rng = stream(seed, 1)
    table = boards()
    n = len(table)
    first, second = MEAN_PROPENSITY * CONCENTRATION, (1 - MEAN_PROPENSITY) * CONCENTRATION
    propensity = rng.beta(first, second, n)
    incidence = rng.gamma(4.0, 0.25, n) * (1 + 0.25 * table["need"].to_numpy())
    role = np.full(n, "usual", dtype=object)
    stays = ((table["opened"] == 0) & (table["successor"] == -1)).to_numpy()
    big = np.flatnonzero(stays & (table["size"] > table["size"].quantile(0.80)).to_numpy())
    marked = rng.permutation(big)[: len(LOW) + len(HIGH)]
    for at, value in zip(marked, (*LOW, *HIGH), strict=True):
        propensity[at] = value
        incidence[at] = max(incidence[at], 1.7)
        role[at] = "low" if value < MEAN_PROPENSITY else "high"
    small = np.flatnonzero(stays & (table["size"] < table["size"].median()).to_numpy())
    silent = rng.permutation(small)[:N_SILENT]
    incidence[silent], role[silent] = 0.0, "silent"
    return pd.DataFrame(
        {
            "board_id": table["board_id"],
            "board_name": table["board_name"],
            "children": table["size"].astype(int),
            "initiation_propensity": propensity.round(4),
            "incidence": incidence.round(4),
            "speed": rng.triangular(0.7, 0.97, 1.33, n).round(4),
            "follow_through": rng.triangular(0.5, 0.9, 1.9, n).round(4),
            "report_quality": rng.triangular(-1.0, 0.0, 1.0, n).round(4),
            "role": role,
        }
    )
