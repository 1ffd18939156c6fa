# SPDX-License-Identifier: MIT
"""The description of the interfaces has the paths of the route table, neither more nor fewer, each for the same callers.
Prints each fault on a line."""
import re
import sys
from pathlib import Path

import yaml

METHODS = {"get", "head", "post", "put", "patch", "delete", "options"}


def route_table(source):
    """method, path, name, audience, scope of each Route in the code."""
    routes = {}
    for body in re.findall(r"Route \{(\.operation.*?)\}[,}]", source, re.S):
        def field(name, pattern, otherwise=None):
            match = re.search(rf"\.{name} = {pattern}", body)
            return match[1] if match else otherwise
        key = (field("method", r'"(\w+)"').lower(), field("pattern", r'"([^"]+)"'))
        routes[key] = {"name": field("name", r'"([^"]+)"'),
                       "audience": field("audience", r"Audience::(\w+)", "Staff"),
                       "scope": field("scope", r"Scope::(\w+)")}
    return routes


def scope_names(source):
    return dict(re.findall(r'case Scope::(\w+): return "([^"]+)";', source))


def expected_security(route, scopes):
    return {"Open": [],
            "Staff": [{"staffToken": []}],
            "Known": [{"staffToken": []}, {"clientKey": []}],
            "Client": [{"clientKey": []}]}[route["audience"]]


def references(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref":
                yield value
            else:
                yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def faults_of(document, routes, scopes):
    faults = []
    described = {}
    usual = document.get("security", [])
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if method in METHODS:
                described[(method, path)] = operation
    for key in sorted(routes.keys() - described.keys()):
        faults.append(f"{key[0].upper()} {key[1]}: in the route table, but not described")
    for key in sorted(described.keys() - routes.keys()):
        faults.append(f"{key[0].upper()} {key[1]}: described, but not in the route table")
    names = [operation.get("operationId") for operation in described.values()]
    for name in sorted({str(name) for name in names if names.count(name) > 1}):
        faults.append(f"operationId {name}: used twice")
    for key in sorted(routes.keys() & described.keys()):
        where = f"{key[0].upper()} {key[1]}"
        route, operation = routes[key], described[key]
        if operation.get("operationId") != route["name"]:
            faults.append(f"{where}: operationId is not {route['name']}")
        if operation.get("security", usual) != expected_security(route, scopes):
            faults.append(f"{where}: security does not say who may ask ({route['audience']})")
        if route["scope"] and operation.get("x-scope") != scopes[route["scope"]]:
            faults.append(f"{where}: x-scope is not {scopes[route['scope']]}")
        if "default" not in operation["responses"]:
            faults.append(f"{where}: says nothing of errors")
        in_path = set(re.findall(r"\{(\w+)\}", key[1]))
        parameters = list(document["paths"][key[1]].get("parameters", [])) + list(operation.get("parameters", []))
        named = set()
        for parameter in parameters:
            if "$ref" in parameter:
                parameter = document["components"]["parameters"].get(parameter["$ref"].rsplit("/", 1)[1], {})
            if parameter.get("in") == "path":
                named.add(parameter["name"])
        if named != in_path:
            faults.append(f"{where}: path parameters are {sorted(named)}, not {sorted(in_path)}")
    used = set()
    for reference in references(document):
        parts = reference.removeprefix("#/").split("/")
        node = document
        for part in parts:
            node = node.get(part) if isinstance(node, dict) else None
        if node is None:
            faults.append(f"{reference}: there is no such part")
        used.add(tuple(parts))
    for kind, things in document["components"].items():
        if kind == "securitySchemes":
            continue
        for name in things:
            if ("components", kind, name) not in used:
                faults.append(f"components/{kind}/{name}: nothing uses it")
    return faults


def main(root):
    document = yaml.safe_load((root / "resources/openapi.yaml").read_text(encoding="utf-8"))
    routes = route_table((root / "core/contract/routes.cpp").read_text(encoding="utf-8"))
    scopes = scope_names((root / "core/domain/client.cpp").read_text(encoding="utf-8"))
    faults = faults_of(document, routes, scopes)
    if len(routes) < 10 or len(scopes) < 5:
        faults.append("the route table could not be read")
    for fault in faults:
        print(fault)
    print(f"{len(routes)} routes, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
