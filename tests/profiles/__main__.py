"""The 300 generated sheets: `python -m tests.profiles [N]` prints how many columns are right."""

import sys
from collections import Counter

from tests.profiles.generated import judge, sheets


def main(n: int) -> None:
    """Judge so many sheets and print what was found."""
    verdicts = [judge(made) for made in sheets(n)]
    n_columns = sum(v.n_columns for v in verdicts)
    n_right = sum(v.n_right for v in verdicts)
    print(f"{n} sheets, {n_columns} columns, {n_right} right ({n_right / n_columns:.1%})")
    print(f"proposed wrongly without a doubt: {sum(len(v.unsaid) for v in verdicts)}")
    print(f"values stored wrong without a finding: {sum(len(v.stored_wrong) for v in verdicts)}")
    for said, times in Counter(w for v in verdicts for w in v.wrong).most_common(60):
        print(f"  {times} {said}")
    for v in verdicts:
        for said in (*v.unsaid[:3], *v.stored_wrong[:3]):
            print(f"  unsaid: {said}")


main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
