#!/usr/bin/env python3
"""Writes the vectors: a second opinion from Python's fractions, decimal and datetime.

arithmetic.tsv and quantize.tsv hold numbers, day_count.tsv fractions of years, due_date.tsv days,
schedule.tsv loans, and changed_schedule.tsv loans with prepayments and a fraction brought forward.

usage: python3 tests/vectors/generate.py

The seed is fixed, so that a second run writes the same files. `fractions.Fraction` gives the exact
answers, `decimal.Decimal.quantize` the rounded ones; where both apply they must agree.
"""

import random
from calendar import isleap, monthrange
from datetime import date, timedelta
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


def some_date(rng):
    """A date, often at the end of a month or of February."""
    year = rng.randrange(1996, 2032)
    kind = rng.randrange(4)
    if kind == 0:
        return date(year, 1, 1) + timedelta(rng.randrange(365))
    month = rng.randrange(1, 13) if kind != 1 else 2
    last = monthrange(year, month)[1]
    return date(year, month, max(1, last - rng.choice([0, 0, 0, 1, 2, 15])))


def thirty_360(start, end, day_of_start, day_of_end):
    months = (end.year - start.year) * 12 + end.month - start.month
    return Fraction(months * 30 + day_of_end - day_of_start, 360)


def us(start, end):
    """2006 ISDA Definitions 4.16 (f), with the rules for the end of February before it."""
    first, last = start.day, end.day
    february = [d.month == 2 and (d + timedelta(1)).month == 3 for d in (start, end)]
    if all(february):
        last = 30
    if february[0]:
        first = 30
    if last == 31 and first in (30, 31):
        last = 30
    if first == 31:
        first = 30
    return thirty_360(start, end, first, last)


def bond_basis(start, end):
    first = 30 if start.day == 31 else start.day
    last = 30 if end.day == 31 and first == 30 else end.day
    return thirty_360(start, end, first, last)


def eurobond(start, end):
    first, last = (30 if d.day == 31 else d.day for d in (start, end))
    return thirty_360(start, end, first, last)


def actual_actual(start, end):
    """Day by day: each is a 365th or a 366th of a year."""
    days = [isleap((start + timedelta(n)).year) for n in range((end - start).days)]
    return Fraction(sum(days), 366) + Fraction(len(days) - sum(days), 365)


def write_day_counts(rng, out):
    out.write("start\tend\tus\tbond\teurobond\tact360\tact365\tactact\n")
    for _ in range(1500):
        start, end = sorted([some_date(rng), some_date(rng)])
        days = (end - start).days
        counts = [us(start, end), bond_basis(start, end), eurobond(start, end)]
        counts += [Fraction(days, 360), Fraction(days, 365), actual_actual(start, end)]
        out.write("\t".join([str(start), str(end)] + [text(count) for count in counts]) + "\n")


def loan(principal, rate, periods, mode, carry):
    """Installments (payment, interest) of an annuity; None if the payment does not pay off."""
    if rate:
        level = principal * rate / (1 - (1 + rate) ** -periods)
    else:
        level = Fraction(principal, periods)
    level = quantized(level, 2, mode)
    first = principal * rate
    if periods > 1 and level <= (first if carry else quantized(first, 2, mode)):
        return None
    balance, exact, paid, rows = principal, Fraction(0), Fraction(0), []
    while balance:
        due = balance * rate
        exact += due
        interest = quantized(exact, 2, mode) - paid if carry else quantized(due, 2, mode)
        paid += interest
        last = len(rows) + 1 == periods
        payment = balance + interest if last else min(level, balance + interest)
        balance += interest - payment
        rows.append((payment, interest))
    return rows, exact - paid


def write_schedules(rng, out):
    out.write("principal\trate\tperiods\tmode\tcarry\tcount\tfirst\tlast\tpaid\tinterest\tcarried\n")
    for _ in range(400):
        principal = Fraction(rng.randrange(1, 10 ** rng.randrange(1, 9)), 100)
        rate = Fraction(rng.randrange(0, 3000), rng.choice([120000, 120000, 36500, 7000]))
        periods, mode = rng.choice([1, 2, 7, 12, 24, 60]), rng.choice(list(MODES))
        carry = rng.choice([True, False])
        result = loan(principal, rate, periods, mode, carry)
        row = [text(principal), text(rate), str(periods), mode, str(carry)]
        if result is None:
            row += ["never"] * 6
        else:
            rows, carried = result
            paid, interest = sum(p for p, _ in rows), sum(i for _, i in rows)
            assert paid == principal + interest
            amounts = [rows[0][0], rows[-1][0], paid, interest, carried]
            row += [str(len(rows))] + [text(amount) for amount in amounts]
        out.write("\t".join(row) + "\n")


