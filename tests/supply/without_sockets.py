"""Run a command in which, and in all of whose children, no socket can be made.

Usage: python -m tests.supply.without_sockets COMMAND …

The kernel ends whoever asks for one (seccomp(2)). Exits with 125 where the kernel cannot do that.
"""

import ctypes
import os
import platform
import struct
import sys

# socket(2) by machine, from the kernel's tables.
_SOCKET = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_KILL, _ALLOW = 0x80000000, 0x7FFF0000
_CANNOT = 125


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def forbid() -> bool:
    """Let the kernel end this process and its children on socket(2); tell whether it can."""
    if platform.machine() not in _SOCKET:
        return False
    machine, socket = _SOCKET[platform.machine()]
    # Of struct seccomp_data, the machine stands at 4 and the number of the call at 0.
    steps = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 0, 3, machine),
        (_LOAD, 0, 0, 0),
        (_EQUAL, 0, 1, socket),
        (_RETURN, 0, 0, _KILL),
        (_RETURN, 0, 0, _ALLOW),
    ]
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    program = _Program(len(steps), code)
    control = ctypes.CDLL(None, use_errno=True).prctl
    return (
        control(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0
        and control(_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0
    )


if __name__ == "__main__":
    if not forbid():
        sys.exit(_CANNOT)
    os.execvp(sys.argv[1], sys.argv[1:])  # noqa: S606 -- the command that was given
