#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What one would build without Matchdesk: the same extract in SQLite and PostgreSQL, the same queries put to them.

  peers.py prepare EXTRACT.csv WORK          makes the rows ready once, for all peers
  peers.py sqlite|fts5 WORK QUERIES.csv N    loads and asks the first N queries; writes WORK/<peer>.json
  peers.py live|trgm WORK QUERIES.csv N DSN  the same on a PostgreSQL server
  peers.py matchdesk WORK QUERIES.csv RESULTS.jsonl EVALUATION.json
  peers.py report WORK OUT                   the table and the plots of all peers found in WORK
"""
import csv
import json
import os
import re
import sqlite3
import sys
import time
import unicodedata

VARIANTS = os.path.join(os.path.dirname(__file__), "../../resources/tables/forename_variants.txt")
PLAIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "’": "", "'": "", "‘": "",
                       "`": "", "-": " ", ".": " ", "/": " "})


def folded(name):
    """A name as all peers compare it: small letters, no accents, no apostrophes, spaces for hyphens."""
    text = unicodedata.normalize("NFKD", name.lower().translate(PLAIN))
    return " ".join("".join(c for c in text if not unicodedata.combining(c)).split())


def packed(value):
    return re.sub(r"[^A-Z0-9]", "", value.upper())


def digits(value):
    return re.sub(r"\D", "", value)


def is_date(value):
    return re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None


def provider(name):
    return " ".join(sorted(set(folded(name.replace(",", " ")).split()) - {"the", "of", "at"}))


COLUMNS = ["trn", "first", "middle", "last", "previous", "dob", "nino", "email", "provider", "active"]


def row_of(record):
    previous = [folded(name) for name in record["previous_last_names"].split(";") if name.strip()]
    return [int(record["trn"]), folded(record["first_name"]), folded(record["middle_name"]), folded(record["last_name"]),
            ";".join(previous), record["date_of_birth"], packed(record["national_insurance_number"]),
            record["email_address"].strip().lower(), provider(record["itt_provider_name"]),
            1 if record["status"] in ("", "active") else 0]


def prepare(extract, work):
    os.makedirs(work, exist_ok=True)
    with open(extract, encoding="utf-8", newline="") as source, \
            open(os.path.join(work, "rows.tsv"), "w", encoding="utf-8") as out:
        for record in csv.DictReader(source):
            out.write("\t".join(str(value) for value in row_of(record)) + "\n")


def rows(work):
    with open(os.path.join(work, "rows.tsv"), encoding="utf-8") as source:
        for line in source:
            yield line.rstrip("\n").split("\t")


class Query:
    def __init__(self, given):
        self.id = given["query_id"]
        self.truth = int(given["truth_trn"]) if given["truth_trn"] else None
        self.kinds = [kind for kind in given["error_kinds"].split(";") if kind] or ["(nothing wrong)"]
        self.first = folded(given["first_name"])
        self.middle = folded(given["middle_name"])
        self.last = folded(given["last_name"])
        self.previous = folded(given["previous_last_name"])
        self.dob = given["date_of_birth"] if is_date(given["date_of_birth"]) else ""
        self.nino = packed(given["national_insurance_number"])
        self.email = given["email_address"].strip().lower()
        self.trn = digits(given["stated_trn"])
        self.provider = provider(given["itt_provider_name"])


def queries(file, count):
    with open(file, encoding="utf-8", newline="") as source:
        for number, given in enumerate(csv.DictReader(source)):
            if number == count:
                return
            yield Query(given)


def file_bytes(path):
    return os.path.getsize(path) if os.path.exists(path) else 0


def resident(pids):
    """What the processes take, shared pages counted once."""
    total = 0
    for pid in pids:
        try:
            with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as source:
                total += sum(int(line.split()[1]) for line in source if line.startswith("Pss:"))
        except OSError:
            pass
    return total * 1024


def ask_all(name, label, ask, asked, warm, note, build_seconds, size, memory):
    for query in warm:
        ask(query)
    micros, ranks = [], []
    for query in asked:
        start = time.perf_counter_ns()
        found = ask(query)
        micros.append((time.perf_counter_ns() - start) / 1000)
        ranks.append(found.index(query.truth) + 1 if query.truth in found else 0)
    return {"name": name, "label": label, "note": note, "micros": micros, "build_seconds": build_seconds, "bytes": size(),
            "memory": memory(),
            "answers": [{"id": query.id, "person": query.truth is not None, "kinds": query.kinds, "rank": rank}
                        for query, rank in zip(asked, ranks)]}


def save(work, result):
    with open(os.path.join(work, result["name"] + ".json"), "w", encoding="utf-8") as out:
        json.dump(result, out)


# --- SQLite -------------------------------------------------------------------------------------------------------------

# The evidence in bits that each agreement is worth, less what a difference costs; as a Fellegi-Sunter score would have it.
SCORE = """
    (case when p.last = :last and p.first = :first then 17.0 when p.last = :last then 8.0 when p.first = :first then 5.0
          else 0.0 end)
  + (case when p.dob = :dob then 14.0 when :dob = '' then 0.0 else -6.0 end)
  + (case when :nino = '' or p.nino = '' then 0.0 when p.nino = :nino then 21.0 else -6.0 end)
  + (case when :email <> '' and p.email = :email then 17.0 else 0.0 end)
  + (case when :trn = 0 then 0.0 when p.trn = :trn then 17.0 else -4.0 end)
  + (case when :provider = '' or p.provider = '' then 0.0 when p.provider = :provider then 6.0 else -2.0 end)
  + (case when :middle = '' or p.middle = '' then 0.0 when p.middle = :middle then 6.0
          when substr(p.middle, 1, 1) = substr(:middle, 1, 1) then 3.0 else -4.0 end)
  + (case when p.previous <> '' and (instr(';' || p.previous || ';', ';' || :last || ';')
          or (:was <> '' and instr(';' || p.previous || ';', ';' || :was || ';'))) then 9.0 else 0.0 end)
  + (case when :was <> '' and p.last = :was then 9.0 else 0.0 end)
  + p.active
