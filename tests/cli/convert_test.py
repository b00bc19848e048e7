"""The two samples, end to end: what is counted is read from the XML that came out."""
import collections
import json
import os
import re
import sys
import unittest
import xml.etree.ElementTree as ET

from support import DECLARATION, LEXPORT, REPORT, ROOT, SAMPLES, FolderTest, findings, lexport

NS = '{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}'


def name(element):
    return element.tag.replace(NS, '')


def text_of(element):
    return ' '.join(''.join(element.itertext()).split())


class Converted:
    """A converted sample and questions to it."""

    def __init__(self, path, folder):
        self.out, self.ledger_path = folder / 'out.xml', folder / 'ledger.json'
        self.process = lexport('convert', path, '-o', self.out, '--ledger', self.ledger_path, '--format', 'ndjson')
        assert self.process.returncode == 0, self.process.stderr[-3000:]
        self.root = ET.parse(self.out).getroot()
        self.ledger = json.loads(self.ledger_path.read_text())['entries']
        self.parents = {child: parent for parent in self.root.iter() for child in parent}

    def all(self, tag, under=None):
        scope = self.root if under is None else under
        return [e for e in scope.iter(NS + tag) if not self.inside(e, 'meta')]

    def inside(self, element, tag):
        while element in self.parents:
            element = self.parents[element]
            if name(element) == tag:
                return True
        return False

    def by_eid(self, eid):
        return next(e for e in self.root.iter() if e.get('eId') == eid)

    def done(self, what):
        return [e for e in self.ledger if e['what'] == what]

    def body_characters(self):
        """Code points other than white space outside meta, notes and their markers left out."""
        count = 0
        stack = [self.root]
        while stack:
            element = stack.pop()
            if name(element) in ('meta', 'authorialNote'):
                text = ''
            else:
                text = element.text or ''
                stack.extend(element)
                text += ''.join(child.tail or '' for child in element)
            count += sum(not c.isspace() for c in text)
        return count


class Declaration(FolderTest):
    def setUp(self):
        super().setUp()
        self.doc = Converted(DECLARATION, self.folder)

    def test_document_class_and_parts(self):
        statement = self.doc.root.find(NS + 'statement')
        self.assertEqual(statement.get('name'), 'declarationDraft')
        self.assertEqual([name(e) for e in statement], ['meta', 'preface', 'preamble', 'mainBody'])

    def test_counts(self):
        counts = {'article': 12, 'paragraph': 25, 'list': 8, 'point': 42, 'recital': 13, 'formula': 2,
                  'docTitle': 1, 'authorialNote': 16, 'eop': 8}
        self.assertEqual({t: len(self.doc.all(t)) for t in counts}, counts)

    def test_paragraphs_and_points_of_each_article(self):
        expected = [(2, 0), (0, 10), (0, 2), (2, 3), (3, 0), (2, 4), (0, 9), (4, 0), (5, 0), (3, 2), (4, 3), (0, 9)]
        self.assertEqual([(len(self.doc.all('paragraph', a)), len(self.doc.all('point', a)))
                          for a in self.doc.all('article')], expected)

    def test_notes_have_no_invented_text(self):
        notes = self.doc.all('authorialNote')
        self.assertEqual([n.get('marker') for n in notes], ['*'] + [str(i) for i in range(1, 16)])
        self.assertTrue(all(n.get('status') == 'incomplete' and not text_of(n) for n in notes))
        self.assertTrue(any('16' in f['message'] or '15' in f['message'] for f in findings(self.doc.process)
                            if f['rule'].startswith('layout.') and f['severity'] == 'warning'))

    def test_repairs_are_what_the_document_proves(self):
        self.assertEqual(len(self.doc.done('hyphen-restored')), 4)
        edited = [text_of(e) for e in self.doc.root.iter() if e.get('status') == 'edited']
        self.assertEqual(sorted(edited), ['decision-making', 'gender-based', 'non-State', 'rights-based'])
        self.assertIn('communitybased', text_of(self.doc.root))
        self.assertTrue(any('communitybased' in f['message'] or 'community-based' in f['message']
                            for f in findings(self.doc.process)))

    def test_furniture_is_gone_and_accounted_for(self):
        self.assertEqual(len(self.doc.done('page-number')), 1)
        self.assertEqual(len(self.doc.done('note-label')), 1)

    def test_characters_are_conserved(self):
        # 20150 in the file without the two furniture lines; 21 digits and the star are markers now,
        # four hyphens are restored.
        self.assertEqual(self.doc.body_characters(), 20150 - 22 + 4)

    def test_eids(self):
        for eid in ('body', 'art_4', 'art_4__para_2', 'art_4__para_2__list_1', 'art_4__para_2__list_1__intro',
                    'art_4__para_2__list_1__point_c', 'art_4__para_2__list_1__point_c__content', 'art_7__list_1',
                    'art_7__list_1__point_i', 'formula_1', 'formula_2', 'rec_8', 'recs', 'authorialNote_1'):
            if eid == 'body' and not any(e.get('eId') == 'body' for e in self.doc.root.iter()):
                continue  # mainBody may do without one
            self.assertIsNotNone(self.doc.by_eid(eid))


