"""Characters that make a text read otherwise than it is."""

from __future__ import annotations

from typing import Final

__all__ = ["BIDI"]

BIDI: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Embeddings, overrides and isolates of direction (Unicode Standard Annex 9, 2)."""