"""

SQLITE_ASK = f"""
with found(trn) as (
  select :trn
  union select trn from person where nino = :nino and nino <> ''
  union select trn from person where email = :email and email <> ''
  union select trn from person where last = :last and dob = :dob
  union select trn from person where first = :first and dob = :dob
  union select trn from person where last = :last and first = :first
  union select trn from person where last = :was and first = :first and :was <> ''
  union select trn from earlier where last = :last and first = :first
  union select trn from earlier where last = :was and first = :first and :was <> '')
select p.trn from found join person p on p.trn = found.trn order by {SCORE} desc, p.trn limit 10
"""


def sqlite_open(path):
    database = sqlite3.connect(path)
    database.execute("pragma mmap_size = 4294967296")
    database.execute("pragma cache_size = -262144")
    database.execute("pragma journal_mode = off")
    database.execute("pragma synchronous = off")
    return database


def sqlite_load(work, path):
    if os.path.exists(path):
        os.remove(path)
    database = sqlite_open(path)
    database.execute("create table person (trn integer primary key, first text, middle text, last text, previous text, "
                     "dob text, nino text, email text, provider text, active integer) strict")
    database.execute("create table earlier (last text, first text, trn integer)")

    def people():
        for row in rows(work):
            row[0], row[9] = int(row[0]), int(row[9])
            yield row

    database.executemany("insert into person values (?,?,?,?,?,?,?,?,?,?)", people())
    database.executemany("insert into earlier values (?,?,?)",
                         ((last, row[1], int(row[0])) for row in rows(work) for last in row[4].split(";") if last))
    for index in ("person(nino) where nino <> ''", "person(email) where email <> ''", "person(last, dob)",
                  "person(first, dob)", "person(last, first)", "earlier(last, first)"):
        name = re.sub(r"\W+", "_", index).strip("_")
        database.execute(f"create index {name} on {index}")
    database.commit()
    database.execute("analyze")
    database.commit()
    return database


def run_sqlite(work, file, count):
    path = os.path.join(work, "peer.sqlite")
    start = time.time()
    database = sqlite_load(work, path)
    seconds = time.time() - start

    def ask(query):
        found = database.execute(SQLITE_ASK, {
            "trn": int(query.trn) if len(query.trn) == 7 else 0, "nino": query.nino, "email": query.email,
            "last": query.last, "first": query.first, "middle": query.middle, "dob": query.dob, "was": query.previous,
            "provider": query.provider})
        return [row[0] for row in found]

    asked = list(queries(file, count))
    save(work, ask_all("sqlite", "SQLite 3.40, the primary key and six further indexes, weighted sum", ask, asked, asked, "",
                       seconds, lambda: file_bytes(path), lambda: resident(["self"])))


def run_fts5(work, file, count):
    path = os.path.join(work, "fts5.sqlite")
    if os.path.exists(path):
        os.remove(path)
    start = time.time()
    database = sqlite_load(work, path)
    database.execute("create virtual table names using fts5(whole, content='', tokenize='trigram')")
    database.executemany("insert into names(rowid, whole) values (?,?)",
                         ((int(row[0]), " ".join([row[1], row[3], row[4].replace(";", " ")])) for row in rows(work)))
    database.execute("insert into names(names) values ('optimize')")
    database.commit()
    seconds = time.time() - start
    statement = f"""
        with found(trn) as (select rowid from names where names match :match order by bm25(names) limit 200)
        select p.trn from found join person p on p.trn = found.trn order by {SCORE} desc, p.trn limit 10"""

    def ask(query):
        text = f"{query.first} {query.last} {query.previous}".strip()
        grams = sorted({text[i:i + 3] for i in range(len(text) - 2)})
        if not grams:
            return []
        match = " OR ".join('"' + gram.replace('"', '""') + '"' for gram in grams)
        found = database.execute(statement, {
            "match": match, "trn": int(query.trn) if len(query.trn) == 7 else 0, "nino": query.nino,
            "email": query.email, "last": query.last, "first": query.first, "middle": query.middle, "dob": query.dob,
            "was": query.previous, "provider": query.provider})
        return [row[0] for row in found]

    asked = list(queries(file, count))
    save(work, ask_all("fts5", "SQLite FTS5, trigrams, best 200 by bm25, weighted sum", ask, asked, asked[:5],
                       "", seconds, lambda: file_bytes(path), lambda: resident(["self"])))


# --- PostgreSQL ---------------------------------------------------------------------------------------------------------


def array(values):
    return "{" + ",".join('"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"' for value in values) + "}"


class Lines:
    """A file for COPY out of lines that are made as they are wanted."""

    def __init__(self, source):
        self.source = source
        self.left = ""

    def read(self, size):
        parts, length = [self.left], len(self.left)
        for line in self.source:
            parts.append(line)
            length += len(line)
            if length >= size:
                break
        text = "".join(parts)
        self.left = text[size:]
        return text[:size]


def postgres_rows(work):
    for trn, first, middle, last, previous, dob, nino, email, itt, active in rows(work):
        names = sorted({part for name in (first, middle, last, previous.replace(";", " ")) for part in name.split()})
        lasts = sorted({part for name in (last, previous.replace(";", " ")) for part in name.split()})
        whole = f"{first} {last} {previous.replace(';', ' ')}".strip()
        values = [trn, first, middle, last, previous, dob or "\\N", nino, email, itt, active, array(names), array(lasts), whole]
        yield "\t".join(value.replace("\\", "\\\\") if value != "\\N" else value for value in values) + "\n"


def postgres_load(work, dsn):
    import psycopg2
    connection = psycopg2.connect(dsn)
    connection.autocommit = True
    cursor = connection.cursor()
    cursor.execute("select to_regclass('person')")
    seconds = 0.0
    if cursor.fetchone()[0] is None:
        start = time.time()
        cursor.execute("create extension if not exists btree_gin; create extension if not exists pg_trgm")
        cursor.execute("create unlogged table person (trn integer primary key, first text, middle text, last text, previous text,"
                       " dob date, nino text, email text, provider text, active integer, names text[], lasts text[],"
                       " whole text)")
        cursor.copy_expert("copy person from stdin", Lines(postgres_rows(work)))
        cursor.execute("set maintenance_work_mem = '1GB'")
        cursor.execute("vacuum analyze person")
        seconds = time.time() - start
    return connection, cursor, seconds


def server_memory(cursor):
    cursor.execute("select pid from pg_stat_activity")
    return resident([row[0] for row in cursor.fetchall()])


def relation_bytes(cursor, names):
    cursor.execute("select sum(pg_relation_size(c)) from unnest(%s::regclass[]) c", (names,))
    return int(cursor.fetchone()[0])


def variants():
    """Every name with those that are used for it, out of Matchdesk's own table."""
    classes = {}
    with open(VARIANTS, encoding="utf-8") as source:
        for line in source:
            if line.startswith(("#", "=")):
                continue
            names = line.split()
            for name in names:
                classes.setdefault(name, set()).update(names)
    return classes


