# SPDX-License-Identifier: MIT
"""What the compiler cannot refuse: includes and calls that a room may not use. Prints each fault as file:line: why."""
import re
import sys
from pathlib import Path

SOURCE = {".h", ".cpp", ".hpp", ".c"}

# What a file may not contain: (pattern, the rooms where it is allowed, why). A room is a path prefix.
FORBIDDEN = [
    (r'#include\s*[<"](QtWidgets/|QtGui/|QWidget|QApplication|QPainter|QMainWindow|QDialog)', ["ui/", "app/desktop/", "tests/"],
     "widgets belong to ui and app/desktop"),
    (r'#include\s*[<"](QtSql/|QSql)', ["core/store/", "tests/"], "SQL belongs to core/store"),
    (r'#include\s*<curl/', ["core/remote/", "core/messaging/", "tests/"], "curl belongs to core/remote and core/messaging"),
    (r'#include\s*<qt6keychain/', ["core/secrets/"], "the keychain belongs to core/secrets"),
    (r'#include\s*<boost/(beast|asio)', ["core/http/", "tests/"], "Beast and Asio belong to core/http"),
    (r'#include\s*<boost/json', ["core/contract/", "core/http/", "tests/"], "JSON belongs to core/contract"),
    (r'#include\s*<(sqlite3|libpq-fe)\.h>', ["core/store/", "tests/"], "databases belong to core/store"),
    (r'#include\s*<(gtest|gmock|benchmark)/', ["tests/"], "test libraries belong to tests"),
    (r'#include\s*"(remote|contract|store|backend|http|casework|journey)/', ["core/", "app/", "tests/"],
     "a window knows the backend through api alone"),
    (r'#include\s*"(api|remote)/', ["ui/", "app/", "core/remote/", "core/api/", "tests/"], "only a window's side sees api"),
    (r"\b(SIGNAL|SLOT)\(", [], "connect by pointer to member"),
    (r"\bQEventLoop\b|\bprocessEvents\(", ["tests/"], "no nested event loops"),
    (r"\bBlockingQueuedConnection\b", [], "no blocking waits"),
    (r"\bwaitFor(Finished|Started|ReadyRead|BytesWritten|Connected|Disconnected)\(", ["tests/"], "no blocking waits"),
    (r"\.setStyleSheet\(|->setStyleSheet\(", [], "looks come from ui/theme"),
    (r'"#[0-9a-fA-F]{6}"|QColor\(0x|\b0x[0-9a-fA-F]{6}\b.*[Cc]olo', ["ui/theme/", "tests/"], "colours are tokens of ui/theme"),
    (r"\bconnect\([^;{}]*?,\s*&\w+(?:::\w+)+,\s*\[", [], "a connection needs a context object"),
    (r"\.transaction\(\)", [], "write transactions begin IMMEDIATE: use the store's own type"),
    (r"\b(TODO|FIXME|XXX|HACK)\b", [], "finish it, or leave it out"),
]
NO_QT = ["core/matching/", "core/domain/", "core/http/", "core/casework/", "core/journey/", "core/contract/"]
FEATURES = {"queue", "ticket", "match", "identity", "trainer", "reports", "preferences"}
# A ticket shows the comparison.
FEATURE_MAY = {("ticket", "match"), ("ticket", "identity"), ("identity", "match")}
MACHINE_PATH = re.compile(r"(/work/|/farm/|/root/|/home/\w+/)")


def allowed(path, rooms):
    return any(path.startswith(room) for room in rooms)


def faults_of(path, text):
    found = []
    lines = text.splitlines()
    if not lines or "SPDX-License-Identifier: MIT" not in "\n".join(lines[:2]):
        found.append((1, "the first line is the SPDX line"))
    for pattern, rooms, why in FORBIDDEN:
        if allowed(path, rooms):
            continue
        for match in re.finditer(pattern, text):
            found.append((text.count("\n", 0, match.start()) + 1, why))
    for number, line in enumerate(lines, 1):
        if allowed(path, NO_QT) and re.match(r'#include\s*<(Qt|Q[A-Z])', line):
            found.append((number, "this room is free of Qt"))
        if path.startswith("core/") and re.search(r"(?<![\w:.>])tr\(", line):
            found.append((number, "sentences for people belong to ui/wording"))
        if MACHINE_PATH.search(line):
            found.append((number, "a path of one machine"))
        feature = re.match(r"ui/(\w+)/", path)
        included = re.match(r'#include\s*"(\w+)/', line)
        if feature and included and feature[1] in FEATURES and included[1] in FEATURES and included[1] != feature[1] \
                and (feature[1], included[1]) not in FEATURE_MAY:
            found.append((number, "one feature does not see another; they meet in shell"))
    return found


def main(root):
    count = 0
    for top in ("app", "core", "ui", "tests"):
        for file in sorted((root / top).rglob("*")):
            if file.suffix not in SOURCE or "fixtures" in file.parts:
                continue
            path = file.relative_to(root).as_posix()
            for line, why in faults_of(path, file.read_text(encoding="utf-8", errors="replace")):
                print(f"{path}:{line}: {why}")
                count += 1
    print(f"{count} faults")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
