"""Annotations that people have reviewed, shipped with the package.

They are stand-off: offsets into a text that is known by its SHA-256, ids, and actions in our own words. No sentence of
a report is among them.
"""

from turtlebay.review.shipped import find_reviewed, iter_reviewed

__all__ = ["find_reviewed", "iter_reviewed"]
