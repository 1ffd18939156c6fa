# SPDX-License-Identifier: MIT
"""Sends every route of a real server what its description does not allow: wrong types, sizes, encodings, methods, callers,
and bodies that never come. Each answer is checked against the description. Prints each fault once and a line of figures;
ends with 1 if there was one.

    routes.py BIN DESCRIPTION --seconds N [--seed N]
"""
import argparse
import http.client
import json
import random
import re
import socket
import string
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
from described import Description  # noqa: E402
from sweep import Sweep  # noqa: E402

SCOPES = "journey,dqt:read,dqt:unlock,user:read,user:write,trn_token:write,webhook:admin"
# A server that has grown by more than this after it was warm keeps what it should have let go.
MOST_GROWTH_KIB = 96 * 1024
HOSTILE = ["", " ", "\t\r\n", "\u0000", "a\u0000b", "null", "true", "0", "-1", "1e999", "NaN", "'; DROP TABLE tickets; --",
           "../../etc/passwd", "%00", "%s%n%x", "\u202e\u200bdlrow", "\ud800", "\U0001f469\u200d\U0001f469", "ﬃ", "İ", "𝕿𝖊𝖘𝖙",
           "<script>alert(1)</script>", "{{name}}", "a@b", "a@b@c.example", "x@example.org\r\nBcc: y@example.org", "1986-02-30",
           "0000-00-00", "9999-12-31", "1900-01-01", "0000000", "9999999", "QQ123456C", "BG123456A"]


class World:
    """A demo world of its own, served, with a client that may do everything as often as it likes."""

    def __init__(self, programs, folder):
        self.programs, self.folder = Path(programs), folder
        self.run("demo", "world", "--data", folder, "--seed", "3", "--records", "1500", "--tickets", "24")
        added = self.run("client", "add", "fuzz", "--scopes", SCOPES, "--rate", "1000000", "--data", folder)
        self.key = re.search(r"mdk_\S+", added)[0]
        self.server = subprocess.Popen([self.programs / "matchdesk-server", "--demo", "--data", folder, "--port", "0"],
                                       stdout=subprocess.PIPE, text=True)
        ready = json.loads(self.server.stdout.readline())
        self.host = urllib.parse.urlsplit(ready["address"]).netloc
        self.staff = [member["token"] for member in ready["staff"]]

    def run(self, *words):
        done = subprocess.run([self.programs / "matchdeskctl", *words], capture_output=True, text=True, timeout=120)
        if done.returncode != 0:
            raise SystemExit(f"matchdeskctl {words[0]} {words[1]} ended with {done.returncode}: {done.stderr.strip()}")
        return done.stdout + done.stderr

    def memory_kib(self):
        status = Path(f"/proc/{self.server.pid}/status").read_text(encoding="ascii")
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1])

    def stop(self):
        self.server.terminate()
        return self.server.wait(timeout=30)


