"""Shows the comments of a header to Doxygen: doxygen_filter.py HEADER

The headers are written for people who read them, with plain comments. A comment on lines of its own
belongs to what follows it, one behind code to what stands before it, and the first of a file to the file.
"""
import pathlib
import re
import sys

# Two spaces before a comment behind code are the house's style, and no address (https://) has them.
BEHIND = re.compile(r'^(?P<code>.*\S)(?P<space>\s+)// (?P<text>.*)$')
# The vocabulary is a table in a file of its own; the reference lists its rows.
TABLE = re.compile(r'#include "lexport/(\w+\.inc)"')
TABLE_MACRO = re.compile(r'#(define|undef) LEXPORT_(ELEMENT|ATTRIBUTE)\b')
ROW = re.compile(r'^LEXPORT_\w+\((\w+), "([^"]+)"')
ALONE = re.compile(r'^(?P<space>\s*)//(?P<text>.*)$')


def in_prose(text):
    """Doxygen takes some signs for commands and for HTML; here they are signs."""
    return re.sub(r'([@\\#<>])', r'\\\1', text)


def shown(text, mark):
    """An example, set in by three spaces, stays as it is; Doxygen wants it set in by more."""
    return f'{mark}  {text}' if text.startswith('   ') else f'{mark}{in_prose(text)}'


def rows(table):
    """The enumerators that a table of the vocabulary makes."""
    for line in table.read_text(encoding='utf-8').split('\n'):
        row = ROW.match(line.strip())
        if row:
            yield f'  {row[1]},  ///< `{row[2]}`'


def cpp(lines, folder):
    """The lines of a C++ header, with its comments marked."""
    behind = None  # the column of the comment behind code that the next line may go on
    first = True
    for line in lines:
        table = TABLE.match(line)
        if table:
            yield from rows(folder / table[1])
        if table or TABLE_MACRO.match(line):
            continue
        alone, after = ALONE.match(line), BEHIND.match(line)
        if alone:
            column = len(alone['space'])
            if first:
                yield '/// @file'
                first = False
            yield alone['space'] + shown(alone['text'], '///< ' if column == behind else '///')
            if column != behind:
                behind = None
        elif after and not line.startswith('#'):
            behind = after.end('space')
            yield f"{after['code']}{after['space']}///< {in_prose(after['text'])}"
        else:
            behind = None
            yield line


def c(text):
    """A C header: comments on their own lines, or behind a declaration."""
    text = re.sub(r'(?m)^/\*(?!\*)', '/**', text)
    text = re.sub(r'(?m)(\S[ \t]+)/\*(?!\*)', r'\1/**<', text)
    return text.replace('/**', '/** @file\n *', 1)


def main():
    """Prints the header named on the command line."""
    header = pathlib.Path(sys.argv[1])
    text = header.read_text(encoding='utf-8')
    if text.startswith('/*'):
        sys.stdout.write(c(text))
    else:
        sys.stdout.write('\n'.join(cpp(text.split('\n'), header.parent)))


if __name__ == '__main__':
    main()
