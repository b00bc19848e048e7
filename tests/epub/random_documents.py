"""Documents made at random from our schema: odd in every way that Akoma Ntoso allows.

    random_documents.py SCHEMA FOLDER COUNT      writes COUNT documents to FOLDER, always the same

Any element may stand wherever the schema lets it: documents in notes, tables in headings, names that are
no names of HTML, links to nothing, scripts of all directions, markup of other vocabularies.
"""
import pathlib
import random
import sys
import xml.etree.ElementTree as ElementTree
from xml.sax.saxutils import escape, quoteattr

XS = '{http://www.w3.org/2001/XMLSchema}'
AKN = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0'
WORDS = ['lamp', 'Öl', '法律', '条款', 'المادة', 'القانون', 'סעיף', 'ข้อ', 'закон', '1 000', 'EUR 5,50', '§', '“x”', '&', '<',
         '—', '\u00a0', 'a\u0301']
NAMES = ['a', 'art_', 'sec_1__p_', '1x', 'é', 'x:y', '(a)', '"q"', "'", 'a&b']
ADDRESSES = ['/akn/un/act/2014-01-01/7', 'https://example.org/a?b=c&d=%20#x', '~art_1', '!annex_1', 'x.png', '#', '//h/p',
             'javascript:alert(1)', 'mailto:a@b.c', 'data:text/html,x', '../up.xml', '/akn/x/eng@/!main~art_4']
VALUES = {
    'xml:lang': ['en', 'ar', 'zh-Hant', 'he', 'x-klingon', 'en-GB', 'fa'], 'xml:space': ['preserve'],
    'colspan': ['1', '2', '10', '0', '1001'], 'rowspan': ['1', '2', '10', '0', '1001'],
    'style': ['text-align:center', 'color:red;position:fixed', 'background:url(x)', ''],
    'startQuote': ['“', '«', '"', ''], 'endQuote': ['”', '»', '"', ''], 'marker': ['1', '*', '(a)', '', '†'],
    'language': ['eng', 'ara', 'zho', 'fra', 'heb', 'xx', 'und'],
}
TYPES = {
    'xs:date': ['2014-01-01'], 'xs:dateTime': ['2014-01-01T10:00:00'], 'xs:boolean': ['true', 'false'],
    'xs:integer': ['1', '4'], 'xs:duration': ['P1Y'], 'TimeOrDateTime': ['10:00:00'],
    'DateOrDateTime': ['2014-05-06', '1900-01-01', '2020-02-29T10:00:00'],
}
TEXTS = ['', 'x y', 'A & B', '<b>', 'العنوان', '第一']
LIKELY = {'eId': 0.7, 'startQuote': 0.5, 'endQuote': 0.5, 'marker': 0.5, 'colspan': 0.5, 'rowspan': 0.5, 'href': 0.5,
          'alt': 0.5, 'src': 0.5, 'xml:lang': 0.06}
XHTML, MATHML, SVG = 'http://www.w3.org/1999/xhtml', 'http://www.w3.org/1998/Math/MathML', 'http://www.w3.org/2000/svg'
FOREIGN = [
    f'<m:math xmlns:m="{MATHML}"><m:mi>%</m:mi><m:mfrac><m:mn>1</m:mn><m:mn>2</m:mn></m:mfrac></m:math>',
    f'<math xmlns="{MATHML}"><semantics><mi>%</mi><annotation-xml encoding="x"><b/></annotation-xml></semantics></math>',
    f'<svg xmlns="{SVG}" viewBox="0 0 9 9"><script>x</script><text>%</text></svg>',
    f'<svg xmlns="{SVG}" viewBox="0 0 9 9" onload="x"><circle r="3"/><text x="1">%</text></svg>',
    f'<h:div xmlns:h="{XHTML}"><h:p>%<h:ul><h:li>x%</h:li>y%</h:ul></h:p><h:script>alert(1)</h:script></h:div>',
    f'<table xmlns="{XHTML}"><tr><td>%<table><tr><th>n%</th></tr></table></td></tr>z%</table>',
    f'<h:a xmlns:h="{XHTML}" href="https://e.org" onclick="x">%<h:a href="x">i%</h:a></h:a>',
    f'<h:iframe xmlns:h="{XHTML}" src="http://e.org">%</h:iframe>', f'<h:h1 xmlns:h="{XHTML}">%</h:h1>',
    '<x:y xmlns:x="urn:x" x:z="1">%<x:q/></x:y>',
]
# Parts of the metadata that no book shows are kept short.
BARE = {'lifecycle', 'workflow', 'analysis', 'temporalData', 'proprietary', 'presentation', 'preservation',
        'componentInfo', 'publication', 'classification', 'identification'}
GROUPS = (XS + 'sequence', XS + 'choice', XS + 'group')