class Inventor:
    """Values for a schema: what it describes, and what it does not."""

    def __init__(self, description, dice):
        self.description, self.dice = description, dice
        # The demo's calling services: without one of them no journey begins. Nobody listens at that address.
        self.seen = {"service": ["npq", "aytq", "claim"], "url": ["http://127.0.0.1:9/"]}
        self.ids = {}

    def notice(self, node, name="", of=""):
        """Remembers what answers hold, so that later requests reach deeper; the ids of each collection by themselves."""
        if isinstance(node, dict):
            for key, value in node.items():
                self.notice(value, key, of)
        elif isinstance(node, list):
            for value in node[:20]:
                self.notice(value, name, of)
        elif isinstance(node, str) and 0 < len(node) < 4000:
            if name in ("id", "userId", "uid", "trn"):
                kept = self.ids.setdefault((of, "id" if name == "userId" else name), [])
                kept.append(node)
                del kept[:-40]
            kept = self.seen.setdefault(name, [])
            kept.append(node)
            if name == "body":
                self.seen.setdefault("code", []).extend(re.findall(r"\b\d{6}\b", node))
            for names in (name, "code"):
                del self.seen.get(names, [])[:-200]

    def text(self, name=""):
        known = self.seen.get(name) or self.seen.get({"ticket": "id", "uid": "uid", "trn": "trn"}.get(name, name))
        roll = self.dice.random()
        if known and roll < 0.5:
            return self.dice.choice(known)
        if "mail" in name.lower() and roll < 0.75:
            return f"{''.join(self.dice.choices(string.ascii_lowercase, k=8))}@example.org"
        if roll < 0.6:
            return "".join(self.dice.choices(string.digits, k=self.dice.choice([1, 6, 7, 8])))
        if roll < 0.85:
            return self.dice.choice(HOSTILE)
        if roll < 0.97:
            return "".join(chr(self.dice.choice([self.dice.randrange(32, 127), self.dice.randrange(160, 0x2fff)]))
                           for _ in range(self.dice.choice([1, 20, 201, 4001])))
        return "a" * self.dice.choice([60_000, 1_000_000])

    def anything(self, depth=0):
        kind = self.dice.randrange(8 if depth < 3 else 5)
        if kind == 0:
            return None
        if kind == 1:
            return self.dice.choice([True, False])
        if kind == 2:
            return self.dice.choice([-1, 0, 1, 2**31, 2**53 + 1, 2**63, 2**64, -2**63, 0.5, 1e308])
        if kind in (3, 4):
            return self.text() if depth == 0 else self.dice.choice(HOSTILE)
        if kind == 5:
            # Many of one, not many of many: those would take longer to make than to refuse.
            return [self.anything(depth + 1)] * self.dice.choice([0, 1, 5, 1100 if depth == 0 else 9])
        return {self.text(): self.anything(depth + 1) for _ in range(self.dice.randrange(5))}

    def value(self, schema, name="", depth=0):
        schema = self.description.resolved(schema)
        if self.dice.random() < 0.06:
            return self.anything()
        if "enum" in schema:
            return self.dice.choice(schema["enum"])
        for several in ("oneOf", "anyOf", "allOf"):
            if several in schema:
                return self.value(self.dice.choice(schema[several]), name, depth)
        kind = schema.get("type", "object" if "properties" in schema else "string")
        if kind == "object":
            made = {}
            for key, of in schema.get("properties", {}).items():
                if key in schema.get("required", []) and self.dice.random() < 0.95 or self.dice.random() < 0.5:
                    made[key] = self.value(of, key, depth + 1)
            if self.dice.random() < 0.04:
                made[self.text() or "x"] = self.anything()
            return made
        if kind == "array":
            return [self.value(schema.get("items", {}), name, depth + 1) for _ in range(self.dice.randrange(4))]
        if kind in ("integer", "number"):
            return self.dice.choice([0, 1, 2, 15, 100, -1, 2**31, 2**63])
        if kind == "boolean":
            return self.dice.choice([True, False])
        if schema.get("format") == "date" and self.dice.random() < 0.7:
            return f"{self.dice.randrange(1900, 2030)}-{self.dice.randrange(1, 13):02}-{self.dice.randrange(1, 32):02}"
        return self.text(name)


