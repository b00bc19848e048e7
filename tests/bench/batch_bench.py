"""How fast a batch is: 1,000 files of 25 KB in one command, as a table.

    batch_bench.py LEXPORT [COUNT]

The files are made from samples/ as the bench runs: declarations with numbers and words of their own, and
stretches of a report. Start-up is what a text of one line takes; the cost of a file is what is left of the whole
run, by file. Figures are the best of several runs, since neighbours on a machine only ever slow one down.
"""
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
FILE_BYTES = 25_000
RUNS = 5
PROCESSES = 40


def declaration(text, pick):
    """The declaration with other figures, and some of its long words changed."""
    text = re.sub(r'\b(19|20)\d\d\b', lambda _: str(pick.randrange(1946, 2026)), text)
    words = {w: w[:-1] + pick.choice('aeiou') for w in pick.sample(sorted(set(re.findall(r'\b[a-z]{7,}\b', text))), 20)}
    return re.sub(r'\b[a-z]{7,}\b', lambda m: words.get(m[0], m[0]), text)


def stretch(lines, pick):
    """A stretch of the report, as a document of its own."""
    at, taken, size = pick.randrange(len(lines)), [], 0
    while size < FILE_BYTES:
        line = lines[at % len(lines)]
        taken.append(line)
        size += len(line.encode()) + 1
        at += 1
    return '\n'.join(taken) + '\n'


def make_texts(folder, count):
    """Writes the files; gives how many bytes they are."""
    pick = random.Random(1)
    short = (ROOT / 'samples/a-hrc-26-34-annex.txt').read_text()
    lines = (ROOT / 'samples/a-hrc-35-35.txt').read_text().split('\n')
    total = 0
    for i in range(count):
        data = (declaration(short, pick) if i % 2 == 0 else stretch(lines, pick)).encode()
        path = folder / f'{i % 10}' / f'{i:05}.txt'
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        total += len(data)
    return total


def run(command):
    """Seconds, processor seconds and peak memory in KiB of a command that must end well."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f'{command} ended with {process.returncode}')
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def best(command, runs=RUNS):
    """The quickest of several runs."""
    return min(run(command) for _ in range(runs))


def batch(lexport, texts, out, jobs):
    """Each run has a folder of its own: where files were removed just before, a file system may be slow in making
    new ones for some seconds."""
    command = [lexport, 'convert', texts, '--jobs', str(jobs), '--quiet', '-o']
    return min(run([*command, out / f'{jobs}-{i}']) for i in range(RUNS))


def process_per_file(lexport, texts, out):
    """Seconds a file when each has a process of its own."""
    files = sorted(texts.rglob('*.txt'))[:PROCESSES]
    return sum(run([lexport, 'convert', '--quiet', f, '-o', out / 'one.xml'])[0] for f in files) / len(files)


def row(name, result, count, total, startup):
    seconds, busy, memory = result
    print(f'| {name} | {seconds:.2f} s | {(seconds - startup[0]) / count * 1e3:.2f} ms '
          f'| {(busy - startup[1]) / count * 1e3:.2f} ms | {total / seconds / 1e6:.1f} MB/s | {memory / 1024:.0f} MiB |')


def main():
    lexport = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    with tempfile.TemporaryDirectory(prefix='lexport-bench-') as name:
        folder = pathlib.Path(name)
        texts, out = folder / 'texts', folder / 'out'
        texts.mkdir()
        total = make_texts(texts, count)
        line = folder / 'line.txt'
        line.write_text('Article 1\n')
        startup = best([lexport, 'convert', '--quiet', line, '-o', folder / 'line.xml'], runs=4 * RUNS)
        print(f'{count} files, {total / 1e6:.1f} MB, {os.cpu_count()} processors; start-up {startup[0] * 1e3:.1f} ms, '
              f'{startup[1] * 1e3:.1f} ms of them at work\n')
        print('| | the whole run | a file, without start-up | of a processor | throughput | memory at the peak |')
        print('|---|---|---|---|---|---|')
        for jobs in (1, 2):
            row(f'one command, --jobs {jobs}', batch(lexport, texts, out, jobs), count, total, startup)
        single = process_per_file(lexport, texts, out)
        print(f'| a process a file | | {single * 1e3:.1f} ms, with start-up | | {total / count / single / 1e6:.1f} MB/s | |')


if __name__ == '__main__':
    main()
