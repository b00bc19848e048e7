"""Trees that have something wrong in them: a clear finding for each fault, everything else done, nothing half
written."""
import contextlib
import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import unittest

from support import LEXPORT, FolderTest, findings, lexport

TEXT = 'The Parties agree.\n\nArticle 1\n\nThis is number {0}.\n\nArticle 2\n\nAnd this.\n'
NOBODY = 65534


def lexport_as(words, user=None, limit=None):
    """Runs the command as another user, or with a limit on the size of files."""
    def limited():
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    identity = {} if user is None else {'user': user, 'group': user, 'extra_groups': []}
    return subprocess.run([LEXPORT, *map(str, words)], capture_output=True, timeout=300, preexec_fn=limited,
                          cwd='/', **identity)


@contextlib.contextmanager
def small_disk(test, folder, size):
    """A file system of its own at `folder`; the test is skipped where none may be mounted."""
    folder.mkdir()
    made = subprocess.run(['mount', '-t', 'tmpfs', '-o', f'size={size}', 'tmpfs', folder], capture_output=True)
    if made.returncode != 0:
        test.skipTest('no file system may be mounted here')
    try:
        yield
    finally:
        subprocess.run(['umount', folder], check=True)


def whole(path):
    return path.read_bytes().rstrip().endswith(b'</akomaNtoso>')