class Fuzz:
    def __init__(self, world, description, seed):
        self.world, self.description = world, description
        self.dice = random.Random(seed)
        self.inventor = Inventor(description, self.dice)
        self.connection = None
        self.faults = {}
        self.counts = {}
        self.answered = set()
        self.operations = [(method.upper(), path, operation) for path, item in description.document["paths"].items()
                           for method, operation in item.items() if method in ("get", "post", "put", "patch", "delete")]

    def fault(self, text):
        self.faults[text] = self.faults.get(text, 0) + 1
        if self.faults[text] == 1:
            print(text, flush=True)

    def path(self, template):
        def one(match):
            known = self.inventor.ids.get((template[1:].split("/{")[0], match[1]))
            text = self.dice.choice(known) if known and self.dice.random() < 0.7 else self.inventor.text(match[1]) or "x"
            return urllib.parse.quote(text.encode("utf-8", "surrogatepass")[:3000], safe="")
        return re.sub(r"\{(\w+)\}", one, template)

    def query(self, operation):
        pairs = []
        for parameter in operation.get("parameters", []):
            parameter = self.description.resolved(parameter)
            if parameter.get("in") == "query" and self.dice.random() < 0.6:
                value = self.inventor.value(parameter.get("schema", {}), parameter["name"])
                pairs.append((parameter["name"], str(value)[:3000].encode("utf-8", "surrogatepass")))
        if self.dice.random() < 0.03 and pairs:
            pairs.append(pairs[0])
        text = urllib.parse.urlencode(pairs)
        if self.dice.random() < 0.03:
            text += self.dice.choice(["&%", "&%zz=1", "&a=%ff%fe", "&=", "&&&", "?"])
        return "?" + text if text else ""

    def body(self, operation):
        content = self.description.resolved(operation.get("requestBody", {})).get("content", {})
        schema = content.get("application/json", {}).get("schema")
        roll = self.dice.random()
        if schema is None and roll < 0.9:
            return None
        if roll > 0.97:
            return self.dice.choice([b"{", b"[" * 5000, b"\xff\xfe{}", b"\xef\xbb\xbf{}", b'{"a":1,"a":2}', b"nul", b'"\\ud800"',
                                     b"{}" + b" " * 2_000_000, b'{"a":1e999}', bytes(self.dice.randbytes(200))])
        value = self.inventor.value(schema or {})
        return json.dumps(value, ensure_ascii=self.dice.random() < 0.5).encode("utf-8", "surrogatepass")

    def headers(self, operation, body):
        headers = {}
        roll = self.dice.random()
        names = {name for way in operation.get("security", self.description.document.get("security", [])) for name in way}
        if roll < 0.9:
            token = self.world.key if "clientKey" in names else self.dice.choice(self.world.staff)
            headers["Authorization"] = "Bearer " + token
        elif roll < 0.97:
            headers["Authorization"] = self.dice.choice(["Bearer", "Bearer x", "Basic eDp5", "Bearer " + "a" * 3000,
                                                         "Bearer " + self.world.key, "Bearer " + self.world.staff[0]])
        if body is not None:
            headers["Content-Type"] = "application/json" if self.dice.random() < 0.97 else "text/plain"
        if self.dice.random() < 0.7:
            headers["Idempotency-Key"] = self.dice.choice(["k" + str(self.dice.randrange(10**9)), "same", "x" * 300])
        return headers

    def send(self, method, path, headers, body):
        for attempt in range(2):
            try:
                if self.connection is None:
                    self.connection = http.client.HTTPConnection(self.world.host, timeout=15)
                self.connection.request(method, path, body=body, headers=headers)
                answer = self.connection.getresponse()
                return answer.status, answer.headers.get("Content-Type", ""), answer.read()
            except (OSError, http.client.HTTPException):
                # A refused body may end the connection before the answer is read; the server itself must be there still.
                self.connection.close()
                self.connection = None
                if self.world.server.poll() is not None:
                    raise SystemExit(f"the server ended with {self.world.server.returncode} on {method} {path.split('?')[0]}")
        return None

    def once(self):
        method, template, operation = self.dice.choice(self.operations)
        path = self.path(template)
        body = self.body(operation)
        headers = self.headers(operation, body)
        if self.dice.random() < 0.02:
            method = self.dice.choice(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW"])
        answer = self.send(method, path + self.query(operation), headers, body)
        if answer is None:
            return
        status, kind, text = answer
        self.counts[status] = self.counts.get(status, 0) + 1
        # 501 is the answer to a method that nobody knows.
        if status >= 500 and status != 501:
            self.fault(f"{method} {template}: {status}: {text[:300]!r}")
        elif method != "HEAD" and self.description.operation(method, template) is not None:
            for fault in self.description.faults(method, template, status, kind, text.decode("utf-8", "replace")):
                self.fault(fault)
        if status < 300 and method != "HEAD":
            self.answered.add(operation["operationId"])
        if kind.startswith("application/json") and status < 300 and len(text) < 200_000:
            self.inventor.notice(json.loads(text), of=template[1:].split("/{")[0])

    def slowly(self):
        """Bodies that come in dribbles or not at all, and what is no HTTP: others are served meanwhile."""
        slow = []
        host, port = self.world.host.split(":")
        for text in (b"POST /v1/journeys HTTP/1.1\r\nHost: " + self.world.host.encode() + b"\r\nContent-Length: 500\r\n\r\n{",
                     b"GET /v1/health HTTP/1.1\r\nHo", b"\x16\x03\x01\x02\x00\x01\x00", b"POST / HTTP/1.1\r\n" + b"a: b\r\n" * 50):
            connection = socket.create_connection((host, int(port)), timeout=15)
            connection.sendall(text)
            slow.append(connection)
        answer = self.send("GET", "/v1/health", {}, None)
        if answer is None or answer[0] != 200:
            self.fault("while others are slow, /v1/health does not answer")
        for connection in slow:
            connection.close()

    def outbox(self):
        """Codes that were sent: with them the journeys go on."""
        answer = self.send("GET", "/v1/outbox", {"Authorization": "Bearer " + self.dice.choice(self.world.staff)}, None)
        if answer and answer[0] == 200:
            self.inventor.notice(json.loads(answer[2]), of="v1/outbox")

    def journey(self):
        """A journey whose address is proven as it should be: what comes after that is left to chance."""
        headers = {"Authorization": "Bearer " + self.world.key, "Content-Type": "application/json"}
        address = "".join(self.dice.choices(string.ascii_lowercase, k=12)) + "@example.org"
        answer = self.send("POST", "/v1/journeys", headers, json.dumps({"service": "npq", "emailAddress": address}).encode())
        if answer is None or answer[0] != 201:
            return self.fault(f"an honest journey does not begin: {answer}")
        journey = json.loads(answer[2])
        answer = self.send("GET", "/v1/outbox", {"Authorization": "Bearer " + self.world.staff[0]}, None)
        text = next((message["body"] for message in json.loads(answer[2])["messages"] if message["recipient"] == address), "")
        code = re.search(r"\b\d{6}\b", text)
        answer = self.send("POST", f"/v1/journeys/{journey['id']}/passcode", headers,
                           json.dumps({"code": code[0] if code else ""}).encode())
        if answer is None or answer[0] != 200:
            return self.fault(f"an honest code is not taken: {answer}")
        self.inventor.notice(json.loads(answer[2]), of="v1/journeys")
        return None

    def tickets(self):
        answer = self.send("GET", "/v1/tickets?view=all&limit=5000",
                           {"Authorization": "Bearer " + self.world.staff[0]}, None)
        if answer is None or answer[0] != 200:
            self.fault("the queue cannot be listed")
            return set()
        return {ticket["reference"] for ticket in json.loads(answer[2])["tickets"]}

    def run(self, seconds):
        before = self.tickets()
        sweep = Sweep(self)
        sweep.all()
        dribbling = threading.Thread(target=sweep.dribble)
        dribbling.start()
        end = time.monotonic() + seconds
        warm = time.monotonic() + seconds / 3
        memory = 0
        sent = 0
        while time.monotonic() < end:
            self.once()
            sent += 1
            if sent % 50 == 0:
                self.journey()
            if sent % 200 == 0:
                self.slowly()
                self.outbox()
            if memory == 0 and time.monotonic() > warm:
                memory = self.world.memory_kib()
        dribbling.join()
        grown = self.world.memory_kib() - memory
        if grown > MOST_GROWTH_KIB:
            self.fault(f"the server grew by {grown} KiB after it was warm")
        lost = before - self.tickets()
        if lost:
            self.fault(f"{len(lost)} tickets are gone")
        reached = len(self.inventor.seen.get("code", []))
        print(f"every route first: {sweep.sent} over {len(self.operations)} operations")
        deaf = sorted({operation["operationId"] for _, _, operation in self.operations} - self.answered)
        print(f"{len(self.operations) - len(deaf)} operations did what they were asked to at least once; never: {', '.join(deaf)}")
        print(f"{sent} requests in {seconds} s, memory {memory} KiB when warm, {grown:+} KiB since; {reached} codes seen; "
              f"statuses {dict(sorted(self.counts.items()))}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs")
    parser.add_argument("description")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    description = Description(Path(options.description).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        world = World(options.programs, folder + "/world")
        fuzz = Fuzz(world, description, options.seed)
        try:
            fuzz.run(options.seconds)
        finally:
            ended = world.stop()
        if ended != 0:
            fuzz.fault(f"the server ended with {ended} when it was asked to")
        # What was acknowledged is still there, and nothing was written past the audit.
        world.run("audit", "verify", "--data", folder + "/world")
    print(f"{len(fuzz.faults)} faults")
    return 1 if fuzz.faults else 0


if __name__ == "__main__":
    sys.exit(main())
