"""Build the graph: `python build.py`, `python build.py REPORT.txt… -o DIR`, `python build.py --check`.

The checkout's own code runs, also where another version of turtlebay is installed.
"""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent / "graph"))
    from turtlebay.cli import main

    main(["build", *sys.argv[1:]], program="build.py")
