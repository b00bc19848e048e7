"""Converts texts on many threads and counts their articles:  counts.py TEXT..."""
import concurrent.futures
import pathlib
import sys

import lexport


def articles(path):
    try:
        counts = lexport.outline(pathlib.Path(path).read_bytes(), path)['counts']
        return path, counts.get('article', 0)
    except lexport.ConversionError as error:
        return path, str(error)


if __name__ == '__main__':
    with concurrent.futures.ThreadPoolExecutor() as pool:
        for name, count in pool.map(articles, sys.argv[1:]):
            print(name, count)
