# SPDX-License-Identifier: MIT
"""What every route gets once, whatever the dice say: a megabyte in each of its texts, bodies in encodings that are none of
its own, and a body and a header that come a byte at a time and never end."""
import gzip
import http.client
import json
import re
import select
import socket
import time

MEGABYTE = 1_000_000
# The server gives a whole request ten seconds; what is still open after these is held by whoever dribbles.
LONGEST_DRIBBLE = 15
ENCODED = {"utf-16": '{"a":"é"}'.encode("utf-16"), "latin-1": '{"a":"é"}'.encode("latin-1"), "cut": b'{"a":"\xc3',
           "overlong": b'{"a":"\xc0\xaf"}', "surrogate": b'{"a":"\xed\xa0\x80"}', "bom": b"\xef\xbb\xbf{}", "nul": b'{"a":"\x00"}'}


def as_utf8(value):
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


class Sweep:
    """`fuzz` sends and keeps count of faults."""

    def __init__(self, fuzz):
        self.fuzz = fuzz
        self.sent = {}

    def headers(self, operation):
        names = {name for way in operation.get("security", self.fuzz.description.document.get("security", [])) for name in way}
        return {"Authorization": "Bearer " + (self.fuzz.world.key if "clientKey" in names else self.fuzz.world.staff[0]),
                "Content-Type": "application/json", "Idempotency-Key": "sweep"}

    def send(self, what, method, template, path, headers, body, most=499):
        """The answer may be lost where the server hangs up on what is too much; it must be no success and no failure of its."""
        self.sent[what] = self.sent.get(what, 0) + 1
        answer = self.fuzz.send(method, path, headers, body)
        if answer is None:
            return
        self.fuzz.counts[answer[0]] = self.fuzz.counts.get(answer[0], 0) + 1
        if answer[0] > most or (what != "long" and answer[0] < 400):
            self.fuzz.fault(f"{method} {template}: {what}: {answer[0]}: {answer[2][:200]!r}")

    def schema(self, operation):
        content = self.fuzz.description.resolved(operation.get("requestBody", {})).get("content", {})
        schema = content.get("application/json", {}).get("schema")
        return None if schema is None else self.fuzz.description.resolved(schema)

    def short(self, schema):
        """A body as described, more or less, that leaves room for one long text."""
        for _ in range(50):
            made = {} if schema is None else self.fuzz.inventor.value(schema)
            if isinstance(made, dict) and len(as_utf8(made)) < 5_000:
                return made
        return {}

    def texts(self, schema):
        for name, of in schema.get("properties", {}).items():
            if self.fuzz.description.resolved(of).get("type", "string") == "string":
                yield name

    def all(self):
        for method, template, operation in self.fuzz.operations:
            plain = re.sub(r"\{\w+\}", "x", template)
            headers = self.headers(operation)
            schema = self.schema(operation)
            for name in ["made-up"] if schema is None else ["made-up", *self.texts(schema)]:
                body = {**self.short(schema), name: "a" * MEGABYTE}
                self.send("megabyte", method, template, plain, headers, json.dumps(body).encode())
                # Nearly as long as a body may be: here the handler has to refuse by itself.
                body[name] = "ß" * 29_000
                self.send("long", method, template, plain, headers, as_utf8(body))
            if "{" in template:
                long = re.sub(r"\{\w+\}", "a" * MEGABYTE, template)
                self.send("megabyte", method, template, long, headers, None)
                wrong = re.sub(r"\{\w+\}", "%ff%fe%c0%af%00", template)
                self.send("encoding", method, template, wrong, headers, None)
            self.send("megabyte", method, template, plain + "?x=" + "a" * MEGABYTE, headers, None)
            if schema is None:
                continue
            for body in ENCODED.values():
                self.send("encoding", method, template, plain, headers, body)
            self.send("encoding", method, template, plain, {**headers, "Content-Encoding": "gzip"}, gzip.compress(b"{}"))
            self.send("encoding", method, template, plain, {**headers, "Content-Type": "application/json; charset=utf-16"},
                      "{}".encode("utf-16"))

    def dribble(self):
        """A body and a header of each route that come a byte every half second: others are served, and these are ended.
        With connections of its own, for a thread of its own."""
        host, port = self.fuzz.world.host.split(":")
        slow = {}
        for method, template, operation in self.fuzz.operations:
            start = f"{method} {re.sub(r'{[^}]+}', 'x', template)} HTTP/1.1\r\nHost: {self.fuzz.world.host}\r\n"
            fields = "".join(f"{name}: {value}\r\n" for name, value in self.headers(operation).items())
            for kind, text in (("body", start + fields + "Content-Length: 500\r\n\r\n{"), ("header", start + "X-Slow: ")):
                connection = socket.create_connection((host, int(port)), timeout=15)
                connection.sendall(text.encode())
                slow[connection] = f"{method} {template}: a slow {kind}"
                self.sent["slow"] = self.sent.get("slow", 0) + 1
        end = time.monotonic() + LONGEST_DRIBBLE
        while slow and time.monotonic() < end:
            try:
                other = http.client.HTTPConnection(self.fuzz.world.host, timeout=5)
                other.request("GET", "/v1/health")
                if other.getresponse().status != 200:
                    self.fuzz.fault("while bodies dribble in, /v1/health does not say that all is well")
                other.close()
            except OSError:
                self.fuzz.fault("while bodies dribble in, /v1/health does not answer")
            readable, _, _ = select.select(list(slow), [], [], 0)
            for connection in list(slow):
                try:
                    if connection not in readable:
                        connection.sendall(b"a")
                        continue
                    text = connection.recv(4000)
                    if text and not re.match(rb"HTTP/1.1 4\d\d ", text):
                        self.fuzz.fault(f"{slow[connection]}: {text[:100]!r}")
                except OSError:
                    pass
                del slow[connection]
                connection.close()
            time.sleep(0.5)
        for connection, what in slow.items():
            self.fuzz.fault(f"{what} is waited for after {LONGEST_DRIBBLE} s")
            connection.close()
