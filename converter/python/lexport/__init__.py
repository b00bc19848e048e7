"""Lexport: plain legal text to Akoma Ntoso, validation, EPUB and JSON-LD.

    import lexport
    document = lexport.convert(open('a.txt', 'rb').read(), meta={'symbol': 'A/HRC/35/35'})
    open('a.xml', 'wb').write(document.to_akn())
    for finding in lexport.validate(document.to_akn()):
        print(finding)

Bytes go in and bytes come out; text may be given as str too. The work is done by the shared library
liblexport, with Python's global lock released, so threads run side by side. Functions may be called
from any thread; a Document may be shared between threads.
"""
from __future__ import annotations

from dataclasses import dataclass, field
import json
from typing import Any, Iterable, List, Mapping, Optional, Sequence, Tuple, Union

from . import _library

__all__ = ['ConversionError', 'Document', 'Finding', 'convert', 'outline', 'validate', 'version']

Input = Union[bytes, bytearray, memoryview, str]
Meta = Mapping[str, Union[str, Sequence[str]]]


@dataclass(frozen=True)
class Finding:
    """One thing that Lexport says about an input. Missing parts are '' or 0."""

    rule: str
    severity: str           # 'note', 'warning' or 'error'
    message: str
    file: str = ''
    line: int = 0           # from 1
    column: int = 0         # from 1, in code points
    offset: int = 0         # bytes
    eid: str = ''
    xpath: str = ''
    expected: Tuple[str, ...] = field(default=())
    fix: str = ''

    def __str__(self) -> str:
        place = f'{self.file}:{self.line}:{self.column}' if self.line else self.file
        return f'{place}: {self.severity}: {self.message} [{self.rule}]'


class ConversionError(Exception):
    """An input could not be converted; `findings` tell why."""

    def __init__(self, findings: List[Finding]):
        errors = [f for f in findings if f.severity == 'error']
        super().__init__(str(errors[0]) if errors else 'the input could not be converted')
        self.findings = findings


class Document:
    """An Akoma Ntoso document, converted from text or read. Made by convert()."""

    def __init__(self, result: '_library.Result'):
        self._result = result

    @property
    def findings(self) -> List[Finding]:
        """What was found on the way, in order."""
        return _findings(self._result)

    @property
    def confidence(self) -> float:
        """How sure the structure is, from 0 to 1."""
        return self._result.confidence()

    def to_akn(self) -> bytes:
        """Akoma Ntoso 3.0 XML."""
        return self._result.write('akn')

    def to_epub(self) -> bytes:
        """An EPUB 3.3 book."""
        return self._result.write('epub')

    def to_jsonld(self) -> bytes:
        """A JSON-LD 1.1 graph."""
        return self._result.write('jsonld')

    def to_nquads(self) -> bytes:
        return self._result.write('nquads')

    def to_turtle(self) -> bytes:
        return self._result.write('turtle')

    def to_html(self) -> bytes:
        """One self-contained HTML page."""
        return self._result.write('html')

    def to_text(self) -> bytes:
        """Clean plain text."""
        return self._result.write('text')

    def ledger(self) -> Any:
        """The account of everything that was done to the text, as parsed JSON."""
        return json.loads(self._result.write('ledger'))

    def outline(self) -> Any:
        """The units of the document, as parsed JSON: {'units': [...], 'counts': {...}}."""
        return json.loads(self._result.write('outline'))


def version() -> str:
    """The version of the library, such as '0.1.0'."""
    return _library.version()


def convert(data: Input, name: str = '-', *, meta: Optional[Meta] = None, **options: Any) -> Document:
    """Converts plain text, or reads Akoma Ntoso.

    `name` is what findings call the input. `meta` holds metadata (symbol, date, title …; a list of
    values for alias and keyword); options are
    those of the command line with underscores: mapping='un', repair='all', strict=True, force=True …
    Raises ConversionError when the input cannot be converted, ValueError for a wrong option.
    """
    result = _library.convert(_bytes(data), name, _settings(meta, options))
    if not result.ok():
        raise ConversionError(_findings(result))
    return Document(result)


def validate(data: Input, name: str = '-', **options: Any) -> List[Finding]:
    """Checks Akoma Ntoso; gives what was found, nothing when all is well.

    Options: level=1 for the schema alone, profile='akn4un', accept_drafts=True, only and ignore with
    a rule or a list of rules.
    """
    return _findings(_library.validate(_bytes(data), name, _settings(None, options)))


def outline(data: Input, name: str = '-', **options: Any) -> Any:
    """The structure of a text or of Akoma Ntoso: convert(...).outline()."""
    return convert(data, name, **options).outline()


def _bytes(data: Input) -> bytes:
    return data.encode() if isinstance(data, str) else bytes(data)


def _value(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _settings(meta: Optional[Meta], options: Mapping[str, Any]) -> Iterable[Tuple[str, str]]:
    named = [(key.replace('_', '-'), value) for key, value in options.items()]
    named += [('meta.' + key, value) for key, value in (meta or {}).items()]
    return [(key, _value(v)) for key, value in named
            for v in (value if isinstance(value, (list, tuple)) else [value])]


def _findings(result: '_library.Result') -> List[Finding]:
    one_file = json.loads(result.write('findings-ndjson').decode('utf-8', 'replace'))
    return [Finding(
        rule=item['rule'], severity=item['severity'], message=item['message'], file=one_file['file'],
        line=item['line'], column=item['column'], offset=item['offset'], eid=item['eId'],
        xpath=item['xpath'], expected=tuple(item['expected']), fix=item['fix'])
        for item in one_file['findings']]
