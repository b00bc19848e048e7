"""Many files: trees, threads, resuming, streams."""
import base64
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time
import unittest

from support import DECLARATION, LEXPORT, REPORT, FolderTest, findings, lexport

TEXT = 'The Parties agree.\n\nArticle 1\n\nThis is number {0}.\n\nArticle 2\n\nAnd this.\n'


def tree(folder):
    """Every file below `folder` with its bytes."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob('*')) if p.is_file()}


class Batch(FolderTest):
    def texts(self, count):
        for i in range(count):
            self.write(f'in/{i % 7}/{i}.txt', TEXT.format(i))

    def test_mirrors_the_tree(self):
        self.texts(20)
        out = self.folder / 'out'
        self.assertStatus(lexport('convert', self.folder / 'in', '-o', out), 0)
        expected = {str(p.relative_to(self.folder / 'in').with_suffix('.xml'))
                    for p in (self.folder / 'in').rglob('*.txt')}
        self.assertEqual(set(tree(out)), expected)

    def test_the_number_of_jobs_changes_nothing(self):
        self.texts(30)
        self.write('in/bad.txt', '')
        results = []
        for jobs in (1, 2, 7):
            out = self.folder / f'out{jobs}'
            process = lexport('convert', self.folder / 'in', '-o', out, '--jobs', jobs, '--format', 'ndjson',
                              '--summary', 'none')
            self.assertStatus(process, 1)
            results.append((tree(out), process.stderr))
        self.assertEqual(results[0], results[1])
        self.assertEqual(results[0], results[2])

    def test_threads_that_need_the_same_new_folder(self):
        for i in range(120):
            self.write(f'in/{i // 4}/{i}.txt', TEXT.format(i))
        for run in range(25):
            out = self.folder / f'out{run}'
            self.assertStatus(lexport('convert', self.folder / 'in', '-o', out, '--jobs', 4, '--mapping', 'treaty'), 0)
            self.assertEqual(len(tree(out)), 120)

    def test_one_bad_file_does_not_stop_the_rest(self):
        self.texts(3)
        self.write('in/0/bad.txt', '')
        process = lexport('convert', self.folder / 'in', '-o', self.folder / 'out', '--summary', 'json')
        self.assertStatus(process, 1)
        summary = json.loads(process.stderr.decode().splitlines()[-1])
        self.assertEqual((summary['done'], summary['failed']), (3, 1))

    def test_two_inputs_for_one_output_are_refused_before_any_work(self):
        a, b = self.write('a/x.txt', TEXT), self.write('b/x.txt', TEXT)
        process = lexport('convert', a, b, '-o', self.folder / 'out/')
        self.assertStatus(process, 2)
        self.assertFalse((self.folder / 'out').exists())

    def test_globs_and_lists(self):
        self.texts(7)
        self.write('in/draft.txt', TEXT)
        process = lexport('convert', self.folder / 'in', '-o', self.folder / 'out', '--exclude', 'draft*',
                          '--include', '3.txt', '--include', '5.txt')
        self.assertStatus(process, 0)
        self.assertEqual(sorted(pathlib.Path(p).name for p in tree(self.folder / 'out')), ['3.xml', '5.xml'])
        names = b'\0'.join(os.fsencode(p) for p in sorted((self.folder / 'in').rglob('?.txt'))) + b'\0'
        process = lexport('convert', '--files0-from', '-', '-o', self.folder / 'out2/', stdin=names)
        self.assertStatus(process, 0)
        self.assertEqual(len(tree(self.folder / 'out2')), 7)

    def test_odd_names_and_links(self):
        self.write('in/new\nline.txt', TEXT)
        raw = os.fsencode(self.folder / 'in') + b'/\xff\xfe.txt'
        with open(raw, 'wb') as f:
            f.write(TEXT.encode())
        (self.folder / 'in/loop').symlink_to(self.folder / 'in')
        (self.folder / 'in/dangling.txt').symlink_to(self.folder / 'nowhere')
        process = lexport('convert', self.folder / 'in', '-o', self.folder / 'out')
        self.assertStatus(process, 3)
        self.assertIn(b'a link to nothing', process.stderr)
        self.assertEqual(len(os.listdir(os.fsencode(self.folder / 'out'))), 2)

    def test_output_inside_the_input(self):
        self.texts(3)
        out = self.folder / 'in/out'
        for _ in range(2):
            self.assertStatus(lexport('convert', self.folder / 'in', '--to', 'akn,text', '-o', out), 0)
        self.assertEqual(len(tree(out)), 6)

    def test_fail_fast_begins_nothing_after_the_first_that_fails(self):
        self.texts(30)
        self.write('in/3/00.txt', '')
        process = lexport('convert', self.folder / 'in', '-o', self.folder / 'out', '--fail-fast', '--jobs', '1')
        self.assertStatus(process, 1)
        done = {p.parent.name for p in (self.folder / 'out').rglob('*.xml')}
        self.assertEqual(done, {'0', '1', '2'})
        self.assertIn(b'not begun', process.stderr)

    def test_numbers_that_cannot_be(self):
        source = self.write('a.txt', TEXT)
        for words in (['--jobs', '-3'], ['--jobs', '100000'], ['--max-input', '-1'], ['--max-input', '9000']):
            for more in ([source], ['--stream=ndjson']):
                process = lexport('convert', *more, *words)
                self.assertEqual(process.returncode, 2, words)
                self.assertIn(words[0].encode(), process.stderr)

    def test_resume_makes_a_ledger_that_is_missing(self):
        self.texts(2)
        out, ledgers = self.folder / 'out', self.folder / 'ledgers'
        lexport('convert', self.folder / 'in', '-o', out, '--resume')
        self.assertStatus(lexport('convert', self.folder / 'in', '-o', out, '--resume', '--ledger', ledgers), 0)
        self.assertEqual(len(list(ledgers.rglob('*.ledger.json'))), 2)

    def test_resume_minds_a_changed_mapping(self):
        self.texts(2)
        mappings = self.folder / 'mappings'
        shutil.copytree('mappings', mappings)
        words = ['convert', self.folder / 'in', '-o', self.folder / 'out', '--resume', '--summary', 'json']
        for change, done in ((False, 2), (False, 0), (True, 2)):
            if change:
                with open(mappings / 'generic.toml', 'a') as file:
                    file.write('\n# changed\n')
            process = lexport(*words, env={'LEXPORT_MAPPINGS': str(mappings)})
            self.assertEqual(json.loads(process.stderr.decode().splitlines()[-1])['done'], done)

    def test_reports_and_quiet(self):
        self.texts(2)
        self.write('in/bad.txt', '')
        process = lexport('convert', self.folder / 'in', '-o', self.folder / 'out', '--report', 'junit', '--quiet')
        self.assertStatus(process, 1)
        self.assertIn(b'<testsuite', process.stdout)
        self.assertIn(b'text.empty', process.stderr)
        self.assertNotIn(b'converted', process.stderr)


class Resume(FolderTest):
    def setUp(self):
        super().setUp()
        for i in range(12):
            self.write(f'in/{i}.txt', TEXT.format(i) * 40)

    def run_resume(self, out):
        return lexport('convert', self.folder / 'in', '-o', out, '--resume', '--summary', 'json')

    def test_skips_what_is_up_to_date(self):
        out = self.folder / 'out'
        self.assertStatus(self.run_resume(out), 0)
        self.write('in/3.txt', TEXT.format('three'))
        process = self.run_resume(out)
        summary = json.loads(process.stderr.decode().splitlines()[-1])
        self.assertEqual((summary['done'], summary['skipped']), (1, 11))
        (out / '5.xml').unlink()
        summary = json.loads(self.run_resume(out).stderr.decode().splitlines()[-1])
        self.assertEqual(summary['done'], 1)

    def test_other_options_convert_anew(self):
        out = self.folder / 'out'
        self.run_resume(out)
        process = lexport('convert', self.folder / 'in', '-o', out, '--resume', '--summary', 'json',
                          '--meta', 'date=2020-01-01')
        self.assertEqual(json.loads(process.stderr.decode().splitlines()[-1])['done'], 12)

    def test_a_kill_at_any_moment_leaves_only_whole_outputs(self):
        undisturbed = self.folder / 'undisturbed'
        self.assertStatus(self.run_resume(undisturbed), 0)
        expected = tree(undisturbed)
        begun = time.monotonic()
        self.run_resume(self.folder / 'timing')
        whole = time.monotonic() - begun
        for i in range(50):
            out = self.folder / f'killed{i}'
            child = subprocess.Popen([LEXPORT, 'convert', self.folder / 'in', '-o', out, '--resume', '--jobs', '2'],
                                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(whole * i / 50)
            child.send_signal(signal.SIGKILL)
            child.wait()
            for name, content in (tree(out) if out.exists() else {}).items():
                if name.endswith('.xml'):
                    self.assertEqual(content, expected[name], 'a part of an output')
            self.assertStatus(self.run_resume(out), 0)
            self.assertEqual(tree(out), expected, f'after kill {i}')


class Interrupt(FolderTest):
    def test_ends_with_whole_files_and_a_summary(self):
        for i in range(300):
            self.write(f'in/{i}.txt', TEXT.format(i) * 200)
        out = self.folder / 'out'
        child = subprocess.Popen([LEXPORT, 'convert', self.folder / 'in', '-o', out],
                                 stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        while not out.exists() or not any(out.iterdir()):
            time.sleep(0.005)
        child.send_signal(signal.SIGINT)
        _, errors = child.communicate(timeout=60)
        if child.returncode == 0:
            self.skipTest('it was done before the interrupt came')
        self.assertEqual(child.returncode, 130)
        self.assertIn(b'interrupted', errors)
        for path in out.iterdir():
            self.assertTrue(path.read_bytes().rstrip().endswith(b'</akomaNtoso>'), path)


class Stream(FolderTest):
    def test_answers_in_order_and_bad_records_by_errors(self):
        records = [{'id': 1, 'text': TEXT.format(1)}, {'id': 'two', 'bytes': base64.b64encode(
            TEXT.format(2).encode('utf-16')).decode()}, {'id': 3}, 'no json', {'id': 4, 'path': str(DECLARATION)},
            {'id': 5, 'text': TEXT.format(5), 'meta': {'date': '2001-02-03', 'title': 'Five'}},
            {'id': 6, 'text': TEXT.format(6), 'meta': {'dat': '2001'}}]
        lines = '\n'.join(r if isinstance(r, str) else json.dumps(r) for r in records).encode()
        process = lexport('convert', '--stream=ndjson', '--emit', 'akn,outline,findings,ledger', stdin=lines)
        self.assertStatus(process, 0)
        answers = [json.loads(line) for line in process.stdout.decode().splitlines()]
        self.assertEqual([a['id'] for a in answers], [1, 'two', 3, None, 4, 5, 6])
        self.assertEqual([a['ok'] for a in answers], [True, True, False, False, True, True, False])
        self.assertIn('2001-02-03', answers[5]['akn'])
        self.assertEqual(answers[4]['outline']['counts']['article'], 12)
        for answer in answers:
            if not answer['ok']:
                self.assertEqual(answer['findings'][0]['severity'], 'error')

    def test_ids_come_back_as_they_were_written(self):
        ids = ['123456789012345678901234567890123', '1.10', '[1, {"id": "a,}\\\\\\""}]', '"\\u00e9"', 'null', '-0.0']
        lines = ''.join(f'{{"meta": {{"id": "9"}}, "id" : {n} , "text": "x"}}\n' for n in ids)
        lines += '{"id": 1, "text": "x", "\\u0069d": 2e40}\n'
        answers = lexport('convert', '--stream=ndjson', '--emit', 'findings', stdin=lines.encode()).stdout.decode()
        for line, said in zip(answers.splitlines(), ids + ['2e40']):
            json.loads(line)
            self.assertTrue(line.startswith(f'{{"id":{said},"ok":'), line)
        self.assertEqual(len(answers.splitlines()), len(ids) + 1)

    def test_a_failure_says_why_whatever_was_asked_for(self):
        pdf = json.dumps({'id': 1, 'bytes': base64.b64encode(b'%PDF-1.4\n').decode()}).encode()
        answer = json.loads(lexport('convert', '--stream=ndjson', '--emit', 'akn', stdin=pdf).stdout)
        self.assertFalse(answer['ok'])
        self.assertEqual(answer['findings'][0]['rule'], 'text.binary')

    def test_equals_the_plain_batch(self):
        for i in range(20):
            self.write(f'in/{i}.txt', TEXT.format(i))
        self.assertStatus(lexport('convert', self.folder / 'in', '-o', self.folder / 'out'), 0)
        lines = '\n'.join(json.dumps({'id': i, 'path': str(self.folder / f'in/{i}.txt')}) for i in range(20))
        process = lexport('convert', '--stream=ndjson', '--jobs', '3', stdin=lines.encode())
        for line in process.stdout.decode().splitlines():
            answer = json.loads(line)
            self.assertEqual(answer['akn'].encode(), (self.folder / f"out/{answer['id']}.xml").read_bytes())

    def test_each_line_is_answered_before_the_next_is_asked(self):
        for jobs in ('1', '3'):
            child = subprocess.Popen([LEXPORT, 'convert', '--stream=ndjson', '--jobs', jobs],
                                     stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            for i in range(5):
                child.stdin.write(json.dumps({'id': i, 'text': TEXT.format(i)}).encode() + b'\n')
                child.stdin.flush()
                self.assertEqual(json.loads(child.stdout.readline())['id'], i)
            child.stdin.close()
            self.assertEqual(child.wait(timeout=60), 0)
            child.stdout.close()

    def test_a_line_too_long_for_any_record_is_passed_over(self):
        lines = b'\n'.join([json.dumps({'id': 1, 'text': TEXT.format(1)}).encode(), b'"' + b'x' * 6_000_000 + b'"',
                            json.dumps({'id': 3, 'text': TEXT.format(3)}).encode()])
        process = lexport('convert', '--stream=ndjson', '--max-input', '1', stdin=lines)
        self.assertStatus(process, 0)
        answers = [json.loads(line) for line in process.stdout.decode().splitlines()]
        self.assertEqual([a['id'] for a in answers], [1, None, 3])
        self.assertIn('longer than any record', answers[1]['findings'][0]['message'])

    def test_an_interrupt_ends_it_between_lines(self):
        child = subprocess.Popen([LEXPORT, 'convert', '--stream=ndjson'], stdin=subprocess.PIPE,
                                 stdout=subprocess.PIPE)
        child.stdin.write(json.dumps({'id': 1, 'text': TEXT.format(1)}).encode() + b'\n{"id": 2, "te')
        child.stdin.flush()
        self.assertEqual(json.loads(child.stdout.readline())['id'], 1)
        child.send_signal(signal.SIGINT)
        self.assertEqual(child.wait(timeout=60), 130)
        self.assertEqual(child.stdout.read(), b'')
        child.stdin.close()
        child.stdout.close()


class Configuration(FolderTest):
    def test_line_over_file_over_default(self):
        self.write('lexport.toml', 'to = "text"\n[convert]\nmeta = ["title=From the file"]\n')
        source = self.write('a.txt', TEXT)
        process = lexport('convert', source, cwd=self.folder)
        self.assertNotIn(b'<akomaNtoso', process.stdout)
        process = lexport('convert', source, '--to', 'akn', cwd=self.folder)
        self.assertIn(b'<akomaNtoso', process.stdout)
        self.assertIn(b'From the file', process.stdout)

    def test_what_is_said_of_batches_leaves_streams_alone(self):
        self.write('lexport.toml', '[convert]\nto = "akn,epub"\noutput = "out"\nmeta = ["title=From the file"]\n')
        line = json.dumps({'id': 1, 'text': TEXT.format(1)}).encode()
        process = lexport('convert', '--stream=ndjson', stdin=line, cwd=self.folder)
        self.assertStatus(process, 0)
        self.assertIn('From the file', json.loads(process.stdout)['akn'])
        self.assertEqual(lexport('convert', '--stream=ndjson', '--to', 'epub', stdin=line).returncode, 2)

    def test_mistakes_have_a_place(self):
        self.write('lexport.toml', '\nspeed = 9\n')
        process = lexport('convert', 'x.txt', cwd=self.folder)
        self.assertStatus(process, 2)
        self.assertIn(b'lexport.toml:2:', process.stderr)


if __name__ == '__main__':
    os.environ.pop('SOURCE_DATE_EPOCH', None)
    unittest.main(argv=sys.argv[:1], verbosity=2)
