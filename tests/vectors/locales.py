#!/usr/bin/env python3
"""Writes locales.tsv: where Babel, with CLDR data of its own, puts the separators of a locale.

usage: python3 tests/vectors/locales.py   (needs the package `babel`)

Babel writes ASCII digits in every locale, and groups numbers of four digits everywhere; so digits
are compared by value, and every number here has at least five before the point. Another version of
CLDR may have another character for a separator: both are columns, and the test says which locales
differ.
"""

import random
from decimal import Decimal
from pathlib import Path

import babel
from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol

LOCALES = [
    "ar-EG", "bn", "cs", "da", "de", "de-CH", "en", "en-IN", "es", "fa", "fi", "fr", "he", "hi",
    "id", "it", "ja", "ko", "mr", "nl", "pl", "pt-BR", "pt-PT", "ru", "sv", "th", "tr", "uk", "vi",
    "zh",
]
NUMBERS_PER_LOCALE = 20


def main():
    draw = random.Random(4217)
    rows = ["locale\tnumber\tgroup\tpoint\ttext"]
    for name in LOCALES:
        locale = babel.Locale.parse(name, sep="-")
        group = get_group_symbol(locale, numbering_system="default")
        point = get_decimal_symbol(locale, numbering_system="default")
        for _ in range(NUMBERS_PER_LOCALE):
            digits = draw.randint(5, 18)
            whole = draw.randint(10 ** (digits - 1), 10**digits - 1)
            number = f"{whole}.{draw.randint(1, 99):02}"
            text = format_decimal(
                Decimal(number), locale=locale, numbering_system="default",
                decimal_quantization=False,
            )
            # Babel drops a zero at the end.
            rows.append("\t".join([name, number.rstrip("0"), group, point, text]))
    path = Path(__file__).parent / "locales.tsv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


main()