def run_live(work, file, count, dsn):
    connection, cursor, loading = postgres_load(work, dsn)
    start = time.time()
    cursor.execute("drop index if exists live; create index live on person using gin (names, lasts, dob, nino, email, trn)")
    cursor.execute("vacuum analyze person")
    loading += time.time() - start
    synonyms = variants()
    # A record is a candidate when the NI number, the address or the TRN agrees, or three of first, middle, last name and
    # birth date: then either the birth date does, or all three names. The score is the service's: TRN 20, NI number 10,
    # address 5, the others one each.
    cursor.execute("""
        prepare live (text[], text[], text[], date, text, text, integer) as
        select trn from (
            select trn, active,
                (names && $1)::int + (names && $2)::int + (lasts && $3)::int + coalesce((dob = $4)::int, 0)
                + case when $5 <> '' and nino = $5 then 10 else 0 end + case when $6 <> '' and email = $6 then 5 else 0 end
                + case when trn = $7 then 20 else 0 end as score
            from person
            where ($5 <> '' and nino = $5) or ($6 <> '' and email = $6) or trn = $7 or dob = $4
                or (names && $1 and names && $2 and lasts && $3)) found
        where score >= 3
        order by score desc, active desc, trn limit 10""")

    def ask(query):
        firsts = sorted({form for part in query.first.split() for form in synonyms.get(part, {part}) | {part}})
        lasts = sorted(set(f"{query.last} {query.previous}".split()))
        cursor.execute("execute live (%s::text[], %s::text[], %s::text[], %s, %s, %s, %s)",
                       (firsts, query.middle.split(), lasts, query.dob if is_real(query.dob) else None, query.nino,
                        query.email, int(query.trn) if len(query.trn) == 7 else -1))
        return [row[0] for row in cursor.fetchall()]

    asked = list(queries(file, count))
    result = ask_all("live", "PostgreSQL 15 as the live service has it: name parts in one GIN index", ask, asked, asked[:50], "",
                     loading, lambda: relation_bytes(cursor, ["person", "live"]), lambda: server_memory(cursor))
    cursor.execute("drop index live")
    save(work, result)
    connection.close()


