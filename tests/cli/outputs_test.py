"""Books, pages, texts and graphs as a user of the command line gets them."""
import collections
import unittest
import zipfile

from support import REPORT, FolderTest, findings, lexport

UNDATED = 'ACT ON LAMPS\n\nSection 1\n\nLamps shall be lit.\n\nSection 2\n\nOil is free.\n'


class Findings(FolderTest):
    def test_several_outputs_tell_the_same_once(self):
        text = self.write('lamps.txt', UNDATED)
        process = lexport('convert', text, '--to', 'jsonld,nquads,turtle,epub,html', '--format', 'ndjson',
                          '-o', f'{self.folder}/out/')
        self.assertStatus(process, 0)
        told = collections.Counter((f['rule'], f['message']) for f in findings(process))
        self.assertEqual(told['jsonld.missing-date', 'the work has no date'], 1)
        self.assertEqual({what: n for what, n in told.items() if n > 1}, {})


class Resolver(FolderTest):
    def test_leads_to_other_documents(self):
        for resolver in ('https://r.example', 'https://r.example/'):
            page = lexport('convert', REPORT, '--to', 'html', '--resolver', resolver)
            self.assertIn(b'href="https://r.example/akn/un/', page.stdout)
        self.assertNotIn(b'href="https://r.example', lexport('convert', REPORT, '--to', 'html').stdout)

    def test_must_be_an_address(self):
        process = lexport('convert', REPORT, '--to', 'html', '--resolver', 'r.example')
        self.assertStatus(process, 2)
        self.assertIn(b'--resolver', process.stderr)


class Certificate(FolderTest):
    def package(self, *options):
        book = self.folder / 'a.epub'
        self.assertStatus(lexport('convert', REPORT, '--to', 'epub', *options, '-o', book), 0)
        return zipfile.ZipFile(book).read('EPUB/package.opf').decode()

    def test_is_claimed_only_when_somebody_stands_for_it(self):
        self.assertNotIn('conformsTo', self.package())
        package = self.package('--certified-by', 'A. Checker')
        self.assertIn('id="conformance">EPUB Accessibility 1.1 - WCAG 2.1 Level AA</meta>', package)
        self.assertIn('property="a11y:certifiedBy" refines="#conformance">A. Checker</meta>', package)
        self.assertStatus(lexport('convert', REPORT, '--to', 'epub', '--conforms-to', 'X'), 2)


class BadAkn(FolderTest):
    BROKEN = ('<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><doc name="x"><meta/><mainBody>'
              '<p>First.</p><p>Second <b>bold</p><p>Third.</p></mainBody></doc></akomaNtoso>')

    def test_is_refused_and_forced_as_far_as_it_goes(self):
        akn = self.write('broken.xml', self.BROKEN)
        for to in ('epub', 'html', 'jsonld', 'text'):
            refused = lexport('convert', akn, '--to', to, '-o', self.folder / 'out')
            self.assertStatus(refused, 1)
            self.assertFalse((self.folder / 'out').exists())
        self.assertIn(b'--force', refused.stderr)
        forced = lexport('convert', akn, '--to', 'text', '--force')
        self.assertStatus(forced, 0)
        self.assertEqual(forced.stdout.split(), b'First. Second bold'.split())
        self.assertIn(b'what follows is left out', forced.stderr)


if __name__ == '__main__':
    unittest.main()
