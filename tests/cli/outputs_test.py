"""Books, pages, texts and graphs as a user of the command line gets them."""
import collections
import unittest

from support import FolderTest, findings, lexport

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


if __name__ == '__main__':
    unittest.main()