def is_real(date):
    try:
        time.strptime(date, "%Y-%m-%d")
        return True
    except ValueError:
        return False


def run_trgm(work, file, count, dsn):
    connection, cursor, loading = postgres_load(work, dsn)
    start = time.time()
    cursor.execute("create index if not exists trigrams on person using gin (whole gin_trgm_ops)")
    cursor.execute("create index if not exists by_nino on person (nino); create index if not exists by_email on person (email)")
    cursor.execute("vacuum analyze person")
    loading += time.time() - start
    cursor.execute("set pg_trgm.similarity_threshold = 0.5")
    cursor.execute("""
        prepare trgm (text, date, text, text, integer) as
        select trn from (
            select *, similarity(whole, $1) * 20 + case when dob = $2 then 14 else 0 end
                + case when $3 <> '' and nino = $3 then 21 else 0 end + case when $4 <> '' and email = $4 then 17 else 0 end
                + case when trn = $5 then 17 else 0 end + active as score
            from (select * from person where whole % $1
                union select * from person where nino = $3 and $3 <> ''
                union select * from person where email = $4 and $4 <> ''
                union select * from person where trn = $5) found) scored
        order by score desc, trn limit 10""")

    def ask(query):
        cursor.execute("execute trgm (%s, %s, %s, %s, %s)",
                       (f"{query.first} {query.last} {query.previous}".strip(), query.dob if is_real(query.dob) else None,
                        query.nino, query.email, int(query.trn) if len(query.trn) == 7 else -1))
        return [row[0] for row in cursor.fetchall()]

    asked = list(queries(file, count))
    save(work, ask_all("trgm", "PostgreSQL 15, pg_trgm on the whole name, exact keys beside it", ask, asked, asked[:10], "",
                       loading, lambda: relation_bytes(cursor, ["person", "trigrams", "by_nino", "by_email"]),
                       lambda: server_memory(cursor)))
    connection.close()


