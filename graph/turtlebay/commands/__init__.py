"""Commands of the command line that have a module of their own; `turtlebay.cli` registers them."""
