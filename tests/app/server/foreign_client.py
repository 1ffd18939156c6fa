# SPDX-License-Identifier: MIT
"""Asks a served demo world as clients do that were written by somebody else: with nothing of ours but the description of the
interfaces, against which every answer is checked. Prints each fault; ends with 1 if there was one."""
import hashlib
import hmac
import json
import queue
import re
import subprocess
import sys
import tempfile
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from served import FAULTS, Description, Server, expect, fault, records_of


class Hook(BaseHTTPRequestHandler):
    taken = queue.Queue()

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        Hook.taken.put((dict(self.headers), body))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


def query(**facts):
    return "?" + urllib.parse.urlencode(facts)


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


def ask_users(server, record):
    status, page, _ = server.ask("GET", "/api/v1/users?pageNumber=1&pageSize=2")
    expect(status == 200 and len(page["users"]) == 2 and page["total"] > 2, "the first page is not a page")
    status, pending, _ = server.ask("GET", "/api/v1/users?trnLookupStatus=Pending&pageSize=100")
    expect(status == 200 and pending["users"] and all(user["trnLookupStatus"] == "Pending" and user["trn"] is None
                                                      for user in pending["users"]), "not the pending ones")
    for wrong in ("pageSize=0", "pageSize=101", "pageSize=-1", "pageNumber=0"):
        status, problem, _ = server.ask("GET", "/api/v1/users?" + wrong)
        expect(status == 400 and problem["errorCode"] == 10004, f"{wrong}: {status}")
    status, beyond, _ = server.ask("GET", "/api/v1/users?pageNumber=5000")
    expect(status == 200 and beyond["users"] == [] and beyond["total"] == page["total"], "there is something beyond the end")
    user = pending["users"][0]["userId"]
    status, detail, _ = server.ask("GET", f"/api/v1/users/{user}")
    expect(status == 200 and detail["userId"] == user and detail["mergedUserIds"] == [], "not the user")
    status, problem, _ = server.ask("GET", "/api/v1/users/3f2504e0-4f89-41d3-9a0c-0305e82c3301")
    expect(status == 404 and problem["errorCode"] == 10003, f"an unknown user: {status}")
    status, same, _ = server.ask("PATCH", f"/api/v1/users/{user}", {})
    expect(status == 200 and same["email"] == detail["email"], "a change of nothing")
    status, changed, _ = server.ask("PATCH", f"/api/v1/users/{user}", {"middleName": "Quentin"})
    expect(status == 200 and changed["middleName"] == "Quentin", "a change of the middle name")
    status, problem, _ = server.ask("PUT", f"/api/v1/users/{user}/trn", {"trn": "12"})
    expect(status == 400 and problem["errorCode"] == 10004, f"half a TRN: {status}")
    status, _, _ = server.ask("PUT", f"/api/v1/users/{user}/trn", {"trn": None})
    expect(status == 204, f"no TRN: {status}")
    status, detail, _ = server.ask("GET", f"/api/v1/users/{user}")
    expect(detail["trnLookupStatus"] == "Failed", "the status after no TRN")
    status, token, _ = server.ask("POST", "/api/v1/trn-tokens", {"trn": record["trn"], "email": "invited@new.example"})
    expect(status == 200 and re.fullmatch("[0-9a-f]{16}", token["trnToken"]), f"a TRN token: {status} {token}")
    return user


def ask_webhooks(server, user):
    listener = HTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    status, hook, _ = server.ask("POST", "/v1/webhooks", {"url": f"http://127.0.0.1:{listener.server_port}/told",
                                                          "messages": ["UserUpdated", "Ping"]})
    expect(status == 201 and hook["secret"], f"a webhook: {status}")
    server.ask("PATCH", f"/api/v1/users/{user}", {"middleName": None})
    for kind in ("Ping", "UserUpdated"):
        try:
            headers, body = Hook.taken.get(timeout=10)
        except queue.Empty:
            return fault(f"no {kind} came")
        signature = hmac.new(hook["secret"].encode(), body, hashlib.sha256).hexdigest()
        message = json.loads(body)
        expect(headers["X-Hub-Signature-256"] == signature, f"{kind}: the signature is not the body's")
        expect(headers["X-TeacherIdentity-NotificationId"] == message["notificationId"], f"{kind}: another id")
        expect(message["messageType"] == kind and "timeUtc" in message, f"{kind}: {message}")
        if kind == "UserUpdated":
            expect(message["message"]["changes"] == {"middleName": None}, f"changes: {message['message']}")
            expect(message["message"]["user"]["userId"] == user, "another user")
    status, hooks, _ = server.ask("GET", "/v1/webhooks")
    expect(status == 200 and len(hooks["webhooks"]) == 1 and "secret" not in hooks["webhooks"][0], "the list of webhooks")
    status, _, _ = server.ask("DELETE", f"/v1/webhooks/{hook['id']}")
    expect(status == 204, "a webhook removed")


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
            ask_webhooks(server, ask_users(server, record))
            ask_by_curl(server, record)
            ask_as_others(server)
            ask_too_often(server)
        finally:
            server.end()
    print(f"{len(FAULTS)} faults")
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
