# SPDX-License-Identifier: MIT
"""What the scripts here share: a served demo world, and the description that its answers are checked against."""
import json
import re
import subprocess
import urllib.error
import urllib.request

import jsonschema
import yaml

FAULTS = []


def fault(text):
    FAULTS.append(text)
    print(text)


def expect(condition, text):
    if not condition:
        fault(text)


def as_json_schema(node):
    """OpenAPI 3.0 says null by `nullable`, JSON Schema by a type."""
    if isinstance(node, list):
        return [as_json_schema(item) for item in node]
    if not isinstance(node, dict):
        return node
    plain = {key: as_json_schema(value) for key, value in node.items() if key != "nullable"}
    return {"anyOf": [plain, {"type": "null"}]} if node.get("nullable") else plain


class Description:
    def __init__(self, text):
        self.document = yaml.safe_load(text)
        self.schemas = as_json_schema(self.document["components"]["schemas"])

    def check(self, method, path, status, content_type, body):
        """Whether an answer is one that the description allows."""
        for pattern, item in sorted(self.document["paths"].items(), key=lambda entry: "{" in entry[0]):
            if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", pattern), path) and method.lower() in item:
                responses = item[method.lower()]["responses"]
                break
        else:
            return fault(f"{method} {path}: not described")
        answer = responses.get(str(status), responses.get("default"))
        if "$ref" in answer:
            answer = self.document["components"]["responses"][answer["$ref"].rsplit("/", 1)[1]]
        if status < 400 and str(status) not in responses:
            return fault(f"{method} {path}: status {status} is not described")
        content = answer.get("content")
        if not content:
            return expect(not body, f"{method} {path}: {status} has a body")
        kind = content_type.split(";")[0]
        # A refusal by who asks comes before the operation's own errors.
        if kind not in content:
            return fault(f"{method} {path}: {status} is {kind}, not {', '.join(content)}")
        if kind.endswith("json"):
            schema = {"components": {"schemas": self.schemas}, **as_json_schema(content[kind]["schema"])}
            for error in jsonschema.Draft7Validator(schema).iter_errors(json.loads(body)):
                fault(f"{method} {path}: {status}: {error.json_path}: {error.message}")


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
            self.description.check(method, path.split("?")[0], status, kind, text.decode())
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
