# SPDX-License-Identifier: MIT
"""Every string of the window is in the translation files, under the name that the window asks for it, and in Welsh."""
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def messages(file):
    found = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        name = context.findtext("name")
        for message in context.iter("message"):
            found[(name, message.findtext("source"), message.findtext("comment"))] = message
    return found


def placeholders(text):
    return sorted(re.findall(r"%(?:L?\d|n)", text or ""))


def edges(text):
    return (text[:len(text) - len(text.lstrip())], text[len(text.rstrip()):])


def main(root, lupdate):
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for language, extra in (("cy", []), ("en", ["-pluralonly"])):
            kept = root / "translations" / f"matchdesk_{language}.ts"
            fresh = Path(folder) / kept.name
            shutil.copy(kept, fresh)
            run = subprocess.run([lupdate, "-silent", "-no-obsolete", "-locations", "none", *extra, root / "app", root / "ui",
                                  "-ts", fresh], check=True, capture_output=True, text=True)
            # lupdate then files the strings under a name that no class has, and the window would never find them.
            faults += [line for line in run.stderr.splitlines() if "unknown namespace/class" in line and language == "cy"]
            before, after = messages(kept), messages(fresh)
            for key in sorted(set(map(str, after)) ^ set(map(str, before))):
                faults.append(f"{kept.name} is out of date: {key} (build the target i18n_update)")
            for (context, source, _), message in before.items():
                translation = message.find("translation")
                forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
                unfinished = translation.get("type") == "unfinished" or not all(forms)
                if language == "cy" and unfinished:
                    faults.append(f"no Welsh yet: {context}: {source}")
                if language == "en" and unfinished:
                    faults.append(f"no English plural yet: {context}: {source}")
                if not unfinished:
                    wanted = placeholders(source)
                    if any(edges(form) != edges(source) for form in forms):
                        faults.append(f"{kept.name}: outer spaces differ: {context}: '{source}'")
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