def changed_loan(principal, rate, periods, mode, carry, level, opening, extra, every):
    """Installments of a loan that is prepaid after each so many of them; None as in `loan`."""
    if level:
        payment = principal * rate / (1 - (1 + rate) ** -periods) if rate else principal / periods
        payment = quantized(payment, 2, mode)
        first = principal * rate
        if periods > 1 and payment <= (first if carry else quantized(first, 2, mode)):
            return None
    else:
        cents = principal * 100
        parts = [Fraction(cents // periods + (n < cents % periods), 100) for n in range(periods)]
    balance, exact, paid, prepaid, rows = principal, opening, Fraction(0), Fraction(0), []
    while balance:
        due = balance * rate
        exact += due
        interest = quantized(exact, 2, mode) - paid if carry else quantized(due, 2, mode)
        paid += interest
        if level:
            part = balance if len(rows) + 1 == periods else min(payment - interest, balance)
        else:
            part = min(parts[len(rows)], balance)
        balance -= part
        rows.append((interest + part, interest))
        if len(rows) % every == 0:
            prepaid += min(extra, balance)
            balance -= min(extra, balance)
    return rows, prepaid, exact - paid


def write_changed_schedules(rng, out):
    out.write("principal\trate\tperiods\tmode\tcarry\tlevel\topening\textra\tevery\t")
    out.write("count\tlast\tpaid\tinterest\tprepaid\tcarried\n")
    written = 0
    while written < 400:
        principal = Fraction(rng.randrange(1, 10 ** rng.randrange(3, 9)), 100)
        rate = Fraction(rng.randrange(0, 3000), rng.choice([120000, 120000, 36500, 7000]))
        periods, mode = rng.choice([1, 2, 7, 12, 24, 60]), rng.choice(list(MODES))
        carry, level = rng.choice([True, False]), rng.choice([True, False])
        opening = Fraction(rng.randrange(0, 100), rng.choice([10000, 20000, 7000]))
        if quantized(opening, 2, mode):
            opening = Fraction(0)
        extra = Fraction(rng.randrange(1, max(2, int(principal * 100 / rng.choice([3, 10])))), 100)
        every = rng.choice([1, 2, 5])
        result = changed_loan(principal, rate, periods, mode, carry, level, opening, extra, every)
        if result is None:
            continue
        rows, prepaid, carried = result
        paid, interest = sum(p for p, _ in rows), sum(i for _, i in rows)
        assert paid + prepaid == principal + interest
        terms = [text(principal), text(rate), str(periods), mode, str(carry), str(level)]
        terms += [text(opening), text(extra), str(every), str(len(rows))]
        amounts = [rows[-1][0], paid, interest, prepaid, carried]
        out.write("\t".join(terms + [text(amount) for amount in amounts]) + "\n")
        written += 1


def write_due_dates(rng, out):
    """Months by hand: a year is twelve, and `calendar` knows how long each is."""
    out.write("first\tmonths\tnumber\tkeep\tlast\n")
    for _ in range(500):
        first, months, number = some_date(rng), rng.choice([1, 1, 2, 3, 6, 12, 18]), rng.randrange(1, 80)
        month = first.year * 12 + first.month - 1 + months * (number - 1)
        year, month = month // 12, month % 12 + 1
        end = monthrange(year, month)[1]
        keep = date(year, month, min(first.day, end))
        is_last = first.day == monthrange(first.year, first.month)[1]
        last = date(year, month, end) if is_last else keep
        out.write(f"{first}\t{months}\t{number}\t{keep}\t{last}\n")


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
    for name, write in [
        ("day_count", write_day_counts),
        ("schedule", write_schedules),
        ("changed_schedule", write_changed_schedules),
        ("due_date", write_due_dates),
    ]:
        with open(HERE / f"{name}.tsv", "w", encoding="ascii", newline="\n") as out:
            write(random.Random(SEED), out)


main()
