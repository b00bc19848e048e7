#!/usr/bin/env python3
"""Check that schemas/akomantoso30.xsd accepts the same documents as the schema of the standard.

The schema of the standard is not part of this repository, and neither is the program that compares two
schemas. Both are looked for in a folder `shared` beside the repository, or in the folder that the environment
variable LEXPORT_SHARED names:

    oracle/xsd_equivalence.py      compares; exit status 0 equal, 1 different, 2 a schema cannot be read
    standards/akomantoso30.xsd     the schema of the standard

Exit status: 0 the schemas are equivalent, 1 they are not or the comparison failed,
77 skipped because one of the two files is missing (SKIP_RETURN_CODE of ctest).
"""
import os
import subprocess
import sys
from pathlib import Path

PASSED, FAILED, SKIPPED = 0, 1, 77

REPOSITORY = Path(__file__).resolve().parents[2]


def main():
    shared = Path(os.environ.get('LEXPORT_SHARED') or REPOSITORY.parent / 'shared')
    oracle = shared / 'oracle' / 'xsd_equivalence.py'
    standard = shared / 'standards' / 'akomantoso30.xsd'
    own = REPOSITORY / 'schemas' / 'akomantoso30.xsd'

    missing = [path for path in (oracle, standard) if not path.is_file()]
    if missing:
        print('SKIPPED: nothing was compared, because these files are not there:')
        for path in missing:
            print('  %s' % path)
        print('Set LEXPORT_SHARED to the folder that holds oracle/ and standards/ to run this test.')
        return SKIPPED

    print('Comparing')
    print('  A, the standard: %s' % standard)
    print('  B, our schema:   %s' % own, flush=True)
    run = subprocess.run([sys.executable, str(oracle), str(standard), str(own)],
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True)
    print(run.stdout, end='')

    if run.returncode == 0:
        print('PASSED: both schemas accept the same documents.')
        return PASSED
    if run.returncode == 1:
        print('FAILED: the schemas differ, see above (A is the standard, B is our schema).')
    else:
        print('FAILED: the comparison did not come to an end (exit status %d).' % run.returncode)
    return FAILED


if __name__ == '__main__':
    sys.exit(main())
