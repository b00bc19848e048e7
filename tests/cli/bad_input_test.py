"""Bad input gets one clear finding and no output file; never a crash or a hang."""
import os
import sys
import unittest
import zipfile
import io

from support import FolderTest, DECLARATION, findings, lexport

TEXT = 'The Parties agree.\n\nArticle 1\n\nThis is so.\n\nArticle 2\n\nAnd this.\n'


class BadInput(FolderTest):
    def refuse(self, content, rule, *options, says='', status=1):
        """Converts `content`, expects exactly one error, of `rule`, and no output."""
        source = self.write('in.txt', content)
        out = self.folder / 'out.xml'
        process = lexport('convert', source, '-o', out, '--format', 'ndjson', *options)
        self.assertStatus(process, status)
        errors = [f for f in findings(process) if f['severity'] == 'error']
        self.assertEqual([e['rule'] for e in errors], [rule], process.stderr[-800:])
        self.assertIn(says, errors[0]['message'] + ' ' + errors[0].get('fix', ''))
        self.assertFalse(out.exists())

    def test_empty(self):
        self.refuse('', 'text.empty')
        self.refuse(' \n\n\t\n', 'text.empty')

    def test_pdf_is_named_and_the_way_out_told(self):
        self.refuse(b'%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n', 'text.binary', says='pdftotext')

    def test_zip(self):
        data = io.BytesIO()
        with zipfile.ZipFile(data, 'w') as z:
            z.writestr('word/document.xml', '<w:document/>')
        self.refuse(data.getvalue(), 'text.binary')

    def test_broken_utf8(self):
        self.refuse('Droits de l\u2019homme, \u00e9t\u00e9, for\u00eat\n'.encode() * 5 + b'ab\xe2\x28 \xff\n',
                    'text.invalid-utf8')

    def test_line_of_50_megabytes(self):
        self.refuse(b'word ' * 10_000_000, 'text.line-too-long')

    def test_text_over_the_limit(self):
        self.write('in.txt', b'A line of text.\n' * 200_000)
        process = lexport('convert', self.folder / 'in.txt', '-o', self.folder / 'o.xml', '--max-input', '1')
        self.assertStatus(process, 3)
        self.assertIn(b'is larger than 1 MiB', process.stderr)
        self.assertFalse((self.folder / 'o.xml').exists())

    def test_100000_nested_labels(self):
        styles = ['(a)', '(i)', '(A)', '1.', '(1)', 'I.']
        text = 'Article 1\n' + '\n'.join(styles[i % 6] for i in range(100_000)) + '\nThe end.\n'
        source = self.write('in.txt', text)
        process = lexport('convert', source, '-o', self.folder / 'o.xml')
        self.assertIn(process.returncode, (0, 1), process.stderr[-500:])
        if process.returncode == 1:
            self.assertFalse((self.folder / 'o.xml').exists())

    def test_labels_nested_by_dots(self):
        source = self.write('in.txt', '.'.join(['1'] * 100_000) + ' Text of the deepest.\n')
        process = lexport('convert', source, '-o', self.folder / 'o.xml')
        self.assertIn(process.returncode, (0, 1), process.stderr[-500:])

    def test_unknown_mapping(self):
        self.refuse(TEXT, 'mapping.unknown', '--mapping', 'atlantis', says='atlantis', status=2)
        self.refuse(TEXT, 'mapping.unknown', '--meta', 'mapping=atlantis', says='atlantis', status=2)
        process = lexport('outline', DECLARATION, '--mapping', 'tretay')
        self.assertStatus(process, 2)
        self.assertIn(b'treaty', process.stderr)
        self.assertEqual(process.stdout, b'')

    def test_unknown_mapping_of_one_file_is_its_own_matter(self):
        self.write('in.meta.toml', 'mapping = "atlantis"\n')
        self.refuse(TEXT, 'mapping.unknown', says='atlantis')

    def test_a_broken_mapping_is_told_before_any_work(self):
        mapping = self.write('mine.toml', 'title = \n')
        self.refuse(TEXT, 'mapping.invalid', '--mapping', mapping, status=2)

    def test_sidecar_with_an_unknown_key(self):
        self.write('in.meta.toml', 'symbl = "A/1"\n')
        self.refuse(TEXT, 'metadata.unknown-key', says='symbol')

    def test_sidecar_with_a_bad_date(self):
        self.write('in.meta.toml', 'date = "2017-02-30"\n')
        self.refuse(TEXT, 'metadata.bad-value')

    def test_control_characters_stay_out_of_the_xml(self):
        source = self.write('in.txt', TEXT.replace('agree', 'ag\x00re\x07e'))
        out, ledger = self.folder / 'o.xml', self.folder / 'ledger.json'
        process = lexport('convert', source, '-o', out, '--ledger', ledger)
        self.assertStatus(process, 0)
        self.assertIn('agree', out.read_text())
        self.assertIn('control-character', ledger.read_text())


class BadPlaces(FolderTest):
    def test_a_missing_file(self):
        process = lexport('convert', self.folder / 'no.txt', '-o', self.folder / 'o.xml')
        self.assertStatus(process, 3)
        self.assertIn(b'No such file', process.stderr)

    @unittest.skipIf(os.geteuid() == 0, 'root may read everything')
    def test_an_unreadable_file(self):
        source = self.write('in.txt', TEXT)
        source.chmod(0)
        process = lexport('convert', source, '-o', self.folder / 'o.xml')
        self.assertStatus(process, 3)
        self.assertIn(b'Permission denied', process.stderr)

    def test_a_full_disk(self):
        source = self.write('in.txt', TEXT)
        process = lexport('convert', source, '-o', '/dev/full')
        self.assertStatus(process, 3)
        self.assertIn(b'No space left on device', process.stderr)

    def test_a_target_that_cannot_be_made(self):
        source = self.write('in.txt', TEXT)
        blocker = self.write('file', 'x')
        process = lexport('convert', source, '-o', blocker / 'below' / 'o.xml')
        self.assertStatus(process, 3)

    def test_an_existing_output_survives_a_failure(self):
        out = self.write('o.xml', 'old')
        source = self.write('in.txt', '')
        self.assertStatus(lexport('convert', source, '-o', out), 1)
        self.assertEqual(out.read_text(), 'old')

    def test_an_output_never_replaces_its_input(self):
        source = self.write('in.txt', TEXT)
        process = lexport('convert', source, '-o', source)
        self.assertStatus(process, 2)
        self.assertEqual(source.read_text(), TEXT)

    def test_nothing_is_left_beside_the_output(self):
        lexport('convert', DECLARATION, '-o', self.folder / 'o.xml')
        self.assertEqual([p.name for p in self.folder.iterdir()], ['o.xml'])


class Usage(unittest.TestCase):
    def test_says_what_was_meant(self):
        for words, hint in ((['convrt'], b"'convert'"), (['convert', '--ledgr', 'x', 'y'], b"'--ledger'"),
                            (['convert', 'x', '--to', 'akn,pdf'], b'epub'),
                            (['convert', 'x', '--meta', 'datum=1'], b'datum'),
                            (['validate'], b'name at least one file')):
            process = lexport(*words)
            self.assertEqual(process.returncode, 2, words)
            self.assertIn(hint, process.stderr, words)

    def test_every_command_has_help(self):
        for command in ('convert', 'validate', 'outline', 'rules', 'mapping', 'completion', 'help'):
            process = lexport(command, '--help')
            self.assertEqual(process.returncode, 0)
            self.assertIn(b'Usage: lexport ' + command.encode(), process.stdout)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=2)
