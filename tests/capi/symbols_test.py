"""The shared library shows what its headers name: symbols_test.py LIBRARY INCLUDE_FOLDER"""
import pathlib
import re
import subprocess
import sys

library, include = sys.argv[1], pathlib.Path(sys.argv[2])
shown = subprocess.run(['nm', '-DC', '--defined-only', library], capture_output=True, text=True, check=True).stdout
names = [line.split(' ', 2)[2] for line in shown.splitlines() if line.split(' ', 2)[1] != 'A']

declared = set(re.findall(r'LEXPORT_C_API[^;(]*?(lexport_\w+)\(', (include / 'lexport.h').read_text()))
plain = {n for n in names if re.fullmatch(r'\w+', n)}
wrong = sorted(plain ^ declared)
if wrong:
    sys.exit(f'C symbols that the header and the library do not share: {wrong}')

headers = '\n'.join(p.read_text() for p in (include / 'lexport').glob('*.h'))
words = set(re.findall(r'\w+', headers))
for name in names:
    if name in plain:
        continue
    bare = re.sub(r'^(typeinfo|vtable|typeinfo name|guard variable) for ', '', name)
    match = re.match(r'lexport::(?:~?\w+::)*~?(\w+)', bare)
    if not match or match.group(1) not in words:
        sys.exit(f'a symbol that no public header names: {name}')
print(f'{len(plain)} C symbols and {len(names) - len(plain)} C++ symbols, all named by the headers')