class Report(FolderTest):
    def setUp(self):
        super().setUp()
        self.doc = Converted(REPORT, self.folder)
        self.annex = self.doc.by_eid('att_1')

    def in_report(self, tag):
        return [e for e in self.doc.all(tag) if not self.doc.inside(e, 'attachment')]

    def test_document_classes(self):
        self.assertEqual(self.doc.root.find(NS + 'doc').get('name'), 'progressReport')
        self.assertEqual(self.annex.find(NS + 'statement').get('name'), 'declarationDraft')

    def test_counts_of_the_report(self):
        counts = {'section': 5, 'division': 14, 'subdivision': 7, 'paragraph': 68, 'list': 3, 'point': 11,
                  'authorialNote': 5, 'recital': 0}
        self.assertEqual({t: len(self.in_report(t)) for t in counts}, counts)
        self.assertEqual([text_of(p.find(NS + 'num')) for p in self.in_report('paragraph')],
                         [f'{i}.' for i in range(1, 69)])

    def test_counts_of_the_annex(self):
        counts = {'part': 3, 'article': 10, 'paragraph': 18, 'list': 4, 'point': 15, 'recital': 18, 'formula': 2,
                  'authorialNote': 9, 'docTitle': 1}
        self.assertEqual({t: len(self.doc.all(t, self.annex)) for t in counts}, counts)
        expected = [(3, 5), (0, 3), (0, 3), (2, 0), (0, 0), (2, 0), (5, 0), (2, 0), (4, 4), (0, 0)]
        self.assertEqual([(len(self.doc.all('paragraph', a)), len(self.doc.all('point', a)))
                          for a in self.doc.all('article', self.annex)], expected)
        parts = self.doc.all('part', self.annex)
        self.assertEqual([len(self.doc.all('article', p)) for p in parts], [3, 3, 4])

    def test_clauses_start_where_they_do(self):
        starts = [text_of(r).split()[0] for r in self.doc.all('recital', self.annex)]
        self.assertEqual(starts, 'Guided Recalling Recalling Taking Bearing Recognizing Recalling Recognizing Recalling '
                         'Taking Bearing Affirming Mindful Stressing Recognizing Taking Emphasizing Convinced'.split())

    def test_headings(self):
        headings = [text_of(h) for t in ('section', 'division', 'subdivision') for u in self.in_report(t)
                    for h in u.findall(NS + 'heading')]
        self.assertEqual(len(headings), 26)
        self.assertIn('Participation as keynote speaker at a civil society organization international conference',
                      headings)
        self.assertTrue(any(h.startswith('Highlights and achievements') and h.endswith('international solidarity')
                            for h in headings))

    def test_notes(self):
        notes = {n.get('marker'): n for n in self.doc.all('authorialNote')}
        self.assertEqual(''.join(notes), '12345abcdefghi')
        self.assertEqual(text_of(notes['c']), 'Ibid., art. 1.')
        self.assertTrue(text_of(notes['g']).startswith('See United Nations Framework Convention'))
        self.assertEqual(text_of(notes['f']), '')
        self.assertEqual({m for m, n in notes.items() if n.get('status') == 'incomplete'}, {'e', 'f'})
        self.assertIn('EFF(2010)12&docLanguage=En.', text_of(notes['4']))

    def test_ends_of_pages(self):
        ends = [e.get('number') for e in self.doc.all('eop')]
        self.assertEqual(ends, [str(i) for i in range(3, 20)])

    def test_furniture_repairs_and_order(self):
        self.assertEqual(len(self.doc.done('page-number')), 3)
        self.assertEqual(len(self.doc.done('running-head')), 3)
        self.assertEqual(len(self.doc.done('hyphen-restored')), 3)
        self.assertEqual(len(self.doc.done('order-mended')), 1)
        self.assertIn('Vienna+20: Advancing the Protection of Human Rights, 27-28 June 2013, Vienna;',
                      text_of(self.doc.root))

    def test_characters_are_conserved(self):
        self.assertEqual(self.doc.body_characters(), 55491 + 3)
        notes = sum(not c.isspace() for n in self.doc.all('authorialNote') for c in ''.join(n.itertext()))
        self.assertEqual(notes, 1080)

    def test_eids(self):
        for eid in ('sec_I', 'sec_I__heading', 'sec_II__dvs_A', 'sec_II__dvs_A__subdvs_1', 'sec_II__dvs_B__subdvs_1',
                    'sec_III__dvs_H', 'para_4', 'para_8__list_1', 'para_8__list_1__point_d', 'para_14__content',
                    'authorialNote_5', 'att_1', 'att_1__part_II', 'att_1__art_4__para_1',
                    'att_1__art_1__para_3__list_1__point_e', 'att_1__rec_9', 'att_1__authorialNote_6'):
            self.assertIsNotNone(self.doc.by_eid(eid))
        eids = [e.get('eId') for e in self.doc.root.iter() if e.get('eId')]
        self.assertEqual([e for e, n in collections.Counter(eids).items() if n > 1], [])

    def test_identification(self):
        uris = [e.get('value') for e in self.doc.root.iter(NS + 'FRBRthis')]
        work = '/akn/un/doc/paper/un-ga-hrc/2017-04-25/A-HRC-35-35'
        for uri in (f'{work}/!main', f'{work}/!annex_1', f'{work}/eng@/!main', f'{work}/eng@/!annex_1',
                    f'{work}/eng@/!main.xml', f'{work}/eng@/!annex_1.xml'):
            self.assertIn(uri, uris)