# --- Matchdesk ----------------------------------------------------------------------------------------------------------


def run_matchdesk(work, file, results, evaluation, seconds):
    with open(results, encoding="utf-8") as source:
        answers = {answer["query_id"]: answer for answer in map(json.loads, source)}
    with open(evaluation, encoding="utf-8") as source:
        measured = json.load(source)
    micros, held = [], []
    for query in queries(file, -1):
        answer = answers[query.id]
        micros.append(answer["micros"])
        found = [int(candidate["trn"]) for candidate in answer["candidates"][:10]]
        held.append({"id": query.id, "person": query.truth is not None, "kinds": query.kinds,
                     "rank": found.index(query.truth) + 1 if query.truth in found else 0})
    save(work, {"name": "matchdesk", "label": "Matchdesk, one thread", "note": "", "micros": micros, "build_seconds": seconds,
                "bytes": measured["file_bytes"], "memory": measured["proportional_bytes"], "answers": held})


# --- The table and the plots --------------------------------------------------------------------------------------------

ORDER = ["matchdesk", "sqlite", "live", "trgm", "fts5"]
SHORT = {"matchdesk": "Matchdesk", "sqlite": "SQLite, seven indexes", "live": "PostgreSQL, live style", "trgm": "pg_trgm",
         "fts5": "FTS5 trigram"}
COLOURS = {"matchdesk": "#1d70b8", "sqlite": "#d4791c", "live": "#4c8a3f", "trgm": "#8a4fa3", "fts5": "#8c8c8c"}


