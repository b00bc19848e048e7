"""Reads graphs with rdflib, a second processor beside that of the node package.

rdflib_graphs.py FOLDER... writes, for every NAME.jsonld and NAME.ttl, what it read as N-Triples:
NAME.jsonld.nt and NAME.ttl.nt, for check_jsonld.mjs to compare.

Exit status 0: all could be read; 1: not; 77: there is no rdflib.
"""

import logging
import pathlib
import socket
import sys

try:
    import rdflib
except ImportError:
    print("skipped: there is no rdflib (Debian: python3-rdflib)")
    sys.exit(77)

# Literals as they are written, not as Python would write them.
rdflib.NORMALIZE_LITERALS = False
logging.getLogger("rdflib").setLevel(logging.ERROR)


def no_network(*_args, **_kwargs):
    raise OSError("a graph must not need the network")


def main(folders):
    socket.socket.connect = no_network
    faults = 0
    read = 0
    for folder in map(pathlib.Path, folders):
        for path in sorted(folder.glob("*.jsonld")) + sorted(folder.glob("*.ttl")):
            syntax = "json-ld" if path.suffix == ".jsonld" else "turtle"
            try:
                graph = rdflib.Graph().parse(str(path), format=syntax)
            except Exception as error:  # whatever a parser of others may throw
                print(f"{path.name}: {type(error).__name__}: {error}")
                faults += 1
                continue
            graph.serialize(str(path) + ".nt", format="nt", encoding="utf-8")
            read += 1
    print(f"rdflib {rdflib.__version__} read {read} files, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
