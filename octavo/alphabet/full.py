"""Sort words as their language does, with the rules of the Unicode CLDR, which ICU knows."""

from __future__ import annotations

import icu

from octavo.alphabet.signs import bare

__all__ = ["FullOrder"]

#: By what two entries are compared: the letter they stand under, then what ICU makes of their words.
SortKey = tuple[int, bytes, bytes, str]

#: How BCP 47 calls the orders that a language may have beside its own (CLDR, key `co`).
ORDERS = {"phonebook": "phonebk", "traditional": "trad"}
#: Languages whose letters are known too, so that a name in another script stands under its own.
SCRIPTS = ("en", "ru", "el", "he", "ar", "ja", "ko")
#: As many letters as all of them have together; ICU would leave out some of more than 99.
MOST = 2000
#: What ICU says of a group that is a letter's.
NORMAL = 0


class FullOrder:
    """Know one language's order, and its letters, as `Order` says; numbers count by their value."""

    def __init__(self, lang: str, order: str) -> None:
        """Take the order of a language tag (BCP 47), or another one that the language has."""
        tag = lang if order == "standard" else f"{lang}-u-co-{ORDERS.get(order, order)}"
        locale = icu.Locale.forLanguageTag(tag)
        self._collator = icu.Collator.createInstance(locale)
        self._collator.setAttribute(icu.UCollAttribute.NUMERIC_COLLATION, icu.UCollAttributeValue.ON)
        letters = icu.AlphabeticIndex(locale)
        letters.maxLabelCount = MOST
        for script in SCRIPTS:
            letters.addLabels(icu.Locale(script))
        self._letters = letters.buildImmutableIndex()

    def key(self, words: str) -> SortKey:
        """Give what words are sorted by."""
        clean = bare(words)
        whole = self._collator.getSortKey(words)
        return self._letters.getBucketIndex(clean), self._collator.getSortKey(clean), whole, words

    def letter(self, key: SortKey) -> str:
        """Give the letter under which a key stands; nothing for numbers and signs."""
        label, kind = self._letters[key[0]]
        return str(label) if kind == NORMAL else ""
