"""Extraction by rules: from a laid-out text to annotations, each with its span, its rule and its cue.

No model, no download: lists and patterns, measured by the scorer of the annotation guidelines. Every rule has an id
and says which clause of the guidelines it implements.
"""

from turtlebay.extraction.extractor import Extraction, extract

__all__ = ["Extraction", "extract"]
