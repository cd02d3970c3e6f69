"""Names and passwords for a store, from the environment or a netrc file, and how HTTP wants to see them."""

from __future__ import annotations

import base64
import hashlib
import netrc
import os
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.request import parse_http_list, parse_keqv_list

from turtlebay.errors import InputError, UsageError

__all__ = ["Authenticator", "Credentials", "read_credentials"]

SCHEME: Final = re.compile(r"(?:^|,)\s*(Basic|Digest|Bearer)(?=\s|,|$)", re.IGNORECASE)
ALGORITHMS: Final = {"MD5": "md5", "MD5-SESS": "md5", "SHA-256": "sha256", "SHA-256-SESS": "sha256"}


@dataclass(frozen=True)
class Credentials:
    """A name with its password, or a token; neither ever shows in a message."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)


def read_credentials(
    host: str, *, netrc_file: Path | None = None, environment: Mapping[str, str] = os.environ
) -> Credentials | None:
    """Return the credentials for a host, or None.

    `TURTLEBAY_TOKEN` (bearer) comes first, then `TURTLEBAY_USER` with `TURTLEBAY_PASSWORD`, then the netrc file that is
    given or that `NETRC` names, which may also have an entry `default`.
    """
    if token := environment.get("TURTLEBAY_TOKEN"):
        return Credentials(token=_one_line(token, "TURTLEBAY_TOKEN"))
    if user := environment.get("TURTLEBAY_USER"):
        return Credentials(user, environment.get("TURTLEBAY_PASSWORD", ""))
    path = netrc_file or (Path(environment["NETRC"]) if environment.get("NETRC") else None)
    if path is None:
        return None
    try:
        found = netrc.netrc(str(path)).authenticators(host)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise InputError(f"cannot be read ({reason})", where=str(path), remedy="Name a netrc file.") from error
    except netrc.NetrcParseError as error:
        raise InputError(f"not a netrc file ({error.msg})", where=f"{path}:{error.lineno or 1}") from error
    return Credentials(found[0] or "", found[2] or "") if found else None


def _one_line(value: str, name: str) -> str:
    if not value.isascii() or not value.isprintable() or " " in value:
        raise UsageError(f"{name} holds no token", remedy="Set it to one word of ASCII characters.")
    return value


class Authenticator:
    """Answers a challenge: bearer, digest (RFC 7616; Virtuoso asks for it) or basic (RFC 7617), in this order."""

    def __init__(self, credentials: Credentials | None) -> None:
        self.credentials = credentials
        self._basic = False
        self._challenge: dict[str, str] | None = None
        self._count = 0

    def header(self, method: str, uri: str) -> str | None:
        """Return the `Authorization` of a request, as far as one is known to be wanted."""
        known = self.credentials
        if known is None:
            return None
        if known.token:
            return f"Bearer {known.token}"
        if self._challenge is not None:
            return self._digest(known, method, uri, self._challenge)
        if self._basic:
            return "Basic " + base64.b64encode(f"{known.user}:{known.password}".encode()).decode()
        return None

    def learn(self, challenges: Sequence[str]) -> bool:
        """Take in the `WWW-Authenticate` of a 401; False where another try would be no better."""
        if self.credentials is None or self.credentials.token:
            return False
        offered = _parse(challenges)
        for scheme, fields in offered:
            if scheme == "digest" and fields.get("algorithm", "MD5").upper() in ALGORITHMS:
                # a stale nonce is no wrong password (RFC 7616, 3.3)
                again = self._challenge is None or fields.get("stale", "").lower() == "true"
                self._challenge, self._count = fields, 0
                return again
        if any(scheme == "basic" for scheme, _ in offered) and not self._basic:
            self._basic = True
            return True
        return False

    def _digest(self, known: Credentials, method: str, uri: str, challenge: Mapping[str, str]) -> str:
        self._count += 1
        algorithm = challenge.get("algorithm", "MD5")
        realm, nonce = challenge.get("realm", ""), challenge.get("nonce", "")

        def digest(text: str) -> str:
            return hashlib.new(ALGORITHMS[algorithm.upper()], text.encode(), usedforsecurity=False).hexdigest()

        count, client = f"{self._count:08x}", secrets.token_hex(8)
        secret = digest(f"{known.user}:{realm}:{known.password}")
        if algorithm.upper().endswith("-SESS"):
            secret = digest(f"{secret}:{nonce}:{client}")
        action = digest(f"{method}:{uri}")
        quality = "auth" in [word.strip() for word in challenge.get("qop", "").split(",")]
        middle = f"{nonce}:{count}:{client}:auth" if quality else nonce
        fields = {"username": known.user, "realm": realm, "nonce": nonce, "uri": uri}
        fields["response"] = digest(f"{secret}:{middle}:{action}")
        if "opaque" in challenge:
            fields["opaque"] = challenge["opaque"]
        parts = [f'{name}="{_escaped(value)}"' for name, value in fields.items()]
        if "algorithm" in challenge:
            parts.append(f"algorithm={algorithm}")
        if quality:
            parts += ["qop=auth", f"nc={count}", f'cnonce="{client}"']
        return "Digest " + ", ".join(parts)


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')


def _parse(challenges: Sequence[str]) -> list[tuple[str, dict[str, str]]]:
    """Return the schemes of challenges with their fields; several may stand in one header (RFC 9110, 11.6.1)."""
    found = []
    for header in challenges:
        marks = list(SCHEME.finditer(header))
        ends = [*(mark.start() for mark in marks[1:]), len(header)]
        for mark, end in zip(marks, ends, strict=False):
            rest = header[mark.end() : end]
            fields = [field for field in parse_http_list(rest) if "=" in field]
            found.append((mark[1].lower(), {k.lower(): v for k, v in parse_keqv_list(fields).items()}))
    return found
