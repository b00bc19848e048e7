"""The stubs of the package say what the package does."""
import ast
import inspect
import pathlib
import subprocess
import sys
import tempfile
import unittest

import lexport

PACKAGE = pathlib.Path(lexport.__file__).parent

PROGRAM = '''
import lexport
document: lexport.Document = lexport.convert(b'', 'a.txt', meta={'date': '2001'}, mapping='un', strict=True)
finding: lexport.Finding = document.findings[0]
place: int = finding.line + finding.column
book: bytes = document.to_epub()
names: list[str] = [f.rule for f in lexport.validate(book, level=1, ignore=['sense.'])]
lexport.convert(3)                   # no input
lexport.convert('', repair='some')   # no such value
document.to_pdf()                    # no such format
'''


def python_with_mypy():
    for python in (sys.executable, '/usr/bin/python3'):
        if subprocess.run([python, '-c', 'import mypy'], capture_output=True).returncode == 0:
            return python
    return None


def parameters(node):
    """Names of a stub's parameters that are not gathered in the module's **options."""
    return [a.arg for a in node.args.args], node.args.kwarg is not None


class Stubs(unittest.TestCase):
    def test_name_what_the_module_has(self):
        tree = ast.parse((PACKAGE / '__init__.pyi').read_text())
        stubs = {n.name: n for n in tree.body if isinstance(n, (ast.FunctionDef, ast.ClassDef))}
        self.assertEqual(set(stubs), set(lexport.__all__))
        for name, node in stubs.items():
            self.compare(name, node, getattr(lexport, name))

    def compare(self, name, node, real):
        if isinstance(node, ast.FunctionDef):
            names, gathers = parameters(node)
            signature = inspect.signature(real)
            kinds = {p.name: p.kind for p in signature.parameters.values()}
            self.assertEqual(names, [n for n, k in kinds.items() if k == inspect.Parameter.POSITIONAL_OR_KEYWORD], name)
            self.assertEqual(gathers, inspect.Parameter.VAR_KEYWORD in kinds.values(), name)
            return
        public = {m for m in vars(real) if not m.startswith('_')} | set(getattr(real, '__dataclass_fields__', ()))
        said = {m.name for m in node.body if isinstance(m, ast.FunctionDef) and not m.name.startswith('_')}
        said |= {m.target.id for m in node.body if isinstance(m, ast.AnnAssign)}
        if name == 'ConversionError':
            public.add('findings')  # set when one is made
        self.assertEqual(said, public, name)

    def test_mypy_holds_them_against_the_module(self):
        python = python_with_mypy()
        if python is None:
            self.skipTest('mypy is not installed')
        env = {'MYPYPATH': str(PACKAGE.parent), 'PYTHONPATH': str(PACKAGE.parent),
               'LEXPORT_LIBRARY': lexport._library._lib._name, 'PATH': '/usr/bin:/bin'}
        with tempfile.TemporaryDirectory(prefix='lexport-stubs-') as folder:
            checked = subprocess.run([python, '-m', 'mypy.stubtest', 'lexport'], env=env, cwd=folder, text=True,
                                     capture_output=True)
            self.assertEqual(checked.returncode, 0, checked.stdout)
            program = pathlib.Path(folder) / 'program.py'
            program.write_text(PROGRAM)
            used = subprocess.run([python, '-m', 'mypy', '--strict', program], env=env, cwd=folder, text=True,
                                  capture_output=True)
            wrong = [line.split(':')[1] for line in used.stdout.splitlines() if ': error:' in line]
            last = PROGRAM.count('\n')
            self.assertEqual(wrong, [str(last - 2), str(last - 1), str(last)], used.stdout)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=2)
