"""Read a file in a process of its own, so that a hostile or broken one costs bounded time and memory.

A PDF stream of some kB can unpack to gigabytes, and a parser in C can crash: then only this process ends, and the
error says so. The limit of memory holds on Linux; elsewhere the limit of time alone does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any, Final

from turtlebay.errors import InputError
from turtlebay.reading.composition import Extract

__all__ = ["MOST_MEMORY", "MOST_SECONDS", "main", "read_apart"]

MOST_SECONDS: Final = 120
"""A PDF of 1,000 full pages takes about 25."""
MOST_MEMORY: Final = 2 * 1024**3
"""Bytes of address space; a PDF of 120 full pages was read in 82 MB."""
MOST_CHARACTERS: Final = 16 * 1024 * 1024
"""No file gives more text, as no text file may be larger."""
REMEDY: Final = "Split it, or save it anew from the program it was made with"


def read_apart(kind: str, data: bytes, where: str) -> Extract:
    """Return the text of a file; an error where reading it takes too much or breaks down."""
    command = [sys.executable, "-P", "-c", "from turtlebay.reading.process import main; main()", kind, where]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and our own code
            command, input=data, capture_output=True, timeout=MOST_SECONDS, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        raise InputError(f"not read within {MOST_SECONDS} seconds", where=where, remedy=REMEDY) from None
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise _breakdown(done.returncode, done.stderr, where) from None
    if "problem" in answer:
        raise InputError(answer["problem"], where=where, remedy=answer["remedy"])
    return Extract(answer["characters"], tuple(answer["pages"]), tuple(answer["notices"]))


def _breakdown(code: int, said: bytes, where: str) -> InputError:
    if b"MemoryError" in said or b"bad_alloc" in said or b"emory" in said[-2000:]:
        problem = f"reading it takes more than {MOST_MEMORY / 1024**3:.0f} GB of memory"
    else:
        last = said.decode("utf-8", "replace").strip().rpartition("\n")[2][:200]
        problem = f"the reader broke down over it ({last or f'exit code {code}'})"
    return InputError(problem, where=where, remedy=REMEDY)


def main() -> None:
    """Read the file on standard input, of the kind and name given as arguments, and write JSON."""
    _limit_memory()
    kind, where = sys.argv[1:3]
    answer: dict[str, Any]
    try:
        found = _reader(kind)(sys.stdin.buffer.read(), where)
        if len(found.characters) > MOST_CHARACTERS:
            raise InputError(f"it holds more than {MOST_CHARACTERS:,} characters", remedy="Split it into its reports")
        answer = {"characters": found.characters, "pages": found.pages, "notices": found.notices}
    except InputError as error:
        answer = {"problem": error.problem, "remedy": error.remedy}
    except MemoryError:
        answer = {"problem": f"reading it takes more than {MOST_MEMORY / 1024**3:.0f} GB of memory", "remedy": REMEDY}
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))
    sys.stdout.flush()
    # Whatever a parser would still do on its way out is of no use any more.
    os._exit(0)


def _reader(kind: str) -> Callable[[bytes, str], Extract]:
    if kind == "pdf":
        from turtlebay.reading.pdf import read_pdf

        return read_pdf
    if kind == "docx":
        from turtlebay.reading.docx import read_docx

        return read_docx
    from turtlebay.reading.html import read_html

    return read_html


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return
