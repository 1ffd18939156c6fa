#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Holds the comparators against python3-jellyfish on random pairs:  comparators_oracle.py PROGRAM PAIRS

Half of the pairs are a word and the same word with a few slips, half are unrelated; a small alphabet makes near misses
frequent. Ends with 77 (skipped) where jellyfish is not installed.
"""
import random
import subprocess
import sys

try:
    import jellyfish
except ImportError:
    print("skipped: python3-jellyfish is not installed")
    sys.exit(77)


def word(rng, letters, most):
    return "".join(rng.choice(letters) for _ in range(rng.randint(0, most)))


def slipped(rng, text, letters):
    for _ in range(rng.randint(0, 3)):
        at = rng.randint(0, len(text))
        kind = rng.randint(0, 3)
        if kind == 0:
            text = text[:at] + rng.choice(letters) + text[at:]
        elif kind == 1:
            text = text[:at] + text[at + 1:]
        elif kind == 2 and at + 1 < len(text):
            text = text[:at] + text[at + 1] + text[at] + text[at + 2:]
        else:
            text = text[:at] + rng.choice(letters) + text[at + 1:]
    return text


def pairs(count):
    rng = random.Random(20261128)
    for number in range(count):
        letters = "abcd" if number % 3 else "abcdefghijklmnopqrstuvwxyz -"
        left = word(rng, letters, 14)
        yield left, slipped(rng, left, letters) if number % 2 else word(rng, letters, 14)


def restricted(left, right):
    """Edit distance in which no part is edited twice. Jellyfish has the unrestricted one, which may be smaller."""
    before, last = None, list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        row = [i]
        for j, b in enumerate(right, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if before is not None and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


def main(program, count):
    made = list(pairs(count))
    text = "".join(f"{left}\t{right}\n" for left, right in made)
    answers = subprocess.run([program], input=text, capture_output=True, text=True, check=True).stdout.splitlines()
    if len(answers) != len(made):
        sys.exit(f"{len(made)} pairs, but {len(answers)} answers")
    wrong = unrestricted = 0
    for (left, right), answer in zip(made, answers):
        edits, prepared, likeness = answer.split()
        expected = jellyfish.damerau_levenshtein_distance(left, right)
        if int(edits) != expected:
            # Seldom, and only where the unrestricted distance edits one part twice.
            unrestricted += 1
            expected = restricted(left, right)
        similar = jellyfish.jaro_winkler_similarity(left, right) if left and right else float(left == right)
        if int(edits) != expected or int(prepared) != expected or abs(float(likeness) - similar) > 1e-9:
            wrong += 1
            if wrong <= 5:
                print(f"{left!r} {right!r}: {answer}, expected {expected} {similar:.12f}")
    print(f"{count} pairs, {wrong} differ; {unrestricted} where the restricted distance is larger by definition")
    return 1 if wrong or unrestricted > count // 20 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
