# SPDX-License-Identifier: MIT
"""Holds answers against the description of the interfaces (resources/openapi.yaml)."""
import json
import re

import jsonschema
import yaml


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
        self.validators = {}
        # A path written out goes before one with a parameter in its place.
        self.patterns = [(re.compile(re.sub(r"\{\w+\}", "[^/]+", pattern)), item)
                         for pattern, item in sorted(self.document["paths"].items(), key=lambda entry: "{" in entry[0])]

    def operation(self, method, path):
        for pattern, item in self.patterns:
            if pattern.fullmatch(path) and method.lower() in item:
                return item[method.lower()]
        return None

    def resolved(self, node):
        """What a node stands for, where it only points to it."""
        while "$ref" in node:
            target = self.document
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            node = target
        return node

    def faults(self, method, path, status, content_type, body):
        """What an answer has that the description does not allow."""
        operation = self.operation(method, path)
        if operation is None:
            return [f"{method} {path}: not described"]
        responses = operation["responses"]
        if status < 400 and str(status) not in responses:
            return [f"{method} {path}: status {status} is not described"]
        answer = self.resolved(responses.get(str(status), responses.get("default")))
        content = answer.get("content")
        if not content:
            return [f"{method} {path}: {status} has a body"] if body else []
        kind = content_type.split(";")[0]
        if kind not in content:
            return [f"{method} {path}: {status} is {kind or 'nothing'}, not {', '.join(content)}"]
        if not kind.endswith("json"):
            return []
        schema = content[kind]["schema"]
        key = json.dumps(schema, sort_keys=True)
        if key not in self.validators:
            self.validators[key] = jsonschema.Draft7Validator(
                {"components": {"schemas": self.schemas}, **as_json_schema(schema)})
        return [f"{method} {path}: {status}: {error.json_path}: {error.message[:200]}"
                for error in self.validators[key].iter_errors(json.loads(body))]
