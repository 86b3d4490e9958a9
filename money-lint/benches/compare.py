#!/usr/bin/env python3
"""Times the lint beside parsing alone, on the same files: python3 money-lint/benches/compare.py DIR [ROUNDS]

Prints the median wall-clock and processor seconds of each, and their ratio. A third program may be
named in the environment, such as another linter:
    OTHER="ast-grep scan --inline-rules …" python3 money-lint/benches/compare.py DIR
"""
import glob, os, resource, shlex, statistics, subprocess, sys, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TARGET = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))


def build():
    cargo = ["cargo", "build", "--release", "-q", "-p", "money-lint", "--manifest-path", os.path.join(ROOT, "Cargo.toml")]
    subprocess.run(cargo, check=True)
    subprocess.run(cargo + ["--bench", "parse_alone"], check=True)
    made = [path for path in glob.glob(os.path.join(TARGET, "release/deps/parse_alone-*")) if not path.endswith(".d")]
    return os.path.join(TARGET, "release/cargo-money-lint"), max(made, key=os.path.getmtime)


def once(command, directory):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, cwd=directory, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    directory, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
    lint, parse = build()
    programs = {"parsing alone": [parse, "."], "money-lint": [lint, "--format", "json", "."]}
    if os.environ.get("OTHER"):
        programs["other"] = shlex.split(os.environ["OTHER"])
    times = {name: [] for name in programs}
    for _ in range(rounds):
        for name, command in programs.items():
            times[name].append(once(command, directory))
    medians = {name: tuple(statistics.median(part) for part in zip(*all)) for name, all in times.items()}
    base = medians["parsing alone"]
    for name, (wall, processor) in medians.items():
        print(f"{name:14} wall {wall:6.3f} s ({wall / base[0]:4.2f}x)  processor {processor:6.3f} s ({processor / base[1]:4.2f}x)")


if __name__ == "__main__":
    main()
