"""The command with more threads than the machine has processors: the same as with one. Under
ThreadSanitizer a data race makes the command fail."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

LEXPORT = os.path.abspath(os.environ['LEXPORT'])
SAMPLE = pathlib.Path('samples/a-hrc-26-34-annex.txt').read_text()


def run(*words, stdin=b''):
    process = subprocess.run([LEXPORT, *map(str, words)], input=stdin, capture_output=True, timeout=600)
    assert b'ThreadSanitizer' not in process.stderr, process.stderr.decode('utf-8', 'replace')[:6000]
    return process


def outputs(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob('*') if p.is_file()}


class Command(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        temporary = tempfile.TemporaryDirectory(prefix='lexport-threads-')
        cls.addClassCleanup(temporary.cleanup)
        cls.folder = pathlib.Path(temporary.name)
        texts = cls.folder / 'texts'
        texts.mkdir()
        for i in range(12):
            (texts / f'{i}.txt').write_text(SAMPLE[200 * i:200 * i + 4000])
        (texts / 'bad.txt').write_bytes(b'')
        cls.texts = texts

    def test_batch(self):
        results = []
        for jobs in (1, 5):
            out = self.folder / f'out{jobs}'
            process = run('convert', self.texts, '-o', out, '--to', 'akn,epub,jsonld', '--jobs', jobs, '--resume',
                          '--format', 'ndjson', '--summary', 'none')
            self.assertEqual(process.returncode, 1, process.stderr[-2000:])
            results.append((outputs(out), process.stderr))
        self.assertEqual(results[0], results[1])
        checked = [run('validate', self.folder / 'out1', '--jobs', jobs, '--summary', 'none') for jobs in (1, 5)]
        self.assertEqual(checked[0].stdout, checked[1].stdout)

    def test_stream(self):
        lines = '\n'.join(json.dumps({'id': i, 'text': SAMPLE[:3000 + i]}) for i in range(12)).encode()
        answers = [run('convert', '--stream=ndjson', '--jobs', jobs, stdin=lines).stdout for jobs in (1, 5)]
        self.assertEqual(answers[0].count(b'"ok":true'), 12)
        self.assertEqual(answers[0], answers[1])


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=2)
