"""Inputs that there is not enough memory for: a finding each, and the others are worked on."""
import json
import os
import resource
import subprocess
import sys
import unittest

from support import LEXPORT, TIMEOUT, FolderTest, findings

MEBIBYTE = 1 << 20
ARTICLE = 'Article {0}\n\nThe Parties of the {0}th part agree that this is to be done (see Article 2) without delay.\n\n'


def limited(words, mebibytes, stdin=b''):
    """Runs the command with so much address space."""
    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (mebibytes * MEBIBYTE, mebibytes * MEBIBYTE))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return subprocess.run([LEXPORT, *map(str, words)], input=stdin, capture_output=True, timeout=TIMEOUT,
                          preexec_fn=limit)


class OutOfMemory(FolderTest):
    def setUp(self):
        super().setUp()
        if os.environ.get('LEXPORT_SANITIZE'):
            self.skipTest('sanitizers need address space of their own')
        self.small = ARTICLE.format(1) + ARTICLE.format(2)
        self.large = ''.join(ARTICLE.format(i) for i in range(1, 40000))

    def least(self, words):
        """MiB with which a run on a small input just works."""
        for mebibytes in range(24, 400, 2):
            if limited(words, mebibytes).returncode == 0:
                return mebibytes
        self.fail('a small input needs more than 400 MiB')

    def convert_small(self):
        return ['convert', self.write('small.txt', self.small), '-o', self.folder / 'small.xml']

    def check(self, process, failed):
        """All inputs but those that failed are done; those failed for want of memory, by a finding."""
        self.assertGreaterEqual(process.returncode, 0, 'killed by a signal: ' + process.stderr.decode()[-500:])
        errors = [f for f in findings(process) if f['severity'] == 'error']
        self.assertEqual({f['rule'] for f in errors} - {'input.out-of-memory', 'input.unreadable'}, set())
        self.assertEqual(sorted(f['file'] for f in errors), sorted(map(str, failed)))
        self.assertEqual(process.returncode, 1 if failed else 0)

    def sweep(self, run, least, large):
        """Runs with more and more memory until the large input fits; at each step, only it may fail."""
        short = 0
        for mebibytes in range(least + 2, least + 400, 2):
            process = run(mebibytes)
            if process.returncode == 0:
                break
            short += 1
            self.check(process, [large])
        self.assertEqual(process.returncode, 0, 'the large input never fitted')
        self.assertGreater(short, 3, 'memory was never short')

    def test_a_batch_goes_on_behind_an_input_that_is_too_large_for_the_memory(self):
        inputs = [self.write(f'in/{name}.txt', text)
                  for name, text in (('a', self.small), ('b', self.large), ('c', self.small))]
        out = self.folder / 'out'

        def run(mebibytes):
            process = limited(['convert', self.folder / 'in', '-o', out, '--jobs', 1, '--format=ndjson', '--quiet'],
                              mebibytes)
            for name in ('a', 'c'):
                self.assertTrue((out / f'{name}.xml').read_bytes().rstrip().endswith(b'</akomaNtoso>'))
            self.assertEqual(sorted(p.name for p in out.iterdir()),
                             ['a.xml', 'b.xml', 'c.xml'] if process.returncode == 0 else ['a.xml', 'c.xml'])
            return process

        self.sweep(run, self.least(self.convert_small()), inputs[1])

    def test_validation_and_derivation_say_that_memory_is_out(self):
        self.write('in/b.txt', self.large)
        subprocess.run([LEXPORT, 'convert', '--quiet', self.folder / 'in/b.txt', '-o', self.folder / 'x/b.xml'],
                       check=True, timeout=TIMEOUT)
        large, small = self.folder / 'x/b.xml', self.folder / 'small.xml'
        subprocess.run([LEXPORT, *self.convert_small(), '--quiet'], check=True, timeout=TIMEOUT)
        check = ['validate', '--format=ndjson', '--severity=error']
        self.sweep(lambda mebibytes: limited([*check, large], mebibytes), self.least([*check, small]), large)
        derive = ['convert', '--to', 'epub,jsonld,html,text', '--format=ndjson', '--quiet', '-o', self.folder / 'y/']
        self.sweep(lambda mebibytes: limited([*derive, large], mebibytes), self.least([*derive, small]), large)

    def test_a_stream_answers_a_record_that_is_too_large_for_the_memory(self):
        records = [{'id': 1, 'text': self.small}, {'id': 2, 'text': self.large}, {'id': 3, 'text': self.small}]
        stdin = b''.join(json.dumps(r).encode() + b'\n' for r in records)
        words = ['convert', '--stream=ndjson', '--jobs', 1]
        first = stdin.split(b'\n')[0]
        # Where a thread has an arena of its own, less can do when more does not: from where all is enough.
        least = next(m for m in range(300, 0, -8) if b'"ok":true' not in limited(words, m, first).stdout) + 8
        seen = []
        for mebibytes in range(least, 600, 10):
            process = limited(words, mebibytes, stdin)
            self.assertEqual(process.returncode, 0, process.stderr.decode()[-500:])
            answers = [json.loads(line) for line in process.stdout.splitlines()]
            self.assertEqual(len(answers), 3)
            seen.append([a['ok'] for a in answers])
            for answer in answers:
                errors = [f['rule'] for f in answer['findings'] if f['severity'] == 'error']
                self.assertEqual(errors, [] if answer['ok'] else ['input.out-of-memory'])
            if seen[-1] == [True, True, True]:
                break
        self.assertIn([True, False, True], seen)
        self.assertEqual(seen[-1], [True, True, True])

    def test_without_threads_all_is_done_one_after_the_other(self):
        def alone():
            resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
        for i in range(20):
            self.write(f'in/{i}.txt', self.small)
        nobody = {'user': 65534, 'group': 65534, 'extra_groups': []} if os.geteuid() == 0 else {}
        self.folder.chmod(0o777)
        process = subprocess.run([LEXPORT, 'convert', self.folder / 'in', '-o', self.folder / 'out', '--jobs', '4'],
                                 capture_output=True, timeout=TIMEOUT, preexec_fn=alone, **nobody)
        self.assertEqual(process.returncode, 0, process.stderr.decode()[-500:])
        self.assertEqual(len(list((self.folder / 'out').iterdir())), 20)
        records = b''.join(json.dumps({'id': i, 'text': self.small}).encode() + b'\n' for i in range(20))
        process = subprocess.run([LEXPORT, 'convert', '--stream=ndjson', '--jobs', '4'], input=records,
                                 capture_output=True, timeout=TIMEOUT, preexec_fn=alone, **nobody)
        self.assertEqual(process.returncode, 0, process.stderr.decode()[-500:])
        answers = [json.loads(line) for line in process.stdout.splitlines()]
        self.assertEqual([(a['id'], a['ok']) for a in answers], [(i, True) for i in range(20)])


if __name__ == '__main__':
    if not hasattr(resource, 'RLIMIT_AS'):
        print('skipped: the system has no limit on address space')
        sys.exit(77)
    unittest.main()
