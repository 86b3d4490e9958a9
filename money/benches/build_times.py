#!/usr/bin/env python3
"""What macros add to a build: `money` beside rust_decimal_macros and serde_derive.

For each program: a clean build of it and all that it depends on, and a build after its one file was
touched. The programs use a hundred literals, or derive for fifty structs of four fields. Prints a
table in Markdown: the medians of wall-clock and of processor seconds.

    python3 money/benches/build_times.py [ROUNDS]
"""

import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

MONEY = pathlib.Path(__file__).resolve().parent.parent

LITERALS = 100
STRUCTS = 50


def literals(write):
    return "\n".join(f"    sum += {write(f'{n}.{n % 90 + 10}')};" for n in range(LITERALS))


def structs(derive, of):
    fields = f"pub a: {of}, pub b: Vec<{of}>, pub c: Option<u64>, pub d: String"
    return "\n".join(f"#[derive({derive})] pub struct S{n} {{ {fields} }}" for n in range(STRUCTS))


def main(body, *uses):
    return "\n".join(uses) + "\nfn main() {\n" + body + "\n}\n"


MONEY_LINE = 'money = {{ path = "{}", default-features = false, features = [{}] }}'
PARSED = (
    "    let mut sum = money::SafeNumber::ZERO;\n"
    + literals(lambda n: f'"{n}".parse::<money::SafeNumber>().unwrap()')
    + '\n    println!("{sum}");'
)
PROGRAMS = {
    "money, no macros": (MONEY_LINE.format(MONEY, '"std"'), main(PARSED)),
    "money, 100 `num!`": (
        MONEY_LINE.format(MONEY, '"std", "macros"'),
        main(
            "    let mut sum = money::SafeNumber::ZERO;\n"
            + literals(lambda n: f"money::num!({n})")
            + '\n    println!("{sum}");'
        ),
    ),
    "money, 50 `FloatFree`": (
        MONEY_LINE.format(MONEY, '"std", "macros"'),
        structs("money::FloatFree", "money::Money<money::USD>") + main(""),
    ),
    "rust_decimal, no macros": (
        'rust_decimal = { version = "1", default-features = false, features = ["std"] }',
        main(
            "    let mut sum = rust_decimal::Decimal::ZERO;\n"
            + literals(lambda n: f'"{n}".parse::<rust_decimal::Decimal>().unwrap()')
            + '\n    println!("{sum}");'
        ),
    ),
    "rust_decimal_macros, 100 `dec!`": (
        'rust_decimal = { version = "1", default-features = false, features = ["std"] }\n'
        'rust_decimal_macros = "1"',
        main(
            "    let mut sum = rust_decimal::Decimal::ZERO;\n"
            + literals(lambda n: f"rust_decimal_macros::dec!({n})")
            + '\n    println!("{sum}");'
        ),
    ),
    "serde, no macros": ('serde = "1"', structs("Clone", "i64") + main("")),
    "serde, 50 `Serialize, Deserialize`": (
        'serde = { version = "1", features = ["derive"] }',
        structs("serde::Serialize, serde::Deserialize", "i64") + main(""),
    ),
}


def timed(command, folder):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    environment = {**os.environ, "CARGO_TARGET_DIR": str(folder / "target")}
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
    return time.monotonic() - start, cpu


def measure(rounds):
    with tempfile.TemporaryDirectory() as root:
        times = {}
        for name, (dependencies, source) in PROGRAMS.items():
            folder = pathlib.Path(root) / str(len(times))
            (folder / "src").mkdir(parents=True)
            (folder / "Cargo.toml").write_text(
                '[package]\nname = "program"\nversion = "0.0.0"\nedition = "2024"\n'
                f"[dependencies]\n{dependencies}\n[workspace]\n"
            )
            (folder / "src/main.rs").write_text("#![allow(dead_code)]\n" + source)
            subprocess.run(["cargo", "fetch", "-q"], cwd=folder, check=True)
            times[name] = (folder, [], [])
        for _ in range(rounds):
            for folder, clean, again in times.values():
                subprocess.run(["rm", "-rf", "target"], cwd=folder, check=True)
                clean.append(timed(["cargo", "build", "-q"], folder))
                (folder / "src/main.rs").touch()
                again.append(timed(["cargo", "build", "-q"], folder))
        print("| program | clean build, s | processor, s | after a change, s |")
        print("|---|--:|--:|--:|")
        for name, (_, clean, again) in times.items():
            wall = statistics.median(wall for wall, _ in clean)
            cpu = statistics.median(cpu for _, cpu in clean)
            change = statistics.median(wall for wall, _ in again)
            print(f"| {name} | {wall:.1f} | {cpu:.1f} | {change:.2f} |")


if __name__ == "__main__":
    measure(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