class Invariants(FolderTest):
    def test_golden_files(self):
        for sample in (DECLARATION, REPORT):
            process = lexport('convert', sample)
            self.assertEqual(process.stdout, sample.with_suffix('.xml').read_bytes(),
                             f'{sample.name}: convert it, read the difference, then replace the golden file')

    def test_same_bytes_wherever_and_whenever(self):
        expected = lexport('convert', REPORT).stdout
        for env in ({'TZ': 'Asia/Tokyo', 'LC_ALL': 'tr_TR.UTF-8'}, {'TZ': 'America/Lima', 'LC_ALL': 'C'}):
            process = lexport('convert', REPORT, env=env, cwd=None)
            self.assertEqual(process.stdout, expected)
        command = os.path.abspath(LEXPORT)
        import subprocess
        elsewhere = subprocess.run([command, 'convert', REPORT], capture_output=True, cwd=self.folder, timeout=60)
        self.assertEqual(elsewhere.stdout, expected)

    def test_a_filter(self):
        process = lexport('convert', '-', '--meta', 'symbol=A/HRC/26/34', stdin=DECLARATION.read_bytes())
        self.assertStatus(process, 0)
        self.assertIn(b'showAs="A/HRC/26/34"', process.stdout)

    def test_source_date_epoch_dates_the_manifestation(self):
        process = lexport('convert', DECLARATION, env={'SOURCE_DATE_EPOCH': '1700000000'})
        self.assertIn(b'2023-11-14', process.stdout)

    def test_encodings_give_the_same_document(self):
        text = DECLARATION.read_text()
        plain = self.write('a.txt', text)
        expected = lexport('convert', plain).stdout
        variants = {'bom': b'\xef\xbb\xbf' + text.encode(), 'utf16': text.encode('utf-16'),
                    'utf16be': b'\xfe\xff' + text.encode('utf-16-be'), 'crlf': text.replace('\n', '\r\n').encode(),
                    'cp1252': text.encode('cp1252')}
        for variant, content in variants.items():
            (self.folder / variant).mkdir()
            path = self.write(f'{variant}/a.txt', content)
            self.assertEqual(lexport('convert', path).stdout, expected, variant)

    def test_repair_modes(self):
        none = lexport('convert', DECLARATION, '--repair', 'none').stdout
        everything = lexport('convert', DECLARATION, '--repair', 'all').stdout
        self.assertIn(b'genderbased', none)
        self.assertIn(b'community-based', everything)

    def test_the_output_is_valid_for_libxml2_with_our_schema(self):
        import shutil
        import subprocess
        if shutil.which('xmllint') is None:
            self.skipTest('xmllint is not installed')
        for sample in (DECLARATION, REPORT):
            out = self.write('o.xml', lexport('convert', sample).stdout)
            check = subprocess.run(['xmllint', '--nonet', '--noout', '--schema', ROOT / 'schemas/akomantoso30.xsd', out],
                                   capture_output=True, timeout=120)
            self.assertEqual(check.returncode, 0, check.stderr[-800:])

    def test_validates_without_findings(self):
        for sample in (DECLARATION, REPORT):
            out = self.write('o.xml', lexport('convert', sample).stdout)
            process = lexport('validate', out, '--fail-on', 'warning', '--severity', 'warning')
            self.assertStatus(process, 0)
            self.assertEqual(process.stdout, b'')

    def test_a_finding_has_place_line_and_caret(self):
        process = lexport('convert', DECLARATION, '-o', self.folder / 'o.xml')
        text = process.stderr.decode()
        self.assertRegex(text, r'(?m)^\S*a-hrc-26-34-annex\.txt:\d+:\d+: (note|warning): .+ \[[a-z]+\.[a-z-]+\]$')
        self.assertRegex(text, r'(?m)^ +\| +\^$')


