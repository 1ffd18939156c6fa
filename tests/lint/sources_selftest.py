# SPDX-License-Identifier: MIT
"""Each fault that sources.py looks for is found where it is planted, and a clean file has none."""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from sources import faults_of  # noqa: E402

SPDX = "// SPDX-License-Identifier: MIT\n"
PLANTED = [
    ("core/domain/a.cpp", "#include <QWidget>\n"),
    ("core/casework/a.cpp", "#include <QSqlQuery>\n"),
    ("ui/queue/a.cpp", "#include <curl/curl.h>\n"),
    ("ui/queue/a.cpp", '#include "store/sql_store.h"\n'),
    ("ui/queue/a.cpp", '#include "ticket/ticket_page.h"\n'),
    ("core/settings/a.cpp", "#include <qt6keychain/keychain.h>\n"),
    ("core/backend/a.cpp", "#include <boost/beast.hpp>\n"),
    ("core/casework/a.cpp", '#include "api/api_client.h"\n'),
    ("core/matching/a.cpp", "#include <QString>\n"),
    ("core/remote/a.cpp", 'auto s = tr("Hello");\n'),
    ("ui/shell/a.cpp", "connect(b, SIGNAL(clicked()), this, SLOT(go()));\n"),
    ("ui/shell/a.cpp", "connect(b, &QPushButton::clicked, [this] { go(); });\n"),
    ("ui/shell/a.cpp", "QEventLoop loop;\n"),
    ("ui/shell/a.cpp", "future.waitForFinished();\n"),
    ("ui/shell/a.cpp", 'w->setStyleSheet(u"color: red"_s);\n'),
    ("ui/queue/a.cpp", 'QColor c("#1F5FBF");\n'),
    ("core/store/a.cpp", "db.transaction();\n"),
    ("core/domain/a.cpp", "// TO" "DO later\n"),
    ("core/domain/a.cpp", 'const char *p = "/ro' 'ot/x";\n'),
]

bad = 0
for path, line in PLANTED:
    if not faults_of(path, SPDX + line):
        print(f"not found in {path}: {line}", end="")
        bad += 1
if not faults_of("core/domain/a.cpp", "int a;\n"):
    print("a missing SPDX line is not found")
    bad += 1
for path, line in [("ui/shell/a.cpp", "connect(b, &QPushButton::clicked, this, [this] { go(); });\n"),
                   ("ui/shell/a.cpp", "connect(&b, &QPushButton::clicked, &probe, [this] { go(); });\n"),
                   ("core/store/a.cpp", "#include <QSqlQuery>\n"), ("ui/shell/a.cpp", '#include "ticket/ticket_page.h"\n')]:
    if faults_of(path, SPDX + line):
        print(f"wrongly found in {path}: {line}", end="")
        bad += 1
sys.exit(1 if bad else 0)
