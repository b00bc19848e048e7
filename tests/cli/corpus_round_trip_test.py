"""The corpus's texts: what --to text writes converts to the same units again. Prints those that do not,
and fails when they are more than so far. Needs the corpus; says so and skips where it is not."""
import json
import pathlib
import subprocess
import sys
import tempfile

from support import LEXPORT, SHARED, lexport

# Share of the texts by width of the lines, 0 for a paragraph a line; to be raised with every gain.
REACHED = {0: 1.0, 80: 0.91}


def units(akn):
    listed = json.loads(lexport('outline', '--json', '--quiet', akn).stdout)['units']
    return [(u['element'], u['num'], u['heading']) for u in listed]


def convert(source, target, to, glob, *options):
    subprocess.run([LEXPORT, 'convert', '--quiet', '--to', to, '--include', glob, *options, source,
                    '-o', target], check=True, timeout=600)


def comes_back(folder, first, width):
    """Writes the text of all of `first` and reads it again; says whether enough come back."""
    text, again = folder / f'text-{width}', folder / f'again-{width}'
    convert(folder / 'first', text, 'text', '*.xml', '--width', str(width))
    convert(text, again, 'akn', '*.txt')
    changed = [path.name for path, outline in first.items()
               if outline != units(again / path.relative_to(folder / 'first'))]
    print(f'width {width}: {len(first) - len(changed)} of {len(first)} texts come back; not: '
          + ', '.join(changed))
    return len(first) - len(changed) >= REACHED[width] * len(first)


def main():
    texts = SHARED / 'corpus/texts'
    if not texts.exists():
        print(f'skipped: there is no corpus at {texts}')
        return 77
    with tempfile.TemporaryDirectory(prefix='lexport-round-') as name:
        folder = pathlib.Path(name)
        convert(texts, folder / 'first', 'akn', '*.txt')
        first = {path: units(path) for path in sorted((folder / 'first').rglob('*.xml'))}
        enough = [comes_back(folder, first, width) for width in REACHED]
    return 0 if all(enough) else 1


if __name__ == '__main__':
    sys.exit(main())