class Conclusions(FolderTest):
    TEXT = ('CHARTER OF THE COUNCIL\n\n' +
            ''.join(f'Article {n}\nThe council shall meet and shall act as it sees fit.\n\n' for n in range(1, 4)) +
            'DONE at Geneva on 5 May 1999.\n\n(Signed) Jane A. Doe\n\nSecretary\n')

    def test_place_date_and_signature_are_told_apart(self):
        process = lexport('convert', '-', stdin=self.TEXT.encode())
        self.assertStatus(process, 0)
        end = ET.fromstring(process.stdout).find(f'.//{NS}conclusions')
        self.assertEqual([p for p in map(text_of, end)],
                         ['DONE at Geneva on 5 May 1999.', '(Signed) Jane A. Doe', 'Secretary'])
        marked = {name(e): text_of(e) for e in end.iter() if name(e) not in ('p', 'conclusions')}
        self.assertEqual(marked, {'location': 'Geneva', 'date': '5 May 1999',
                                  'signature': '(Signed) Jane A. Doe', 'person': 'Jane A. Doe'})


class Outline(FolderTest):
    def test_text_and_akn_show_the_same(self):
        from_text = lexport('outline', DECLARATION, '--json')
        self.assertStatus(from_text, 0)
        out = self.write('o.xml', lexport('convert', DECLARATION).stdout)
        from_akn = json.loads(lexport('outline', out, '--json').stdout)
        self.assertEqual(json.loads(from_text.stdout)['counts'], from_akn['counts'])
        self.assertEqual(from_akn['counts']['article'], 12)
        listing = lexport('outline', out).stdout.decode()
        self.assertRegex(listing, r'(?m)^\s+art_4__para_2  2\.')


