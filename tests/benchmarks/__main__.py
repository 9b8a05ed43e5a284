"""Run the benchmarks named on the command line, or all of them."""

import importlib
import sys

NAMES = (
    *("commands", "comparison", "figures", "first_page", "importing", "pages", "peer"),
    *("readers", "sent"),
)

if __name__ == "__main__":
    for name in sys.argv[1:] or NAMES:
        if name not in NAMES:
            sys.exit(f"There is no benchmark {name}. They are: {', '.join(NAMES)}.")
        importlib.import_module(f"tests.benchmarks.{name}").main()
