"""Names of the gazetteer: message catalogues, language tags, and the text form `de,fr=Alep|حلب` used in the tables."""
import functools
import glob
import gettext
import os
import re
import unicodedata

# Marks of writing direction and zero-width characters that stand inside some names and mean nothing there.
INVISIBLE = dict.fromkeys([0x200B, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x2066, 0x2067, 0x2068, 0x2069, 0xFEFF, 0xAD])

# Airport, railway and country codes among the alternate names ("ALP", "LA", "YJT"): nobody writes them for a place in a text.
CODE = re.compile(r"[A-Z0-9]{2,4}|[A-Z]{2}-[A-Z0-9]{1,3}")

# The script in which a language is written, for languages that do not use Latin letters. A name under such a language in
# Latin letters is a transliteration: it is kept as a spelling, without the language.
SCRIPTS = {
    "ARABIC": "ar arz azb bqi ckb dv fa glk ks mzn pnb ps sd ug ur", "CYRILLIC": "ab av ba be bg ce cu cv kk ky mhr mk mn os ru sah sr tg "
    "tt udm uk", "ARMENIAN": "hy hyw", "GEORGIAN": "ka xmf", "GREEK": "el", "HEBREW": "he yi", "DEVANAGARI": "bh hi mr ne new sa",
    "BENGALI": "as bn bpy", "GUJARATI": "gu", "GURMUKHI": "pa", "KANNADA": "kn", "MALAYALAM": "ml", "TAMIL": "ta",
    "TELUGU": "te", "SINHALA": "si", "THAI": "th", "LAO": "lo", "KHMER": "km", "MYANMAR": "my", "TIBETAN": "bo dz",
    "ETHIOPIC": "am ti", "CJK": "ja wuu yue zh", "HANGUL": "ko", "ORIYA": "or",
}
SCRIPT_OF = {language: script for script, languages in SCRIPTS.items() for language in languages.split()}

# Countries whose names in Arabic letters are Arabic ones when they hold no letter of Persian, Kurdish or Urdu.
ARABIC_COUNTRIES = set("AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SY TN YE".split())
NOT_ARABIC = set("پچژگکیەۆێڕڵۇۈېھہںٹڈڑےټډړږښګڼ")
SCRIPT_LANGUAGE = {"ARMENIAN": "hy", "GEORGIAN": "ka", "GREEK": "el", "THAI": "th", "HANGUL": "ko"}


def clean(text):
    """The name without invisible characters, runs of spaces and the separators of our tables; '' when nothing is left."""
    text = unicodedata.normalize("NFC", text.translate(INVISIBLE))
    text = re.sub(r"[\s|=\x00-\x1f]+", " ", text).strip(" ,;")
    return text


@functools.lru_cache(maxsize=None)
def letter_script(char):
    """First word of the character's Unicode name, which is its script; '' for what is no letter."""
    if not char.isalpha():
        return ""
    return unicodedata.name(char, "").split(" ")[0]


def script(text):
    """The script of the first letter."""
    return next((found for found in map(letter_script, text) if found), "")


def fits(language, text):
    """Whether a name is written in the script of the language it is filed under."""
    wanted = SCRIPT_OF.get(language.split("-")[0])
    found = script(text)
    if wanted is None:
        return True
    if wanted == "CJK":
        return found in ("CJK", "HIRAGANA", "KATAKANA")
    return found == wanted


def guessed_language(text, country):
    """The language of a name that came without one, where its letters leave no doubt; else ''."""
    found = script(text)
    if found == "ARABIC" and country in ARABIC_COUNTRIES and not NOT_ARABIC & set(text):
        return "ar"
    return SCRIPT_LANGUAGE.get(found, "")


class Catalogues:
    """{key: {language: name}} of the message catalogues of libgeonames; keys are GeoNames ids, `SY` or `SY.09`."""

    def __init__(self, cache):
        self.names = {}
        folder = os.path.join(cache, "deb/libgeonames-common/usr/share/locale")
        for path in sorted(glob.glob(os.path.join(folder, "*/LC_MESSAGES/geonames.mo"))):
            language = path.split("/")[-3].replace("_", "-").replace("@", "-")
            with open(path, "rb") as stream:
                catalogue = gettext.GNUTranslations(stream)._catalog
            for key, text in catalogue.items():
                text = clean(text)
                if key and text:
                    self.names.setdefault(key, {})[language] = text

    def of(self, key):
        return self.names.get(key, {})


def encode(primary, tagged, untagged, country=""):
    """The column `names`: each spelling once, languages first.

    Languages in which a place is called by its primary name are left out, unless English has another name: a reader in one
    of them would otherwise be shown the English one ("Cologne" to Germans).
    """
    keep_primary = tagged.get("en", primary) != primary
    languages = {}
    for language, text in sorted(tagged.items()):
        if text != primary or keep_primary:
            languages.setdefault(text, set())
            if fits(language, text):
                languages[text].add(language)
    for text in untagged:
        if text != primary:
            languages.setdefault(text, set())
    known = {language for found in languages.values() for language in found}
    for text, found in languages.items():
        guess = "" if found else guessed_language(text, country)
        if guess and guess not in known:
            found.add(guess)
    with_language = sorted((sorted(found), text) for text, found in languages.items() if found)
    parts = [",".join(found) + "=" + text for found, text in with_language]
    return "|".join(parts + [text for text, found in languages.items() if not found])