class BadTree(FolderTest):
    def setUp(self):
        super().setUp()
        self.out = self.folder / 'out'

    def texts(self, count, length=1):
        for i in range(count):
            self.write(f'in/{i:03}.txt', TEXT.format(i) + '\n'.join(f'\nArticle {n}\n\nMore words.\n'
                                                                    for n in range(3, 3 + length)))

    def errors(self, process):
        return sorted((os.path.relpath(f['file'], self.folder), f['rule']) for f in findings(process)
                      if f['severity'] == 'error')

    def convert(self, *more):
        return ['convert', self.folder / 'in', '-o', self.out, '--format', 'ndjson', '--summary', 'json', *more]

    def test_files_and_folders_that_may_not_be_read(self):
        self.texts(3)
        secret = self.write('in/secret.txt', TEXT)
        closed = self.write('in/closed/inside.txt', TEXT).parent
        secret.chmod(0)
        self.addCleanup(closed.chmod, 0o700)
        user = None
        if os.geteuid() == 0:  # who may read everything
            user = NOBODY
            self.folder.chmod(0o755)
            self.out.mkdir()
            os.chown(self.out, NOBODY, NOBODY)
            if lexport_as(['--version'], user).returncode != 0:
                self.skipTest('nobody may not run the command here')
        closed.chmod(0)
        process = lexport_as(self.convert(), user)
        self.assertStatus(process, 3)
        self.assertEqual(self.errors(process), [('in/closed', 'input.unreadable'), ('in/secret.txt', 'input.unreadable')])
        self.assertEqual(process.stderr.count(b'Permission denied'), 2)
        self.assertEqual(sorted(p.name for p in self.out.iterdir()), ['000.xml', '001.xml', '002.xml'])

    def test_links_to_nothing_to_themselves_and_upwards(self):
        self.texts(2)
        inside = self.folder / 'in'
        (inside / 'dangling.txt').symlink_to(self.folder / 'nowhere')
        (inside / 'a.txt').symlink_to('b.txt')
        (inside / 'b.txt').symlink_to('a.txt')
        (inside / 'up').symlink_to(inside)
        (inside / 'fine.txt').symlink_to('000.txt')
        process = lexport(*self.convert())
        self.assertStatus(process, 3)
        self.assertEqual(self.errors(process), [(f'in/{n}.txt', 'input.unreadable') for n in ('a', 'b', 'dangling')])
        notes = [f for f in findings(process) if f['rule'] == 'input.seen-already']
        self.assertEqual([os.path.basename(n['file']) for n in notes], ['up'])
        self.assertEqual(sorted(p.name for p in self.out.iterdir()), ['000.xml', '001.xml', 'fine.xml'])

    def summary(self, process):
        return json.loads(process.stderr.decode().splitlines()[-1])

    def test_what_is_no_file_is_told_and_left(self):
        self.texts(2)
        os.mkfifo(self.folder / 'in/queue.txt')
        os.mkfifo(self.folder / 'in/other')  # no text by its name: nobody expects it to be read
        process = lexport(*self.convert())
        self.assertStatus(process, 0)
        told = [(os.path.basename(f['file']), f['rule']) for f in findings(process) if f['rule'].startswith('input.')]
        self.assertEqual(told, [('queue.txt', 'input.no-file')])
        self.assertEqual((self.summary(process)['inputs'], self.summary(process)['done']), (2, 2))

    def test_a_tree_of_nothing_but_fifos_holds_no_input(self):
        (self.folder / 'in').mkdir()
        os.mkfifo(self.folder / 'in/queue.txt')
        process = lexport(*self.convert())
        self.assertStatus(process, 3)
        self.assertEqual(self.errors(process), [('in', 'input.nothing-found')])

    def test_only_what_could_be_an_input_is_counted(self):
        self.texts(2)
        (self.folder / 'in/dangling.txt').symlink_to(self.folder / 'nowhere')
        (self.folder / 'in/up').symlink_to(self.folder / 'in')
        (self.folder / 'empty').mkdir()
        process = lexport(*self.convert(self.folder / 'empty'))
        self.assertStatus(process, 3)
        summary = self.summary(process)
        self.assertEqual((summary['inputs'], summary['done'], summary['failed']), (3, 2, 1))

    def test_fail_fast_sees_what_could_not_be_listed(self):
        self.texts(2)
        (self.folder / 'in/dangling.txt').symlink_to(self.folder / 'nowhere')
        process = lexport(*self.convert('--fail-fast'))
        self.assertStatus(process, 3)
        self.assertEqual(self.errors(process), [('in/dangling.txt', 'input.unreadable')])
        self.assertFalse(self.out.exists() and any(self.out.iterdir()))

    def test_a_link_upwards_alone_is_no_failure(self):
        self.texts(2)
        (self.folder / 'in/up').symlink_to(self.folder / 'in')
        self.assertStatus(lexport(*self.convert()), 0)

    def test_names_that_are_no_text(self):
        names = [b'new\nline.txt', b'\xff\xfe.txt', b'\xfe\xff.txt', b'tab\tand "quotes".txt', b'-o.txt']
        folder = os.fsencode(self.folder / 'in')
        os.mkdir(folder)
        for i, name in enumerate(names):
            with open(os.path.join(folder, name), 'wb') as file:
                file.write(TEXT.format(i).encode())
        with open(os.path.join(folder, b'bad\n\xff.txt'), 'wb') as file:
            file.write(b'%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')
        process = lexport(*self.convert('--resume'))
        self.assertStatus(process, 1)
        self.assertEqual([f['rule'] for f in findings(process) if f['severity'] == 'error'], ['text.binary'])
        made = sorted(n for n in os.listdir(os.fsencode(self.out)) if n.endswith(b'.xml'))
        self.assertEqual(made, sorted(n[:-4] + b'.xml' for n in names))
        # Names are known again, byte for byte, and in text a name stays on its line.
        again = lexport(*self.convert('--resume'))
        self.assertEqual(json.loads(again.stderr.decode().splitlines()[-1])['skipped'], len(names))
        text = lexport('convert', self.folder / 'in', '-o', self.out, '--quiet').stderr
        self.assertEqual(len(text.decode().splitlines()[0].split('[text.binary]')), 2)
        for form in ('json', 'sarif', 'junit'):
            lexport('convert', self.folder / 'in', '-o', self.out, '--format', form, '--summary',
                    'none').stderr.decode('utf-8')

    def test_output_inside_the_input(self):
        self.texts(3)
        self.out = self.folder / 'in/out'
        for said in (0, 1):  # at first it is not there
            process = lexport(*self.convert('--to', 'akn,text'))
            self.assertStatus(process, 0)
            rules = [f['rule'] for f in findings(process)]
            self.assertEqual(rules.count('input.output-inside'), said)
            self.assertEqual(len(list(self.out.rglob('*'))), 6)

    def test_output_beside_the_input(self):
        self.texts(3)
        self.out = self.folder / 'in'
        for _ in range(2):
            process = lexport(*self.convert())
            self.assertStatus(process, 0)
            self.assertEqual(len(list(self.out.iterdir())), 6)
        process = lexport(*self.convert('--to', 'text'))
        self.assertStatus(process, 2)
        self.assertIn(b'would replace the input', process.stderr)

    def check_a_disk_that_filled(self, process, word):
        self.assertStatus(process, 3)
        failed = [f for f in findings(process) if f['severity'] == 'error']
        self.assertTrue(failed)
        self.assertEqual({f['rule'] for f in failed}, {'output.unwritable'})
        self.assertIn(word, failed[0]['message'])
        written = {p for p in self.out.rglob('*') if p.is_file() and p.suffix == '.xml'}
        for path in written:
            self.assertTrue(whole(path), path)
        left = {p.name for p in self.out.rglob('*')} - {p.name for p in written}
        self.assertLessEqual(left, {'.lexport-manifest.ndjson'})
        inputs = {p.stem for p in (self.folder / 'in').iterdir()}
        self.assertEqual({pathlib.Path(f['file']).stem for f in failed} | {p.stem for p in written}, inputs)

    def test_a_disk_that_fills_halfway(self):
        self.texts(40, length=60)
        with small_disk(self, self.out, '400k'):
            self.check_a_disk_that_filled(lexport(*self.convert()), 'No space left')
            # With room, the next run goes on from there and ends with the bytes of an undisturbed one.
            lexport(*self.convert('--resume'))
            subprocess.run(['mount', '-o', 'remount,size=16m', self.out], check=True)
            self.assertStatus(lexport(*self.convert('--resume')), 0)
            resumed = {p.name: p.read_bytes() for p in self.out.iterdir() if p.suffix == '.xml'}
        self.out = self.folder / 'undisturbed'
        self.assertStatus(lexport(*self.convert()), 0)
        self.assertEqual(resumed, {p.name: p.read_bytes() for p in self.out.iterdir()})

    def test_outputs_over_the_limit_of_a_file(self):
        self.texts(5)
        self.write('in/long.txt', TEXT.format(9) * 400)
        process = lexport_as(self.convert(), limit=60_000)
        self.check_a_disk_that_filled(process, 'File too large')
        self.assertEqual(len(list(self.out.iterdir())), 5)

    def test_findings_that_cannot_be_written(self):
        self.texts(2)
        self.assertStatus(lexport(*self.convert()), 0)
        with open('/dev/full', 'w') as full:
            for words in (['validate', '--format', 'json', self.out], ['convert', self.folder / 'in', '-o', self.out, '--report', 'sarif'],
                          ['outline', self.folder / 'in/000.txt']):
                process = subprocess.run([LEXPORT, *map(str, words)], stdout=full, stderr=subprocess.PIPE, timeout=60)
                self.assertEqual(process.returncode, 3, words)
                self.assertIn(b'standard output cannot be written: No space left', process.stderr, words)


@unittest.skipIf(os.environ.get('LEXPORT_SANITIZE'), 'a sanitizer keeps what was freed')
class Memory(FolderTest):
    def peak(self, folder):
        """KiB at the peak of converting `folder`."""
        out = self.folder / 'out'
        child = subprocess.Popen([LEXPORT, 'convert', folder, '-o', out, '--jobs', '2', '--quiet'],
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(child.returncode, 0)
        shutil.rmtree(out)
        return usage.ru_maxrss

    def test_does_not_grow_with_the_number_of_files(self):
        # Sizes rise, so that what is first in order is done last, and everything else has to wait for it.
        for name, count in (('few', 60), ('many', 1200)):
            for i in range(count):
                length = 20 + 60 * i // count
                self.write(f'{name}/{i:04}.txt', 'The Parties agree.\n\n' + '\n'.join(
                    f'Article {n}\n\nSee Article {n + 900} and paragraph 7 (x).\n' for n in range(1, length)))
        few, many = self.peak(self.folder / 'few'), self.peak(self.folder / 'many')
        self.assertLess(many, few * 1.5 + 4096)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=2)
