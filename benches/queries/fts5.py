"""Answers FTS5 queries read from standard input, one a line, timed here by the processor.

Usage: fts5.py DATABASE TEXTS twenty|count. Writes `ready VERSION`, then for each query
`SECONDS PASSAGES` or `error MESSAGE`. The table is made of the files in TEXTS, a passage a
line, unless it is there.
"""
import os
import pathlib
import sqlite3
import sys
import time

database, texts, work = sys.argv[1:]


def lines():
    for path in sorted(pathlib.Path(texts).iterdir()):
        with open(path, encoding="utf-8", newline="\n") as file:
            for line in file:
                yield (line.rstrip("\n"),)


if not os.path.exists(database):
    half = database + "-half"
    if os.path.exists(half):
        os.remove(half)
    made = sqlite3.connect(half)
    made.execute(
        "create virtual table passages using"
        " fts5(text, tokenize = 'unicode61 remove_diacritics 2')"
    )
    made.executemany("insert into passages values (?)", lines())
    made.execute("insert into passages(passages) values ('optimize')")
    made.commit()
    made.close()
    os.rename(half, database)

open_ = sqlite3.connect(database)
open_.execute("pragma cache_size = -1000000")
open_.execute("pragma mmap_size = 4000000000")
print("ready", sqlite3.sqlite_version, flush=True)

COUNT = "select count(*) from passages where passages match ?"
BEST = "select rowid, text from passages where passages match ? order by rank limit 20"
for line in sys.stdin:
    query = line.strip()
    try:
        begun = time.thread_time()
        (count,) = open_.execute(COUNT, (query,)).fetchone()
        if work == "twenty":
            open_.execute(BEST, (query,)).fetchall()
        print(time.thread_time() - begun, count, flush=True)
    except sqlite3.Error as error:
        print("error", error, flush=True)