class Confidence(FolderTest):
    CLEAR = 'RULES\n\nArticle 1\nThe council meets.\n\nArticle 2\nThe council acts.\n\nArticle 3\nIt ends.\n'
    GAP = CLEAR.replace('Article 3', 'Article 7')

    def report(self, path, *words):
        out = self.folder / 'out.xml'
        process = lexport('convert', path, '-o', out, '--format', 'json', *words)
        self.assertStatus(process, 0)
        return json.loads(process.stderr)['files'][0], out.read_text()

    def test_each_numbered_unit_has_one_and_the_whole_their_mean(self):
        report, xml = self.report(REPORT)
        units = report['units']
        self.assertEqual(report['mapping'], 'un')
        self.assertEqual(len({u['eId'] for u in units}), len(units))
        for unit in units:
            self.assertIn(f'<{unit["element"]} eId="{unit["eId"]}"', xml)
        shares = [u['confidence'] for u in units]
        self.assertTrue(all(0 <= share <= 1 for share in shares))
        self.assertGreater(len(set(shares)), 1)
        self.assertAlmostEqual(report['confidence'], sum(shares) / len(shares), places=2)
        # Points are units too; the list around them and the preamble are not.
        elements = collections.Counter(u['element'] for u in units)
        self.assertEqual(elements['point'], xml.count('<point '))
        self.assertEqual(elements['paragraph'], xml.count('<paragraph '))
        self.assertNotIn('list', elements)

    def test_the_outline_shows_it_beside_each_unit(self):
        report, _ = self.report(REPORT)
        process = lexport('outline', '--json', REPORT)
        shown = {u['eId']: u['confidence'] for u in json.loads(process.stdout)['units'] if 'confidence' in u}
        self.assertEqual(shown, {u['eId']: u['confidence'] for u in report['units']})

    def test_akoma_ntoso_has_none(self):
        report, xml = self.report(REPORT)
        again = lexport('convert', self.write('a.xml', xml), '--to', 'html', '-o', self.folder / 'a.html',
                        '--format', 'json')
        self.assertNotIn('units', json.loads(again.stderr)['files'][0])

    def test_strict_fails_on_doubt_and_on_nothing_else(self):
        clear, gap = self.write('clear.txt', self.CLEAR), self.write('gap.txt', self.GAP)
        self.assertStatus(lexport('convert', clear, '--strict', '-o', self.folder / 'clear.xml'), 0)
        self.assertStatus(lexport('convert', gap, '-o', self.folder / 'gap.xml'), 0)
        strict = lexport('convert', gap, '--strict', '-o', self.folder / 'strict.xml', '--format', 'ndjson')
        self.assertStatus(strict, 1)
        self.assertFalse((self.folder / 'strict.xml').exists())
        self.assertEqual({f['rule'] for f in findings(strict) if f['severity'] == 'error'}, {'outline.gap'})


class RoundTrip(FolderTest):
    def units(self, akn):
        units = json.loads(lexport('outline', '--json', akn).stdout)['units']
        return [(u['eId'], u['num'], u['heading'], u['text']) for u in units if u['eId']]

    def test_the_plain_text_of_a_document_converts_to_it_again(self):
        for sample in (DECLARATION, REPORT):
            akn = self.write('first.xml', lexport('convert', sample).stdout)
            text = self.write('again.txt', lexport('convert', akn, '--to', 'text').stdout)
            metadata = sample.with_suffix('.meta.toml')
            again = self.write('again.xml', lexport('convert', text, '--sidecar', metadata).stdout)
            self.assertEqual(self.units(again), self.units(akn))
            wrapped = self.write('wrapped.txt', lexport('convert', akn, '--to', 'text', '--width', '90').stdout)
            again = self.write('again.xml', lexport('convert', wrapped, '--sidecar', metadata).stdout)
            self.assertEqual(self.units(again), self.units(akn))


if __name__ == '__main__':
    os.environ.pop('SOURCE_DATE_EPOCH', None)
    unittest.main(argv=sys.argv[:1], verbosity=2)
