"""Mappings: the example of docs/mappings.md does what the page says, and mistakes have a place."""
import json
import re
import sys
import textwrap
import unittest

from support import ROOT, FolderTest, lexport

EXAMPLE = ROOT / 'docs/examples/atlantis.toml'


def blocks_of(page):
    """The indented blocks of a page, in order."""
    found = re.findall(r'(?m)(?:^    .*\n(?:\n(?=    ))?)+', page.read_text())
    return [textwrap.dedent(block) for block in found]


class Example(FolderTest):
    def test_the_page_shows_the_file(self):
        toml = next(b for b in blocks_of(ROOT / 'docs/mappings.md') if b.startswith('title ='))
        self.assertEqual(toml.strip(), EXAMPLE.read_text().strip())

    def test_the_page_tells_what_comes_out(self):
        text = next(b for b in blocks_of(ROOT / 'docs/mappings.md') if b.startswith('Canto I\n'))
        source = self.write('atlantis.txt', text)
        process = lexport('outline', '--json', '--mapping', EXAMPLE, source)
        self.assertStatus(process, 0)
        units = {u['eId']: u for u in json.loads(process.stdout)['units'] if u['eId']}
        self.assertEqual([e for e in units if e.startswith(('chp', 'art'))], ['chp_I', 'art_1', 'art_2', 'chp_II', 'art_3'])
        self.assertEqual(units['chp_II']['heading'], 'Of the land')

    def test_it_is_checked_fine(self):
        self.assertStatus(lexport('mapping', 'check', EXAMPLE), 0)


class Mistakes(FolderTest):
    def refuse(self, old, new, says):
        path = self.write('m.toml', EXAMPLE.read_text().replace(old, new))
        process = lexport('mapping', 'check', path)
        self.assertStatus(process, 1)
        text = process.stderr.decode()
        self.assertRegex(text, r'm\.toml:\d+:\d+: error: ')
        self.assertIn(says, text)

    def test_an_unknown_key(self):
        self.refuse('titled = true', 'titeld = true', 'titled')

    def test_an_unknown_style(self):
        self.refuse('"upper-roman"', '"roman-upper"', 'upper-roman')

    def test_an_element_that_is_none(self):
        self.refuse('element = "article"', 'element = "artikel"', 'artikel')

    def test_broken_toml(self):
        self.refuse('rank = 20', 'rank = = 20', 'm.toml')


class Installed(unittest.TestCase):
    def test_all_are_fine(self):
        names = [line.split()[0] for line in lexport('mapping', 'list').stdout.decode().splitlines()]
        self.assertEqual(names, ['act', 'eu', 'generic', 'judgment', 'treaty', 'un'])
        process = lexport('mapping', 'check', *names)
        self.assertEqual((process.returncode, process.stderr), (0, b''))


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1], verbosity=2)
