"""1,000 documents through Dask's distributed scheduler with two worker processes on this machine; the
answers are those of a plain batch."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

try:
    from dask.distributed import Client, LocalCluster
except ImportError:
    print('skipped: python3-distributed is not installed')
    sys.exit(77)

LEXPORT = os.path.abspath(os.environ['LEXPORT'])
COUNT = 1000
PART = 50


def document(i):
    articles = '\n\n'.join(f'Article {n}\n\nThe Parties agree on matter {i}, point {n}.' for n in range(1, 2 + i % 9))
    return f'Agreement number {i}\n\nThe Parties,\n\nHave agreed as follows:\n\n{articles}\n'


def convert(lines):
    run = subprocess.run([LEXPORT, 'convert', '--stream=ndjson', '--jobs', '1', '--emit', 'akn'],
                         input='\n'.join(lines).encode(), capture_output=True, check=True)
    return run.stdout.decode().splitlines()


def main():
    with tempfile.TemporaryDirectory(prefix='lexport-dask-') as name:
        folder = pathlib.Path(name)
        texts = folder / 'texts'
        texts.mkdir()
        records = []
        for i in range(COUNT):
            path = texts / f'{i:04}.txt'
            path.write_text(document(i))
            records.append(json.dumps({'id': i, 'path': str(path)}))
        parts = [records[i:i + PART] for i in range(0, COUNT, PART)]
        with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, host='127.0.0.1',
                          dashboard_address=None, local_directory=name) as cluster, Client(cluster) as client:
            answers = [json.loads(line) for part in client.gather(client.map(convert, parts)) for line in part]
        subprocess.run([LEXPORT, 'convert', '--quiet', texts, '-o', folder / 'out'], check=True)
        assert [a['id'] for a in answers] == list(range(COUNT)), 'answers out of order'
        for answer in answers:
            plain = (folder / 'out' / f"{answer['id']:04}.xml").read_text()
            assert answer['akn'] == plain, f"document {answer['id']} differs"
    print(f'1 passed, 0 failed: {COUNT} documents, the same as by a plain batch')


if __name__ == '__main__':
    main()
