#!/usr/bin/env python3
"""Writes arithmetic.tsv and quantize.tsv: a second opinion from Python's fractions and decimal.

usage: python3 tests/vectors/generate.py

The seed is fixed, so that a second run writes the same files. `fractions.Fraction` gives the exact
answers, `decimal.Decimal.quantize` the rounded ones; where both apply they must agree.
"""

import random
from decimal import (
    ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP,
    ROUND_UP, Decimal, localcontext,
)
from fractions import Fraction
from math import floor
from pathlib import Path

SEED = 4217
HERE = Path(__file__).parent
MODES = {
    "HalfUp": ROUND_HALF_UP,
    "HalfDown": ROUND_HALF_DOWN,
    "HalfEven": ROUND_HALF_EVEN,
    "Up": ROUND_UP,
    "Down": ROUND_DOWN,
    "Ceiling": ROUND_CEILING,
    "Floor": ROUND_FLOOR,
    "HalfTowardPositive": None,  # not in decimal: floor(x + 1/2), as JavaScript's Math.round
}
EDGES = [0, 1, -1, 2**63 - 1, -(2**63), 2**63, 2**64 - 1, 2**64, 10**18, -(10**18), 10**28, 2**127]


def number(rng):
    kind = rng.randrange(5)
    if kind == 0:
        return Fraction(rng.randrange(-10**7, 10**7), 10 ** rng.randrange(7))
    if kind == 1:
        return Fraction(rng.randrange(-(10**12), 10**12), rng.randrange(1, 1000))
    if kind == 2:
        return Fraction(rng.choice(EDGES), rng.choice([e for e in EDGES if e > 0]))
    if kind == 3:
        return Fraction(rng.randrange(-(2**64), 2**64), rng.randrange(1, 2**64))
    return Fraction(rng.randrange(-(10**30), 10**30), 10 ** rng.randrange(31))


def tie(rng):
    """A number exactly between two hundredths, or next to that."""
    hundredths = rng.randrange(-2000, 2000)
    return Fraction(2 * hundredths + 1, 200) + rng.choice([0, 0, Fraction(1, 10**9), -Fraction(1, 10**9)])


def text(value):
    return f"{value.numerator}/{value.denominator}"


def quantized(value, scale, mode):
    """The rounded value by decimal, from a quotient long enough that its digits decide."""
    step = Fraction(1, 10**scale)
    if MODES[mode] is None:
        return floor(value / step + Fraction(1, 2)) * step
    with localcontext() as context:
        context.prec = 400
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        return Fraction(exact.quantize(Decimal(1).scaleb(-scale), rounding=MODES[mode]))


def main():
    rng = random.Random(SEED)
    with open(HERE / "arithmetic.tsv", "w", encoding="ascii", newline="\n") as out:
        out.write("a\tb\tsum\tdifference\tproduct\tquotient\tcompare\n")
        for _ in range(2000):
            a, b = number(rng), number(rng)
            quotient = text(a / b) if b else "none"
            compare = (a > b) - (a < b)
            row = [text(a), text(b), text(a + b), text(a - b), text(a * b), quotient, str(compare)]
            out.write("\t".join(row) + "\n")
    with open(HERE / "quantize.tsv", "w", encoding="ascii", newline="\n") as out:
        out.write("value\tscale\tmode\tquantized\tremainder\n")
        for _ in range(600):
            value = rng.choice([number, tie])(rng)
            while abs(value) * 100 >= 2**127:  # beyond Money
                value = number(rng)
            scale = rng.choice([0, 2, 2, 2])
            for mode in MODES:
                result = quantized(value, scale, mode)
                assert abs(value - result) < Fraction(1, 10**scale)
                row = [text(value), str(scale), mode, text(result), text(value - result)]
                out.write("\t".join(row) + "\n")


main()