def percentile(ordered, share):
    return ordered[min(len(ordered) - 1, max(0, -(-int(share * 10000) * len(ordered) // 10000) - 1))]


def misses(result, kind, depth):
    people = [answer for answer in result["answers"] if answer["person"] and (kind is None or kind in answer["kinds"])]
    missed = sum(1 for answer in people if answer["rank"] == 0 or answer["rank"] > depth)
    return len(people), 1000.0 * missed / len(people) if people else None


def shown(micros):
    return f"{micros:,.0f} µs" if micros < 10_000 else f"{micros / 1000:,.0f} ms"


def table(results):
    lines = ["| | queries | p50 | p95 | p99 | worst | recall@1 | recall@10 | memory | on disk | set-up |",
             "|---|---|---|---|---|---|---|---|---|---|---|"]
    for result in results:
        ordered = sorted(result["micros"])
        lines.append("| {} | {:,} | {} | {} | {} | {} | {:.4f} | {:.4f} | {:,.0f} MiB | {:,.0f} MiB | {:,.0f} s |".format(
            SHORT[result["name"]], len(ordered), *(shown(percentile(ordered, share)) for share in (0.5, 0.95, 0.99, 1)),
            1 - misses(result, None, 1)[1] / 1000, 1 - misses(result, None, 10)[1] / 1000, result["memory"] / 2**20,
            result["bytes"] / 2**20, result["build_seconds"]))
    return lines


def kinds_of(results):
    counts = {}
    for answer in results[0]["answers"]:
        if answer["person"]:
            for kind in answer["kinds"]:
                counts[kind] = counts.get(kind, 0) + 1
    return [kind for kind, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def kind_table(results):
    lines = ["| missed per 1,000 people, first / first ten | people | " + " | ".join(SHORT[r["name"]] for r in results) + " |",
             "|---|---|" + "---|" * len(results)]
    for kind in kinds_of(results):
        cells = []
        for result in results:
            first, ten = misses(result, kind, 1)[1], misses(result, kind, 10)[1]
            cells.append("" if first is None else f"{first:.0f} / {ten:.0f}")
        lines.append(f"| {kind} | {misses(results[0], kind, 1)[0]:,} | " + " | ".join(cells) + " |")
    return lines


def svg(width, height, parts):
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
            'font-family="sans-serif" font-size="13"><rect width="100%" height="100%" fill="white"/>'
            + "".join(parts) + "</svg>\n")


def text(x, y, words, anchor="start", colour="#222", size=13):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}" font-size="{size}">{words}</text>'


def latency_plot(results):
    """The share of queries answered within a time, on a logarithmic scale from 10 microseconds to 10 seconds."""
    import math
    left, top, wide, high = 60, 50, 720, 340
    low, decades = 1.0, 6.0

    def across(micros):
        return left + wide * min(1.0, max(0.0, (math.log10(max(micros, 1e-3)) - low) / decades))

    parts = [text(left, 26, "Share of queries answered within", size=16)]
    for decade in range(int(decades) + 1):
        x = across(10 ** (low + decade))
        label = ["10 µs", "100 µs", "1 ms", "10 ms", "100 ms", "1 s", "10 s"][decade]
        parts.append(f'<line x1="{x:.1f}" y1="{top}" x2="{x:.1f}" y2="{top + high}" stroke="#ddd"/>')
        parts.append(text(x, top + high + 20, label, "middle"))
    for share in (0, 0.25, 0.5, 0.75, 1):
        y = top + high * (1 - share)
        parts.append(f'<line x1="{left}" y1="{y:.1f}" x2="{left + wide}" y2="{y:.1f}" stroke="#ddd"/>')
        parts.append(text(left - 8, y + 4, f"{share:.0%}", "end"))
    at_x = left
    for result in results:
        ordered = sorted(result["micros"])
        points = " ".join(f"{across(percentile(ordered, at / 200)):.1f},{top + high * (1 - at / 200):.1f}" for at in range(201))
        colour = COLOURS[result["name"]]
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2.5"/>')
        parts.append(text(at_x, top + high + 46, "■ " + SHORT[result["name"]], colour=colour))
        at_x += 40 + 7.4 * len(SHORT[result["name"]])
    return svg(left + wide + 30, top + high + 66, parts)


def misses_plot(results):
    """People whose record is not the first one listed, of a thousand, by what went wrong."""
    kinds = [kind for kind in kinds_of(results) if misses(results[0], kind, 1)[0] >= 20]
    shown_results = [result for result in results if len(result["answers"]) >= 1000] or results
    left, top, bar = 260, 56, 9
    step = bar * len(shown_results) + 12
    wide = 560
    most = max(misses(result, kind, 1)[1] or 0 for result in shown_results for kind in kinds) or 1
    parts = [text(20, 26, "People of 1,000 whose record is not listed first, by what went wrong", size=16)]
    for row, kind in enumerate(kinds):
        y = top + row * step
        parts.append(text(left - 10, y + step / 2, kind, "end"))
        for number, result in enumerate(shown_results):
            value = misses(result, kind, 1)[1]
            if value is None:
                continue
            parts.append(f'<rect x="{left}" y="{y + number * bar:.1f}" width="{max(1.0, wide * value / most):.1f}" '
                         f'height="{bar - 1}" fill="{COLOURS[result["name"]]}"/>')
            parts.append(text(left + wide * value / most + 5, y + number * bar + 8, f"{value:.0f}", size=9))
    bottom = top + len(kinds) * step + 16
    for number, result in enumerate(shown_results):
        parts.append(text(left + 190 * number, bottom, "■ " + SHORT[result["name"]], colour=COLOURS[result["name"]]))
    return svg(left + wide + 60, bottom + 20, parts)


def report(work, out):
    os.makedirs(out, exist_ok=True)
    results = []
    for name in ORDER:
        path = os.path.join(work, name + ".json")
        if os.path.exists(path):
            with open(path, encoding="utf-8") as source:
                results.append(json.load(source))
    lines = table(results) + [""] + kind_table(results)
    for name, content in (("table.md", "\n".join(lines) + "\n"), ("latency.svg", latency_plot(results)),
                          ("misses.svg", misses_plot(results))):
        with open(os.path.join(out, name), "w", encoding="utf-8") as target:
            target.write(content)
    print("\n".join(lines))


def main(words):
    if words[:1] == ["prepare"]:
        prepare(words[1], words[2])
    elif words[:1] == ["sqlite"]:
        run_sqlite(words[1], words[2], int(words[3]))
    elif words[:1] == ["fts5"]:
        run_fts5(words[1], words[2], int(words[3]))
    elif words[:1] == ["live"]:
        run_live(words[1], words[2], int(words[3]), words[4])
    elif words[:1] == ["trgm"]:
        run_trgm(words[1], words[2], int(words[3]), words[4])
    elif words[:1] == ["matchdesk"]:
        run_matchdesk(words[1], words[2], words[3], words[4], float(words[5]))
    elif words[:1] == ["report"]:
        report(words[1], words[2])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
