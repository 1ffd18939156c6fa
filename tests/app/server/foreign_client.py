# SPDX-License-Identifier: MIT
"""Asks a served demo world as clients do that were written by somebody else: with nothing of ours but the description of the
interfaces, against which every answer is checked. Prints each fault; ends with 1 if there was one."""
import json
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "support"))
from described import Description  # noqa: E402

FAULTS = []


def fault(text):
    FAULTS.append(text)
    print(text)


def expect(condition, text):
    if not condition:
        fault(text)


class Server:
    def __init__(self, program, folder):
        self.process = subprocess.Popen([program, "--demo", "--data", folder, "--records", "600", "--tickets", "12"],
                                        stdout=subprocess.PIPE, text=True)
        self.ready = json.loads(self.process.stdout.readline())
        self.key = self.ready["clients"][0]["key"]
        self.staff = self.ready["staff"][0]["token"]
        self.description = None

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
            for text_of_fault in self.description.faults(method, path.split("?")[0], status, kind, text.decode()):
                fault(text_of_fault)
        return status, json.loads(text) if "json" in kind else text.decode(), fields


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def query(**facts):
    return "?" + urllib.parse.urlencode(facts)


def records_of(server):
    """Some records as the desk finds them."""
    for name in ("smith", "jones", "evans", "davies", "taylor", "brown", "patel", "khan", "williams"):
        status, found, _ = server.ask("POST", "/v1/records/search", {"text": name}, token=server.staff)
        usable = [record for record in found.get("records", []) if record.get("dateOfBirth") and record["status"] == "active"
                  and not record.get("activeAlert")]
        if status == 200 and usable:
            return usable
    raise SystemExit("the demo world has no record to ask for")


def ask_dqt(server):
    record = records_of(server)[0]
    facts = {"firstName": record["firstName"], "lastName": record["lastName"], "dateOfBirth": record["dateOfBirth"],
             "trn": record["trn"]}
    status, found, _ = server.ask("GET", "/v2/teachers/find" + query(**facts))
    mine = [teacher for teacher in found["results"] if teacher["trn"] == record["trn"]]
    expect(status == 200 and len(mine) == 1, "find: the record is not found by its own facts")
    status, found, _ = server.ask("GET", "/v2/teachers/find" + query(firstName=record["firstName"], trn=record["trn"]))
    expect(status == 200 and found == {"results": []}, "find: two facts find something")
    status, found, _ = server.ask("GET", "/v2/teachers/find" + query(**facts, matchPolicy="Strict"))
    expect(status == 200, "find: Strict is not taken")
    for path in ("/v2/teachers/find?dateOfBirth=4.6.1986", "/v2/teachers/find?matchPolicy=7", "/v2/teachers/123",
                 "/v3/teachers/abc", "/v1/teachers/1234567?birthdate=x"):
        status, problem, _ = server.ask("GET", path)
        expect(status == 400 and problem["status"] == 400 and problem["errors"], f"{path}: {status} {problem}")
    for path in (f"/v1/teachers/{record['trn']}", "/v2/teachers/0000000", "/v3/teachers/0000000"):
        status, _, _ = server.ask("GET", path)
        expect(status == 404, f"{path}: {status}")
    status, teacher, _ = server.ask("GET", f"/v1/teachers/{record['trn']}" + query(birthdate=record["dateOfBirth"]))
    expect(status == 200 and teacher["trn"] == record["trn"] and teacher["state"] == 0, "v1: not the record")
    status, teacher, _ = server.ask("GET", f"/v2/teachers/{record['trn']}")
    expect(status == 200 and teacher["lastName"] == record["lastName"], "v2: not the record")
    status, teacher, _ = server.ask(
        "GET", f"/v3/teachers/{record['trn']}?include=PendingDetailChanges,Alerts,_AllowIdSignInWithProhibitions")
    expect(status == 200 and teacher["alerts"] == [] and teacher["pendingNameChange"] is False, "v3: not what was asked for")
    status, providers, _ = server.ask("GET", "/v2/itt-providers")
    names = [provider["providerName"] for provider in providers["ittProviders"]]
    expect(status == 200 and names and names == sorted(names), "the providers are not by name")
    status, answer, _ = server.ask("PUT", f"/v2/unlock-teacher/{mine[0]['uid']}")
    expect(status == 200 and answer == {"hasBeenUnlocked": False}, "an account that is not locked was unlocked")
    status, _, _ = server.ask("PUT", "/v2/unlock-teacher/3f2504e0-4f89-41d3-9a0c-0305e82c3301")
    expect(status == 404, "a made-up id is known")
    return record


def ask_by_curl(server, record):
    """With another program: a query that curl encodes, and a PUT without a body."""
    def curl(*arguments):
        done = subprocess.run(["curl", "-sS", "-w", "\n%{http_code}", "-H", "Authorization: Bearer " + server.key, *arguments],
                              capture_output=True, text=True, timeout=20)
        text, _, status = done.stdout.rpartition("\n")
        return int(status), text
    status, text = curl("-G", server.ready["address"] + "/v2/teachers/find", "--data-urlencode", f"firstName={record['firstName']}",
                        "--data-urlencode", f"lastName={record['lastName']}", "-d", f"dateOfBirth={record['dateOfBirth']}",
                        "-d", f"trn={record['trn']}", "-d", "emailAddress=")
    expect(status == 200 and record["trn"] in text, f"curl: find: {status} {text}")
    status, text = curl("-X", "PUT", server.ready["address"] + "/v2/unlock-teacher/3f2504e0-4f89-41d3-9a0c-0305e82c3301")
    expect(status == 404, f"curl: unlock: {status} {text}")


def ask_as_others(server):
    for token, status in ((None, 401), ("mdk_" + "x" * 43, 401), (server.staff, 403)):
        got, problem, fields = server.ask("GET", "/v2/teachers/find?trn=1234567", token=token)
        expect(got == status and problem["status"] == status and problem["title"], f"who asks: {got}, not {status}")
        expect(status != 401 or fields["WWW-Authenticate"] == "Bearer", "a 401 without a challenge")
    got, _, _ = server.ask("GET", "/v1/workplace")
    expect(got == 403, f"a client at the desk: {got}")


def ask_too_often(server):
    for _ in range(1100):
        status, problem, fields = server.ask("GET", "/v2/teachers/find")
        if status == 429:
            expect(0 < int(fields["Retry-After"]) <= 60 and problem["status"] == 429, "when to come again")
            return
    fault("there is no end to the calls of one minute")


def main(program, description):
    text = Path(description).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        server = Server(program, folder)
        try:
            status, served, _ = server.ask("GET", "/v1/openapi.yaml")
            expect(status == 200 and served == text, "another description is served than is kept")
            server.description = Description(text)
            record = ask_dqt(server)
            ask_by_curl(server, record)
            ask_as_others(server)
            ask_too_often(server)
        finally:
            server.process.terminate()
            server.process.wait(timeout=20)
    print(f"{len(FAULTS)} faults")
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
