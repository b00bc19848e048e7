"""The Python package."""
import concurrent.futures
import json
import pathlib
import sys
import unittest
import zipfile
import io

import lexport

SAMPLE = pathlib.Path('samples/a-hrc-26-34-annex.txt').read_bytes()


class Convert(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.document = lexport.convert(SAMPLE, 'sample.txt', meta={'symbol': 'A/HRC/26/34', 'date': '2014-04-01'})

    def test_gives_every_format(self):
        self.assertIn(b'FRBRnumber', self.document.to_akn())
        with zipfile.ZipFile(io.BytesIO(self.document.to_epub())) as book:
            self.assertEqual(book.read('mimetype'), b'application/epub+zip')
        self.assertIn('@graph', json.loads(self.document.to_jsonld()))
        self.assertIn(b'<html', self.document.to_html())
        self.assertIn(b'Article 1', self.document.to_text())
        self.assertEqual(self.document.outline()['counts']['article'], 12)
        self.assertTrue(self.document.ledger()['entries'])

    def test_findings_are_dataclasses(self):
        finding = next(f for f in self.document.findings if f.line)
        self.assertEqual(finding.file, 'sample.txt')
        self.assertIn(finding.severity, ('note', 'warning'))
        self.assertIn(f'[{finding.rule}]', str(finding))

    def test_what_comes_out_is_valid(self):
        errors = [f for f in lexport.validate(self.document.to_akn()) if f.severity != 'note']
        self.assertEqual(errors, [])

    def test_str_is_taken_as_utf8(self):
        self.assertEqual(lexport.convert(SAMPLE.decode(), 'sample.txt', meta={
            'symbol': 'A/HRC/26/34', 'date': '2014-04-01'}).to_akn(), self.document.to_akn())

    def test_says_what_is_wrong(self):
        with self.assertRaises(lexport.ConversionError) as raised:
            lexport.convert(b'%PDF-1.7 \xe2\xe3', 'a.pdf')
        self.assertEqual(raised.exception.findings[0].rule, 'text.binary')
        with self.assertRaises(ValueError):
            lexport.convert(SAMPLE, meta={'date': 'yesterday'})
        with self.assertRaises(ValueError):
            lexport.convert(SAMPLE, speed=9)

    def test_finds_faults(self):
        broken = self.document.to_akn().replace(b'<num>', b'<nmu>', 1).replace(b'</num>', b'</nmu>', 1)
        findings = lexport.validate(broken, 'broken.xml', level=1)
        self.assertEqual(findings[0].severity, 'error')
        self.assertGreater(findings[0].line, 1)
        self.assertTrue(findings[0].xpath)

    def test_threads_give_the_same(self):
        expected = lexport.convert(SAMPLE, 'sample.txt').to_akn()
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            for akn in pool.map(lambda _: lexport.convert(SAMPLE, 'sample.txt').to_akn(), range(40)):
                self.assertEqual(akn, expected)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=2)
