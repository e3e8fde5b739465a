#!/usr/bin/env python3
"""Writes a dump in GeoNames' format with invented places: synthetic_dump.py ROWS FOLDER [SEED].

FOLDER/allCountries.txt has ROWS rows of 19 columns, FOLDER/alternateNamesV2.txt their alternate names; admin1CodesASCII.txt,
admin2Codes.txt and countryInfo.txt name 250 countries, 4,000 provinces and 48,000 districts. What it imitates of the whole dump:

- How often names are repeated: twelve million places have some eight million names, so that a name stands for 1.5 places in the
  mean, and the most frequent (San Antonio, First Baptist Church) for some 3,300. The law of Zipf and Mandelbrot for the places
  of the name of rank r, 3300 * (16 / (r + 15))^0.7, beside 54 % of the places whose names are theirs alone, has these figures, and
  a sample of 220,000 has those of the bundle's places: 59 for the first name, 26 for the 30th, 10 for the 300th, 3 for
  the 3,000th. Fewer rows are a sample of the same law, so that names are more seldom repeated.
- Who shares a name does not always spell it alike: a third of the names has diacritics, which every fifth of their places lacks.
- Alternate names: 1.4 a place in the mean, none for 62 % of the places, of the others one as a rule and hundreds for a few
  (Pareto's law, exponent 1.25). Nearly half are other spellings of the main name, a tenth is in other scripts, the rest are other
  names, drawn by the same law. The column of allCountries.txt repeats them; the table has besides a third as many links.
- 40 % populated places, one place in eight with a population; names of one to three words and 14 letters in the mean.
"""
import functools
import pathlib
import random
import sys

CLASSES = [("P", "PPL", 38), ("H", "STM", 17), ("S", "SCH", 14), ("T", "MT", 10), ("T", "HLL", 4), ("A", "ADM4", 3), ("L", "FRM", 5),
           ("H", "LK", 4), ("S", "HTL", 2), ("V", "FRST", 1), ("A", "ADM2", 1), ("R", "RD", 1)]
ONSETS = "b d f g h j k l m n p r s t v z sh ch kh gh br tr st kr".split() + [""] * 3
VOWELS = "a e i o u a e i o a aa ou ay".split()
CODAS = ["", "", "", "n", "r", "l", "s", "m", "k", "t", "d", "ng"]
BEFORE = ["San", "Al", "Santa", "Tall", "Saint", "New", "Wadi", "Rio", "Lake", "Upper", "Mount", "Dayr", "Nova", "Ust'", "Ban", "Cerro"]
BEHIND = ["Creek", "Church", "School", "Hill", "Nadi", "Dong", "Gol", "Dagi", "River", "Hotel", "Park", "Cun"]
MARKS = str.maketrans({"a": "ā", "i": "ī", "h": "ḩ", "e": "é", "u": "ū", "o": "ö"})
HABITS = [("kh", "h"), ("sh", "s"), ("ou", "u"), ("aa", "a"), ("gh", "g"), ("ay", "ei"), ("v", "w"), ("k", "q"), ("a", "e"), ("o", "u")]
OTHERS = ["ابتثجحخدرسشصطعفقكلمنهوي", "абвгдежзийклмнопрстуфхцчшы", "กขคงจชซดตถทนบปพมยรลวสห", "北京上海山河大小西东南城村"]
LANGUAGES = ["", "", "", "en", "fr", "es", "de", "ar", "ru", "fa", "zh", "th", "sv", "no"]

EXPONENT = 0.7          # of the law
OFFSET = 15
RANKED = 1_700_000      # ranks with a place or more among twelve million
SHARE_RANKED = 0.46     # of the places; the others bear names of their own
WITHOUT_ALTERNATES = 0.62
PARETO = 1.25
MOST_ALTERNATES = 400
PROVINCES, DISTRICTS = 16, 12

# What the ranks hold is proportional to the difference of these powers.
FIRST, LAST = ((rank + OFFSET) ** (1 - EXPONENT) for rank in (1, RANKED))

SYLLABLES = [o + v + c for o in ONSETS for v in VOWELS for c in CODAS]
ENOUGH_BITS = (1 << 64) - 1


def mixed(number):
    """Bits that look like chance, the same for the same number."""
    bits = number * 0x9E3779B97F4A7C15 & ENOUGH_BITS
    bits = (bits ^ bits >> 30) * 0xBF58476D1CE4E5B9 & ENOUGH_BITS
    bits = (bits ^ bits >> 27) * 0x94D049BB133111EB & ENOUGH_BITS
    return bits ^ bits >> 31


