"""A card about one standard or one stage of a figure that has several: its cases and what it
leaves out, without the others'."""

import pandas as pd

from scr.text.time import STAGES

_EVERY_STAGE = ("open_stages", "stopped_stages")


def cases_of(found: pd.DataFrame, part: str) -> pd.DataFrame:
    """The cases of a standard, or those in which a stage ran, with its days and what came of it."""
    if "standard_id" in found:
        return found[found["standard_id"] == part].reset_index(drop=True)
    if part not in found:
        return found
    kept = found[found[part].notna()]
    others = [name for name in STAGES if name != part]
    told = kept.drop(columns=[name for name in (*others, *_EVERY_STAGE) if name in kept])
    told = told.rename(columns={part: "days"})
    told["state"] = [
        "open" if part in str(still).split(";") else "stopped" if part in str(out).split(";") else
        "ended"
        for still, out in zip(kept["open_stages"], kept["stopped_stages"], strict=True)
    ]  # fmt: skip
    return told.reset_index(drop=True)


def reason_of(reason: str, part: str) -> str | None:
    """Why a case is left out, without the name of the part; None where another part's is told.
    Without a part the reason as it is."""
    if not part:
        return reason
    for start in (f"of the standard {part} ", f"of the stage {part.replace('_', ' ')} "):
        if reason.startswith(start):
            return reason.removeprefix(start)
    return None
