"""Errors: what, where, and what to do next; and the exit status that they end a command with."""

from __future__ import annotations

CANNOT_RUN = 2
ANSWER_IS_NO = 1


class LoccitError(Exception):
    """Something that loccit cannot do. `code` is one of `codes.ERRORS`; `next_step` says what helps."""

    def __init__(self, code: str, message: str, *, next_step: str = "", status: int = CANNOT_RUN) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.next_step = next_step
        self.status = status

    def __str__(self) -> str:
        lines = [f"Error {self.code}: {self.message}"]
        if self.next_step:
            lines.append(f"  Next: {self.next_step}")
        return "\n".join(lines)

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.code, self.message, self.next_step, self.status)


class UnreadableError(LoccitError):
    """One file that cannot be read as a document; the others go on."""


class LockedError(LoccitError):
    """Another process writes to the archive."""


class UsageError(LoccitError):
    """What was asked for makes no sense; nothing was done."""


def _rebuild(kind: type[LoccitError], code: str, message: str, next_step: str, status: int) -> LoccitError:
    return kind(code, message, next_step=next_step, status=status)
