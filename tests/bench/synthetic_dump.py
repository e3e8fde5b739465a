#!/usr/bin/env python3
"""Writes a dump in GeoNames' format with invented places: synthetic_dump.py ROWS FOLDER [SEED].

FOLDER/allCountries.txt has ROWS rows of 19 columns, FOLDER/alternateNamesV2.txt 1.3 alternate names a place. Lengths and shares
follow the dump of 2020: names of two to three words and 17 letters on average, a third with diacritics, 40 % populated places, alternate
names in the column for one place in three, most alternate names without or with one language, 8 % in other scripts, one place in
eight with a population.
"""
import pathlib
import random
import sys

CLASSES = [("P", "PPL", 38), ("H", "STM", 17), ("S", "SCH", 14), ("T", "MT", 10), ("T", "HLL", 4), ("A", "ADM4", 3), ("L", "FRM", 5),
           ("H", "LK", 4), ("S", "HTL", 2), ("V", "FRST", 1), ("A", "ADM2", 1), ("R", "RD", 1)]
ONSETS = "b d f g h j k l m n p r s t v z sh ch kh gh br tr st kr".split() + [""] * 3
VOWELS = "a e i o u a e i o a aa ou ay".split()
CODAS = ["", "", "", "n", "r", "l", "s", "m", "k", "t", "d", "ng"]
WORDS = ["Al", "Tall", "San", "Saint", "New", "Wadi", "Rio", "Lake", "Upper", "Mount", "Dayr", "Santa", "Nova", "Ust'", "Ban"]
MARKS = str.maketrans({"a": "ā", "i": "ī", "h": "ḩ", "e": "é", "u": "ū", "o": "ö"})
OTHERS = ["ابتثجحخدرسشصطعفقكلمنهوي", "абвгдежзийклмнопрстуфхцчшы", "กขคงจชซดตถทนบปพมยรลวสห", "北京上海山河大小西东南城村"]
LANGUAGES = ["", "", "en", "fr", "es", "de", "ar", "ru", "fa", "zh", "th", "sv", "no", "link", "wkdt"]


def main():
    rows, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    folder.mkdir(parents=True, exist_ok=True)
    choice, rand = rng.choice, rng.random
    syllables = [o + v + c for o in ONSETS for v in VOWELS for c in CODAS]
    words = ["".join(rng.choices(syllables, k=choice((1, 2, 2, 2, 3, 3)))).capitalize() for _ in range(400000)]
    classes = [entry for entry in CLASSES for _ in range(entry[2])]
    countries = [chr(65 + i // 26) + chr(65 + i % 26) for i in rng.sample(range(676), 250)]
    alternate = 0
    with open(folder / "allCountries.txt", "w", encoding="utf-8", newline="\n", buffering=1 << 22) as places, \
            open(folder / "alternateNamesV2.txt", "w", encoding="utf-8", newline="\n", buffering=1 << 22) as names:
        for number in range(1, rows + 1):
            parts = [choice(WORDS)] if rand() < 0.5 else []
            parts += [choice(words) for _ in range(choice((1, 1, 2)))]
            ascii_name = " ".join(parts)
            name = ascii_name.translate(MARKS) if rand() < 0.33 else ascii_name
            others = ",".join(choice(words) + " " + choice(words) for _ in range(choice((1, 2, 3)))) if rand() < 0.33 else ""
            cls, code, _ = choice(classes)
            country = countries[int(rand() * rand() * 250)]
            people = int(10 ** (2 + 4 * rand() * rand())) if rand() < 0.125 else 0
            lat, lon = rng.gauss(25, 25) % 150 - 65, rand() * 360 - 180
            places.write(f"{number}\t{name}\t{ascii_name}\t{others}\t{lat:.5f}\t{lon:.5f}\t{cls}\t{code}\t{country}\t\t"
                         f"{int(rand() * 30):02}\t{int(rand() * 300)}\t\t\t{people}\t\t{int(rand() * 2000)}\tEtc/UTC\t2020-01-01\n")
            for _ in range(choice((0, 0, 1, 1, 1, 2, 2, 3, 1, 2))):
                alternate += 1
                language = choice(LANGUAGES)
                if language in ("link", "wkdt"):
                    text = f"https://en.wikipedia.org/wiki/{ascii_name.replace(' ', '_')}"
                elif rand() < 0.08:
                    text = "".join(rng.choices(choice(OTHERS), k=choice((3, 5, 7, 9))))
                else:
                    text = choice(words) + (" " + choice(words) if rand() < 0.5 else "")
                names.write(f"{alternate}\t{number}\t{language}\t{text}\t\t\t\t\t\t\n")


main()
