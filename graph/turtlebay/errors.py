"""The errors of turtlebay, one small tree.

    TurtlebayError
    ├── UsageError            the call itself is wrong                      exit 2
    └── UnusableError         something given cannot be used                exit 3
        ├── InputError        a file cannot be read as what it should be
        │   ├── AnnotationError   an annotation file breaks its format or its text
        │   └── RdfError          a Turtle or SPARQL file cannot be parsed
        └── OutputError       a result cannot be written where it should go

What a check finds (a shape not met, a quote not found) is no error but a value in a report; the command
line then exits with 1. Each message says what is wrong, where, and what to do.
"""

from __future__ import annotations

from typing import ClassVar

__all__ = ["AnnotationError", "InputError", "OutputError", "RdfError", "TurtlebayError", "UnusableError", "UsageError"]


class TurtlebayError(Exception):
    """Base of every error that turtlebay raises on purpose.

    `problem` says what is wrong, `where` names the file and the place in it, `remedy` says what to do.
    """

    exit_code: ClassVar[int] = 3

    def __init__(self, problem: str, *, where: str = "", remedy: str = "") -> None:
        self.problem = problem
        self.where = where
        self.remedy = remedy
        super().__init__(problem, where, remedy)

    def __str__(self) -> str:
        head = f"{self.where}: {self.problem}" if self.where else self.problem
        return f"{head}. {self.remedy}" if self.remedy else head


class UsageError(TurtlebayError):
    """The call is wrong: an unknown name, options that exclude each other."""

    exit_code = 2


class UnusableError(TurtlebayError):
    """Something that was given cannot be used."""


class InputError(UnusableError):
    """A file is missing, empty, too large, binary or otherwise not what it should be."""


class AnnotationError(InputError):
    """An annotation file breaks its format, or does not fit the text that it annotates."""


class RdfError(InputError):
    """A Turtle, SPARQL or JSON-LD file cannot be parsed."""


class OutputError(UnusableError):
    """The place for the result cannot be written, or holds files that are not ours."""