class Schema:
    """The named parts of the schema, and how little each can do with."""

    def __init__(self, path):
        self.parts = {}
        self.costs = {}
        for part in ElementTree.parse(path).getroot():
            if isinstance(part.tag, str):
                self.parts[part.tag.removeprefix(XS), part.get('name')] = part

    def get(self, kind, name):
        return self.parts.get((kind, name))

    def element(self, particle):
        return self.get('element', particle.get('ref')) if particle.get('ref') else particle

    def type_of(self, element):
        return self.get('complexType', element.get('type')) if element.get('type') else element.find(XS + 'complexType')

    def cost(self, node, depth=0):
        """About how many elements `node` needs at least; many for what goes round in a circle."""
        if depth > 12:
            return 99
        if depth > 0 and node.get('minOccurs') == '0':
            return 0
        key = (node.tag, node.get('ref')) if node.get('ref') else None
        if key in self.costs:
            return self.costs[key]
        inner = node
        if node.tag == XS + 'element':
            inner = self.type_of(self.element(node))
        elif node.tag == XS + 'group':
            inner = self.get('group', node.get('ref'))
        costs = [self.cost(n, depth + 1) for n in (inner if inner is not None else ()) if n.tag in GROUPS + (XS + 'element',)]
        cost = min(costs, default=0) if node.tag == XS + 'choice' else sum(costs)
        cost += node.tag == XS + 'element'
        if key and depth == 0:
            self.costs[key] = cost
        return cost


class Writer:
    """Writes one document; the same for the same seed."""

    def __init__(self, schema, seed):
        self.schema = schema
        self.random = random.Random(seed)
        self.count = 0
        self.budget = 900  # elements, about
        self.eids = []
        self.deepest = self.random.choice([8, 10, 13, 16])

    def document(self):
        root = self.element(self.schema.get('element', 'akomaNtoso'), 0)
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + root.replace('<akomaNtoso', f'<akomaNtoso xmlns="{AKN}"', 1)

    def number(self):
        self.count += 1
        return self.count

    def text(self):
        if self.random.random() < 0.05:
            return '   '
        words = [f't{self.number()}.'] + self.random.choices(WORDS, k=self.random.randint(0, 4))
        return escape(' '.join(words)) + self.random.choice(['', '', ' ', '\n'])

    def value(self, name, kind):
        if name in ('eId', 'wId', 'GUID'):
            value = self.random.choice(NAMES) + str(self.number())
            if name == 'eId':
                self.eids.append(value)
            return value
        simple = self.schema.get('simpleType', kind)
        listed = [e.get('value') for e in simple.iter(XS + 'enumeration')] if simple is not None else []
        if name == 'xml:id' or kind == 'Identifier':
            return f'x{self.number()}'
        if name in VALUES or listed or kind in TYPES:
            return self.random.choice(VALUES.get(name) or listed or TYPES[kind])
        if kind == 'xs:anyURI' or (kind or '').endswith(('Reference', 'ReferenceList')):
            return self.random.choice(ADDRESSES + ['#' + eid for eid in self.eids[-5:]])
        return self.random.choice(TEXTS)

    def attributes(self, holder):
        found = {}
        for node in holder:
            if node.tag == XS + 'attributeGroup':
                found.update(self.attributes(self.schema.get('attributeGroup', node.get('ref'))))
            elif node.tag == XS + 'attribute':
                name = node.get('name') or node.get('ref')
                if node.get('use') == 'required' or self.random.random() < LIKELY.get(name, 0.12):
                    found[name] = self.value(name, node.get('type'))
        return found

    def times(self, node, depth):
        least, most = int(node.get('minOccurs', '1')), node.get('maxOccurs', '1')
        if depth > self.deepest or self.budget < 0:
            return least
        most = least + 3 if most == 'unbounded' else int(most)
        return self.random.randint(least, most if depth < self.deepest - 4 else min(most, max(least, 1)))

    def particle(self, node, depth):
        return ''.join(self.once(node, depth) for _ in range(self.times(node, depth)))

    def once(self, node, depth):
        if node.tag == XS + 'element':
            return self.element(self.schema.element(node), depth)
        if node.tag == XS + 'any':
            return self.random.choice(FOREIGN).replace('%', f'f{self.number()}.')
        if node.tag == XS + 'choice':
            choices = list(node)
            if depth > self.deepest:
                choices = sorted(choices, key=self.schema.cost)[:2]
            return self.particle(self.random.choice(choices), depth)
        inner = self.schema.get('group', node.get('ref')) if node.tag == XS + 'group' else node
        return ''.join(self.particle(child, depth) for child in inner)

    def mixed(self, kind, depth):
        content = self.text() if self.random.random() < 0.9 else ''
        for node in (n for n in kind if n.tag in GROUPS):
            for _ in range(self.times(node, depth)):
                content += self.once(node, depth) + (self.text() if self.random.random() < 0.7 else '')
        return content

    def element(self, element, depth):
        name, kind = element.get('name'), self.schema.type_of(element)
        deepest = self.deepest
        if name in BARE:
            self.deepest = -1
        self.budget -= 1
        attributes, content = {}, ''
        if kind is not None:
            attributes = self.attributes(kind)
            if kind.get('mixed') == 'true':
                content = self.mixed(kind, depth + 1)
            else:
                content = ''.join(self.particle(n, depth + 1) for n in kind if n.tag in GROUPS)
        self.deepest = deepest
        return f'<{name}' + ''.join(f' {k}={quoteattr(v)}' for k, v in attributes.items()) + f'>{content}</{name}>'


def main():
    schema, folder, count = Schema(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
    sys.setrecursionlimit(10000)
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(count):
        (folder / f'{seed:04}.xml').write_text(Writer(schema, seed).document(), encoding='utf-8')


if __name__ == '__main__':
    main()
