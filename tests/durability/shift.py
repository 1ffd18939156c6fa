# SPDX-License-Identifier: MIT
"""A scripted shift on a real server that is ended without warning, again and again; then the books are compared.

  shift.py --server PROGRAM --kills N                          kill -9 at N random moments
  shift.py --server PROGRAM --power-cuts N --shim SO --restore PROGRAM [--synchronous normal]

A ledger outside the server keeps what it acknowledged: decisions taken and decisions taken back. After each end the server
is started again on what is left, and in the end on everything: each acknowledged decision is there, none took effect
twice, none that was taken back took effect, no message has two copies, and the audit's chain is whole. Exit status 0 when
the books agree, 1 when they do not, 2 when the test itself could not run.
"""
import argparse
import http.client
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from pathlib import Path

HOLD_SECONDS = 1


class Server:
    def __init__(self, program, data, extra, environment):
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [program, "--demo", "--seed", "5", "--records", "3000", "--tickets", "400", "--data", str(data), "--port", "0",
             "--hold-seconds", str(HOLD_SECONDS), *extra],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **environment})
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("the server did not start: " + self.process.stderr.read()[-800:])
        ready = json.loads(line)
        self.port = int(ready["address"].rsplit(":", 1)[1])
        self.tokens = [member["token"] for member in ready["staff"]]

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()
        self.process.stderr.close()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        if self.process.wait(timeout=20) != 0:
            raise RuntimeError("the server did not end cleanly: " + self.process.stderr.read()[-800:])
        self.process.stdout.close()
        self.process.stderr.close()


class Agent(threading.Thread):
    """One member of staff who decides as fast as the server answers, and writes down what was acknowledged."""

    def __init__(self, server, token, seed, ledger, lock):
        super().__init__(daemon=True)
        self.server, self.token, self.random, self.ledger, self.lock = server, token, random.Random(seed), ledger, lock
        self.fault = None

    def call(self, method, path, body=None, key=None):
        headers = {"Authorization": "Bearer " + self.token}
        if body is not None:
            headers["Content-Type"] = "application/json"
        if key:
            headers["Idempotency-Key"] = key
        self.connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = self.connection.getresponse()
        text = answer.read()
        return answer.status, json.loads(text) if text else None

    def run(self):
        try:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=10)
            while True:
                status, queue = self.call("GET", "/v1/tickets?view=next&limit=60")
                if status != 200 or not queue["tickets"]:
                    return
                self.decide(self.random.choice(queue["tickets"])["id"])
        except (OSError, http.client.HTTPException, json.JSONDecodeError):
            return  # the server was ended: nothing more was acknowledged
        except Exception as fault:  # noqa: BLE001 - carried to the main thread
            self.fault = fault

    def decide(self, ticket):
        status, detail = self.call("GET", f"/v1/tickets/{ticket}")
        if status != 200:
            return
        body = {"ticket": ticket, "basedOnVersion": detail["ticket"]["version"], "seenDigest": detail["digest"]}
        linkable = [view for view in detail["candidates"] if view["rule"] == "allowed"]
        choice = self.random.random()
        if choice < 0.5 and linkable:
            body |= {"kind": "link", "trn": linkable[0]["candidate"]["record"]["trn"]}
        elif choice < 0.6:
            body |= {"kind": "no-record", "reason": "not-found-after-search"}
        elif choice < 0.7:
            body |= {"kind": "ask-user", "askedFor": "national-insurance-number"}
        else:
            body |= {"kind": "skip", "reason": "other-reason"}
        key = str(uuid.uuid4())
        status, decision = self.call("POST", "/v1/decisions", body, key)
        if status not in (200, 201):
            return
        with self.lock:
            self.ledger[decision["id"]] = {"kind": body["kind"], "ticket": ticket, "trn": body.get("trn", ""), "undone": False}
        if self.random.random() < 0.2:
            status, _ = self.call("POST", f"/v1/decisions/{decision['id']}/undo", {})
            if status == 200:
                with self.lock:
                    self.ledger[decision["id"]]["undone"] = True