def word(bits):
    """A word of two or three syllables."""
    count = len(SYLLABLES)
    text = SYLLABLES[bits % count] + SYLLABLES[bits // count % count]
    if bits >> 56 & 3:
        text += SYLLABLES[bits // count // count % count]
    return text.capitalize()


@functools.lru_cache(1 << 19)
def name_of(rank):
    """The name of a rank, without diacritics, and whether it has any."""
    bits = mixed(rank)
    form = bits % 20
    text = word(mixed(bits))
    if form >= 9:
        some = mixed(bits + 1)
        common = some % 256 * (some // 256 % 256) >> 8  # those that stand first are the usual ones
        if form < 14:
            text = BEFORE[common * len(BEFORE) >> 8] + " " + text
        elif form < 18:
            text += " " + BEHIND[common * len(BEHIND) >> 8]
        else:
            text += " " + word(some)
    return text, (bits >> 40) % 3 == 0


def variant(text, rng):
    """Another spelling of a name: by a habit of transliteration, or without its last letter."""
    start = int(rng.random() * len(HABITS))
    for i in range(len(HABITS)):
        old, new = HABITS[(start + i) % len(HABITS)]
        if old in text:
            return text.replace(old, new, 1)
    return text[:-1] if len(text) > 4 else text + "a"


class Names:
    """Draws names by the law."""

    def __init__(self, rng):
        self.rng = rng
        self.single = RANKED

    def draw(self):
        rand = self.rng.random
        if rand() < SHARE_RANKED:
            return name_of(int((FIRST + rand() * (LAST - FIRST)) ** (1 / (1 - EXPONENT))) - OFFSET)
        self.single += 1
        return name_of.__wrapped__(self.single)

    def alternate(self, main):
        """An alternate name of a place and its language."""
        kind = self.rng.random()
        language = self.rng.choice(LANGUAGES)
        if kind < 0.45:
            return variant(main, self.rng), language
        if kind < 0.55:
            bits = mixed(hash_of(main))
            script = bits % len(OTHERS)
            letters = OTHERS[script]
            return "".join(letters[mixed(bits + i) % len(letters)] for i in range(3 + bits % 7)), ("ar", "ru", "th", "zh")[script]
        return self.draw()[0], language


def hash_of(text):
    """A number for a text, the same in every run."""
    return int.from_bytes(text.encode()[:8], "little")


def count_of_alternates(rng):
    if rng.random() < WITHOUT_ALTERNATES:
        return 0
    return min(MOST_ALTERNATES, int((1 - rng.random()) ** (-1 / PARETO)))


def write_divisions(folder, countries, number):
    """The tables that name countries, provinces and districts, numbered from `number` on."""
    with open(folder / "admin1CodesASCII.txt", "w", encoding="utf-8") as provinces, \
            open(folder / "admin2Codes.txt", "w", encoding="utf-8") as districts, \
            open(folder / "countryInfo.txt", "w", encoding="utf-8") as info:
        for country in countries:
            name = word(mixed(number))
            info.write("\t".join([country, country + "X", "1", country, name, "", "1", "1000000", "", "", "", "", "", "", "", "",
                                  str(number), "", ""]) + "\n")
            number += 1
            for i in range(PROVINCES):
                name = word(mixed(number))
                provinces.write(f"{country}.{i:02}\t{name}\t{name}\t{number}\n".replace(".00\t", ".99\t"))
                number += 1
                for j in range(DISTRICTS):
                    name = word(mixed(number))
                    code = f"{country}.{i or 99:02}.{i:02}{j:02}"
                    districts.write(f"{code}\t{name}\t{name}\t{number}\n")
                    number += 1


def main():
    rows, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    folder.mkdir(parents=True, exist_ok=True)
    choice, rand = rng.choice, rng.random
    classes = [entry for entry in CLASSES for _ in range(entry[2])]
    countries = [chr(65 + i // 26) + chr(65 + i % 26) for i in rng.sample(range(676), 250)]
    write_divisions(folder, countries, rows + 1)
    drawn = Names(rng)
    alternate = 0
    with open(folder / "allCountries.txt", "w", encoding="utf-8", newline="\n", buffering=1 << 22) as places, \
            open(folder / "alternateNamesV2.txt", "w", encoding="utf-8", newline="\n", buffering=1 << 22) as names:
        for number in range(1, rows + 1):
            ascii_name, has_marks = drawn.draw()
            name = ascii_name.translate(MARKS) if has_marks and rand() < 0.8 else ascii_name
            texts = []
            for _ in range(count_of_alternates(rng)):
                alternate += 1
                text, language = drawn.alternate(ascii_name)
                texts.append(text)
                names.write(f"{alternate}\t{number}\t{language}\t{text}\t\t\t\t\t\t\n")
                if rand() < 0.33:
                    alternate += 1
                    names.write(f"{alternate}\t{number}\tlink\thttps://en.wikipedia.org/wiki/{ascii_name.replace(' ', '_')}"
                                "\t\t\t\t\t\t\n")
            cls, code, _ = choice(classes)
            country = countries[int(rand() * rand() * 250)]
            province = int(rand() * PROVINCES)
            people = int(10 ** (2 + 4 * rand() * rand())) if rand() < 0.125 else 0
            lat, lon = rng.gauss(25, 25) % 150 - 65, rand() * 360 - 180
            places.write(f"{number}\t{name}\t{ascii_name}\t{','.join(texts)}\t{lat:.5f}\t{lon:.5f}\t{cls}\t{code}\t{country}\t\t"
                         f"{province or 99:02}\t{province:02}{int(rand() * DISTRICTS):02}\t\t\t{people}\t\t{int(rand() * 2000)}"
                         "\tEtc/UTC\t2020-01-01\n")


main()
