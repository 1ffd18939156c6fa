# SPDX-License-Identifier: MIT
"""What the scripts here share: a served demo world, and the description that its answers are checked against."""
import json
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "support"))
from described import Description  # noqa: E402, F401

FAULTS = []


def fault(text):
    FAULTS.append(text)
    print(text)


def expect(condition, text):
    if not condition:
        fault(text)


class Server:
    """A served demo world, and what it printed when it was ready."""

    def __init__(self, program, folder, *options, records=600, tickets=12):
        self.process = subprocess.Popen([program, "--demo", "--data", folder, "--records", str(records), "--tickets", str(tickets),
                                         *options], stdout=subprocess.PIPE, text=True)
        self.ready = json.loads(self.process.stdout.readline())
        self.key = self.ready["clients"][0]["key"]
        self.staff = self.ready["staff"][0]["token"]
        self.description = None

    def end(self):
        self.process.terminate()
        self.process.wait(timeout=20)

    def ask(self, method, path, body=None, token="", headers=None):
        request = urllib.request.Request(self.ready["address"] + path, method=method, headers=dict(headers or {}))
        if token is not None:
            request.add_header("Authorization", "Bearer " + (token or self.key))
        if body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        opener = urllib.request.build_opener(NoRedirect)
        try:
            with opener.open(request, timeout=10) as answer:
                status, kind, text, fields = answer.status, answer.headers.get("Content-Type", ""), answer.read(), answer.headers
        except urllib.error.HTTPError as error:
            status, kind, text, fields = error.code, error.headers.get("Content-Type", ""), error.read(), error.headers
        if self.description:
            for described in self.description.faults(method, path.split("?")[0], status, kind, text.decode()):
                fault(described)
        return status, json.loads(text) if "json" in kind else text.decode(), fields


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def records_of(server):
    """Some records as the desk finds them."""
    for name in ("smith", "jones", "evans", "davies", "taylor", "brown", "patel", "khan", "williams"):
        status, found, _ = server.ask("POST", "/v1/records/search", {"text": name}, token=server.staff)
        usable = [record for record in found.get("records", []) if record.get("dateOfBirth") and record["status"] == "active"
                  and not record.get("activeAlert")]
        if status == 200 and usable:
            return usable
    raise SystemExit("the demo world has no record to ask for")