def compare(data, ledger):
    """The faults between the ledger and the database."""
    file = next(Path(data).glob("*.sqlite"))
    books = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    faults = []
    if books.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
        faults.append("the database is damaged")
    kept = {row[0]: row[1] for row in books.execute("SELECT id, state FROM decisions")}
    for decision, entry in ledger.items():
        state = kept.get(decision)
        if state is None:
            faults.append(f"lost: an acknowledged {entry['kind']}")
        elif entry["undone"] and state != "undone":
            faults.append(f"taken back, but {state}: {entry['kind']}")
        elif not entry["undone"] and state == "undone":
            pass  # taken back without the answer having arrived: nobody was told otherwise
        elif not entry["undone"] and state not in ("applied", "refused"):
            faults.append(f"never took effect: {entry['kind']} is {state}")
    twice = books.execute("SELECT count(*) FROM (SELECT decision FROM audit WHERE action='decision-applied' "
                          "GROUP BY decision HAVING count(*) > 1)").fetchone()[0]
    if twice:
        faults.append(f"{twice} decisions took effect twice")
    applied = {row[0] for row in books.execute("SELECT decision FROM audit WHERE action='decision-applied'")}
    if applied != {key for key, state in kept.items() if state == "applied"}:
        faults.append("the audit and the decisions disagree on what took effect")
    copies = books.execute("SELECT count(*) FROM (SELECT cause FROM outbox GROUP BY cause HAVING count(*) > 1)").fetchone()[0]
    if copies:
        faults.append(f"{copies} messages have two copies")
    owners = books.execute("SELECT count(*) FROM (SELECT trn FROM identities WHERE live AND trn IS NOT NULL AND trn <> '' "
                           "GROUP BY trn HAVING count(*) > 1)").fetchone()[0]
    if owners:
        faults.append(f"{owners} TRNs have two identities")
    for decision, entry in ledger.items():
        if kept.get(decision) == "applied" and entry["kind"] in ("no-record", "ask-user"):
            count = books.execute("SELECT count(*) FROM outbox WHERE cause LIKE ? AND channel='email'", (decision + "%",)).fetchone()[0]
            if count != 1:
                faults.append(f"{count} emails for one {entry['kind']}")
    chain = list(books.execute("SELECT seq, previous_hash, hash FROM audit ORDER BY seq"))
    for before, after in zip(chain, chain[1:]):
        if after[0] != before[0] + 1 or after[1] != before[2]:
            faults.append(f"the audit's chain breaks at {after[0]}")
            break
    books.close()
    return faults


def play(arguments, world, folder):
    data = folder / "world"
    shutil.copytree(world, data)
    ledger, lock, chance = {}, threading.Lock(), random.Random(arguments.seed)
    rounds = arguments.kills or arguments.power_cuts
    extra = ["--synchronous", arguments.synchronous] if arguments.synchronous else []
    faults, lost = [], set()
    for number in range(rounds):
        environment = {}
        shadow = folder / "shadow"
        if arguments.shim:
            shutil.rmtree(shadow, ignore_errors=True)
            shutil.copytree(data, shadow)
            environment = {"LD_PRELOAD": str(arguments.shim), "FSYNC_SHIM_ROOT": str(data), "FSYNC_SHIM_SHADOW": str(shadow)}
        server = Server(arguments.server, data, extra, environment)
        agents = [Agent(server, token, arguments.seed * 1000 + number * 10 + index, ledger, lock)
                  for index, token in enumerate(server.tokens)]
        for agent in agents:
            agent.start()
        # A random moment of the work, not of the start: so many more acknowledgements, and then a few milliseconds.
        enough, patience = len(ledger) + chance.randint(1, 25), time.monotonic() + 10
        while len(ledger) < enough and time.monotonic() < patience and any(agent.is_alive() for agent in agents):
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.03))
        server.kill()
        for agent in agents:
            agent.join()
            if agent.fault:
                raise agent.fault
        if arguments.shim:
            subprocess.run([arguments.restore, str(shadow), str(data)], check=True)
            # What a cut loses must show before later rounds write over it.
            faults += lost_since(data, ledger, lost)
            if faults and arguments.stop_at_first:
                break
        if sys.stdout.isatty():
            print(f"\r{number + 1} of {rounds}, {len(ledger)} acknowledged", end="", flush=True)
    server = Server(arguments.server, data, extra, {})
    time.sleep(HOLD_SECONDS + 1.5)
    server.stop()
    faults += compare(data, ledger)
    undone = sum(entry["undone"] for entry in ledger.values())
    print(f"{rounds} ends, {len(ledger)} decisions acknowledged, {undone} of them taken back, {len(faults)} faults")
    for fault in faults[:12]:
        print("  " + fault)
    if not faults and len(ledger) < rounds:
        print("too few decisions were taken for this to say anything")
        return 2
    return 1 if faults else 0


def lost_since(data, ledger, lost):
    """What the last power cut took: acknowledged decisions that are gone, or no longer taken back. Adds them to `lost`."""
    file = next(Path(data).glob("*.sqlite"))
    books = sqlite3.connect(file)
    kept = {row[0]: row[1] for row in books.execute("SELECT id, state FROM decisions")}
    books.close()
    new = {decision for decision, entry in ledger.items()
           if decision not in kept or (entry["undone"] and kept[decision] != "undone")} - lost
    lost |= new
    return [f"lost in a power cut: {ledger[decision]['kind']}" for decision in new]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--server", required=True)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--power-cuts", type=int, default=0)
    parser.add_argument("--shim")
    parser.add_argument("--restore")
    parser.add_argument("--synchronous")
    parser.add_argument("--stop-at-first", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--expect-losses", action="store_true", help="succeed when something acknowledged was lost")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        Server(arguments.server, folder / "made", [], {}).stop()
        status = play(arguments, folder / "made", folder)
    if arguments.expect_losses and status != 2:
        return 0 if status == 1 else 1
    return status


if __name__ == "__main__":
    sys.exit(main())
