"""The C interface of liblexport through ctypes, which releases the global lock during each call.

The library is looked for at $LEXPORT_LIBRARY, then beside this file, then where the system looks.
"""
from __future__ import annotations

import ctypes
import ctypes.util
import os
import pathlib
from typing import Iterable, Tuple

_ABI = 0
_NAME = 'liblexport.so'

_Write = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_char), ctypes.c_size_t, ctypes.c_void_p)


def _candidates() -> Iterable[str]:
    if os.environ.get('LEXPORT_LIBRARY'):
        yield os.environ['LEXPORT_LIBRARY']
        return
    yield from (str(p) for p in sorted(pathlib.Path(__file__).parent.glob(_NAME + '*')))
    found = ctypes.util.find_library('lexport')
    if found:
        yield found
    yield f'{_NAME}.{_ABI}'
    yield _NAME


def _open() -> ctypes.CDLL:
    errors = []
    for candidate in _candidates():
        try:
            return ctypes.CDLL(candidate)
        except OSError as error:
            errors.append(str(error))
    raise ImportError('liblexport cannot be loaded (set LEXPORT_LIBRARY to its path): ' + '; '.join(errors))


def _declare(library: ctypes.CDLL) -> ctypes.CDLL:
    handle, text, size = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t
    for name, result, arguments in (
            ('version', text, []), ('abi_version', ctypes.c_int, []),
            ('options_new', handle, []), ('options_free', None, [handle]),
            ('options_set', ctypes.c_int, [handle, text, text]), ('options_error', text, [handle]),
            ('convert', handle, [text, size, text, handle]), ('validate', handle, [text, size, text, handle]),
            ('result_free', None, [handle]), ('ok', ctypes.c_int, [handle]),
            ('confidence', ctypes.c_double, [handle]), ('finding_count', size, [handle, text]),
            ('write', ctypes.c_int, [handle, text, _Write, ctypes.c_void_p])):
        function = getattr(library, 'lexport_' + name)
        function.restype, function.argtypes = result, arguments
    return library


_lib = _declare(_open())
if _lib.lexport_abi_version() != _ABI:
    raise ImportError(f'liblexport has ABI version {_lib.lexport_abi_version()}, this package needs {_ABI}')


def version() -> str:
    return _lib.lexport_version().decode()


class Result:
    """Owns a lexport_result."""

    def __init__(self, handle: int):
        if not handle:
            raise MemoryError('liblexport is out of memory')
        self._handle = handle

    def __del__(self) -> None:
        if getattr(self, '_handle', None):
            _lib.lexport_result_free(self._handle)

    def ok(self) -> bool:
        return bool(_lib.lexport_ok(self._handle))

    def confidence(self) -> float:
        return float(_lib.lexport_confidence(self._handle))

    def write(self, format_name: str) -> bytes:
        parts = []

        def take(data, size, _user) -> int:
            parts.append(ctypes.string_at(data, size))
            return 0

        if _lib.lexport_write(self._handle, format_name.encode(), _Write(take), None) != 0:
            raise ValueError(f'this result cannot be had as {format_name}')
        return b''.join(parts)


class _Options:
    """Owns a lexport_options."""

    def __init__(self, settings: Iterable[Tuple[str, str]]):
        self.handle = _lib.lexport_options_new()
        if not self.handle:
            raise MemoryError('liblexport is out of memory')
        for name, value in settings:
            if _lib.lexport_options_set(self.handle, name.encode(), value.encode()) != 0:
                raise ValueError(_lib.lexport_options_error(self.handle).decode())

    def __del__(self) -> None:
        if self.handle:
            _lib.lexport_options_free(self.handle)


def convert(data: bytes, name: str, settings: Iterable[Tuple[str, str]]) -> Result:
    options = _Options(settings)
    return Result(_lib.lexport_convert(data, len(data), name.encode('utf-8', 'replace'), options.handle))


def validate(data: bytes, name: str, settings: Iterable[Tuple[str, str]]) -> Result:
    options = _Options(settings)
    return Result(_lib.lexport_validate(data, len(data), name.encode('utf-8', 'replace'), options.handle))
