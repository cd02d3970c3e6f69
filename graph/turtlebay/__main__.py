"""`python -m turtlebay` is the command `turtlebay`."""

from turtlebay.cli import main

if __name__ == "__main__":
    main()
