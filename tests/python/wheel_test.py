"""A wheel made by Python's standard tools works where nothing else of Lexport is:
wheel_test.py CMAKE SOURCE LIBRARY"""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import zipfile

CMAKE, SOURCE, LIBRARY = sys.argv[1:4]
NEEDED = 'import build, setuptools, wheel'

USE = '''
import json, pathlib, sys
import lexport
assert pathlib.Path(lexport.__file__).is_relative_to(sys.argv[1]), lexport.__file__
document = lexport.convert(pathlib.Path(sys.argv[2]).read_bytes(), 'sample.txt', meta={'keyword': ['one', 'two']})
assert document.outline()['counts']['article'] == 12
assert document.to_akn().count(b'<keyword ') == 2
assert document.to_epub()[:2] == b'PK'
assert [f for f in lexport.validate(document.to_akn(), level=1)] == []
try:
    lexport.convert('x', mapping='nowhere')
except lexport.ConversionError as error:
    assert sys.argv[1] in str(error), str(error)
print(lexport.version())
'''


def python_with_tools():
    """The first Python that can build wheels; Debian's has its modules in packages of their own."""
    for python in (sys.executable, '/usr/bin/python3'):
        if os.path.exists(python) and subprocess.run([python, '-c', NEEDED], capture_output=True).returncode == 0:
            return python
    print('skipped: no Python here has build, setuptools and wheel')
    sys.exit(77)


def install(python, wheel, target):
    """By pip where there is one; else as the format says of files that are no scripts: unpacked."""
    pip = [python, '-m', 'pip']
    if subprocess.run([*pip, '--version'], capture_output=True).returncode == 0:
        subprocess.run([*pip, 'install', '--quiet', '--no-index', '--no-deps', '--target', target, wheel], check=True,
                       capture_output=True)
    else:
        zipfile.ZipFile(wheel).extractall(target)


class Wheel(unittest.TestCase):
    def test_built_installed_and_used(self):
        python = python_with_tools()
        with tempfile.TemporaryDirectory(prefix='lexport-wheel-') as name:
            folder = pathlib.Path(name)
            made = subprocess.run([CMAKE, '-D', f'PYTHON={python}', '-D', f'SOURCE={SOURCE}', '-D',
                                   f'LIBRARY={LIBRARY}', '-D', f'OUT={folder}', '-P',
                                   f'{SOURCE}/converter/python/wheel.cmake'], capture_output=True, text=True)
            self.assertEqual(made.returncode, 0, made.stdout[-2000:] + made.stderr[-2000:])
            wheel, = folder.glob('*.whl')
            self.assertRegex(wheel.name, r'^lexport-[0-9.]+-py3-none-linux_\w+\.whl$')
            names = zipfile.ZipFile(wheel).namelist()
            for part in ('lexport/__init__.pyi', 'lexport/py.typed', 'lexport/liblexport.so'):
                self.assertIn(part, names)
            for path in pathlib.Path(SOURCE, 'mappings').rglob('*.*'):
                self.assertIn(f'lexport/share/lexport/{path.relative_to(SOURCE)}', names)
            target = folder / 'site'
            install(python, wheel, target)
            clean = {k: v for k, v in os.environ.items() if not k.startswith('LEXPORT')}
            used = subprocess.run([python, '-c', USE, target, f'{SOURCE}/samples/a-hrc-26-34-annex.txt'], cwd='/',
                                  env={**clean, 'PYTHONPATH': str(target)}, capture_output=True, text=True)
            self.assertEqual(used.returncode, 0, used.stderr[-2000:])
            self.assertIn(f'lexport-{used.stdout.strip()}-', wheel.name)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=2)
