# SPDX-License-Identifier: MIT
"""The same journey on the register here and on a DQT API elsewhere: one server is the DQT, the other one the service that asks
it. Prints each fault; ends with 1 if there was one."""
import re
import sys
import tempfile
from pathlib import Path

from served import FAULTS, Description, Server, expect, records_of


def sign_in(server, address):
    """A journey whose address is proven by the code that the outbox shows."""
    status, journey, _ = server.ask("POST", "/v1/journeys", {"service": "npq", "emailAddress": address, "language": "en"})
    expect(status == 201, f"a journey did not begin: {status} {journey}")
    _, outbox, _ = server.ask("GET", "/v1/outbox", token=server.staff)
    text = next(message["body"] for message in outbox["messages"] if message["recipient"] == address)
    code = re.search(r"\b\d{6}\b", text)[0]
    status, journey, _ = server.ask("POST", f"/v1/journeys/{journey['id']}/passcode", {"code": code})
    expect(status == 200 and journey["state"] == "questions", f"the code was not taken: {status} {journey}")
    return journey["id"]


def answered(server, journey, record):
    status, view, _ = server.ask("PATCH", f"/v1/journeys/{journey}/answers", {
        "firstName": record["firstName"], "lastName": record["lastName"], "preferredName": "",
        "dateOfBirth": record["dateOfBirth"], "hasNationalInsuranceNumber": False, "hasTrn": True, "trn": record["trn"]})
    expect(status == 200, f"the answers were not taken: {status} {view}")
    return view


def goes_through(server, record, address):
    """Given a person with a record, when they state three facts of it, then it is found and linked."""
    journey = sign_in(server, address)
    view = answered(server, journey, record)
    expect(view["finding"] == "found", f"{address}: {view['finding']}")
    status, view, _ = server.ask("POST", f"/v1/journeys/{journey}/submit")
    expect(status == 200 and view["ending"] == "linked" and view["account"]["trn"] == record["trn"],
           f"{address}: {status} {view}")


def owned_trns(server):
    """The TRNs that accounts hold, from every page of the list."""
    trns, page = set(), 1
    while True:
        _, found, _ = server.ask("GET", f"/api/v1/users?trnLookupStatus=Found&pageSize=100&pageNumber={page}")
        if not found["users"]:
            return trns
        trns.update(user["trn"] for user in found["users"])
        page += 1


def main(program, description):
    text = Path(description).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        dqt = Server(program, folder + "/dqt")
        key = Path(folder, "key")
        key.write_text(dqt.key + "\n", encoding="utf-8")
        key.chmod(0o600)
        service = Server(program, folder + "/service", "--seed", "8", "--register", dqt.ready["address"],
                         "--register-key-file", str(key), records=100, tickets=0)
        dqt.description = service.description = Description(text)
        try:
            taken = owned_trns(dqt)
            free = [record for record in records_of(dqt) if record["trn"] not in taken]
            _, health, _ = service.ask("GET", "/v1/health", token=None)
            expect(health.get("registerState") == "unknown", f"before anything was asked: {health}")
            goes_through(dqt, free[0], "here@journey.example")
            goes_through(service, free[0], "there@journey.example")
            _, health, _ = service.ask("GET", "/v1/health", token=None)
            expect(health.get("registerState") == "fine", f"after it answered: {health}")

            dqt.end()
            journey = sign_in(service, "later@journey.example")
            view = answered(service, journey, free[0])
            expect(view["finding"] == "unavailable", f"a register that is down is unknown, not {view['finding']}")
            _, health, _ = service.ask("GET", "/v1/health", token=None)
            expect(health.get("registerState") == "silent", f"after it fell silent: {health}")
        finally:
            service.end()
            dqt.end()
    print(f"{len(FAULTS)} faults")
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
