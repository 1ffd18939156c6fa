# SPDX-License-Identifier: MIT
"""Every string of the window is in the translation files, and the queue and the ticket are wholly in Welsh."""
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

# The contexts that must be complete in Welsh: the queue's and the ticket's screens and the words they use.
WELSH = re.compile(r"(Queue|Ticket|Match|Compar|Wording|Phrase|Candidate|Effect|Decision|Verdict|Claim)")


def messages(file):
    found = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        name = context.findtext("name")
        for message in context.iter("message"):
            found[(name, message.findtext("source"), message.findtext("comment"))] = message
    return found


def placeholders(text):
    return sorted(re.findall(r"%(?:L?\d|n)", text or ""))


def main(root, lupdate):
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for language, extra in (("cy", []), ("en", ["-pluralonly"])):
            kept = root / "translations" / f"matchdesk_{language}.ts"
            fresh = Path(folder) / kept.name
            shutil.copy(kept, fresh)
            subprocess.run([lupdate, "-silent", "-no-obsolete", "-locations", "none", *extra, root / "app", root / "ui", "-ts", fresh],
                           check=True, capture_output=True)
            before, after = messages(kept), messages(fresh)
            for key in sorted(set(map(str, after)) ^ set(map(str, before))):
                faults.append(f"{kept.name} is out of date: {key} (build the target i18n_update)")
            for (context, source, _), message in before.items():
                translation = message.find("translation")
                forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
                unfinished = translation.get("type") == "unfinished" or not all(forms)
                if language == "cy" and WELSH.search(context) and unfinished:
                    faults.append(f"no Welsh yet: {context}: {source}")
                if language == "en" and unfinished:
                    faults.append(f"no English plural yet: {context}: {source}")
                if not unfinished:
                    wanted = placeholders(source)
                    for form in forms:
                        given = placeholders(form)
                        # A plural form may say the number in words.
                        if given != wanted and [p for p in wanted if p != "%n"] != given:
                            faults.append(f"{kept.name}: placeholders differ: {context}: {source}")
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
