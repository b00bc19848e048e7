"""What the tests of the command line share: running it, and folders that go away by themselves."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

LEXPORT = os.path.abspath(os.environ.get('LEXPORT', 'build/release/lexport'))
ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = ROOT / 'samples'
REPORT = SAMPLES / 'a-hrc-35-35.txt'
DECLARATION = SAMPLES / 'a-hrc-26-34-annex.txt'
SHARED = pathlib.Path(os.environ.get('LEXPORT_SHARED', ROOT.parent / 'shared'))
# No test may hang: this is far above what any needs, on any machine.
TIMEOUT = 300


def lexport(*words, stdin=b'', env=None, cwd=None):
    """Runs the command; gives the finished process with bytes on both streams."""
    environment = {**os.environ, **(env or {})}
    return subprocess.run([LEXPORT, *map(str, words)], input=stdin, capture_output=True,
                          env=environment, cwd=cwd, timeout=TIMEOUT)


def findings(process):
    """The findings of a run with --format=ndjson (an object a file), from whichever stream holds them."""
    lines = (process.stderr + b'\n' + process.stdout).decode('utf-8', 'replace').splitlines()
    objects = [json.loads(line) for line in lines if line.startswith('{"file"')]
    return [{**f, 'file': o['file']} for o in objects for f in o['findings']]


class FolderTest(unittest.TestCase):
    """A test with an empty folder of its own, self.folder."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='lexport-test-'))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def assertStatus(self, process, status):
        self.assertEqual(process.returncode, status,
                         process.stderr.decode('utf-8', 'replace')[-2000:])
