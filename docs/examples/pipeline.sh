#!/bin/sh
# Every valid declaration of a folder as a book:  pipeline.sh LEXPORT TEXTS BOOKS
set -eu
lexport=$1 texts=$2 books=$3
mkdir -p "$books"
find "$texts" -name '*.txt' -print0 |
  "$lexport" convert --files0-from=- --quiet --to akn,epub -o "$books/"
"$lexport" validate --quiet --level 1 "$books"
