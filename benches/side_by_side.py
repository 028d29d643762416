#!/usr/bin/env python3
"""Runs every comparison with other programs that this machine can make, and prints one page of Markdown.

    python3 benches/side_by_side.py [--quick] [--only WORD]

What a comparison needs stands in the head of its script (`benches/*.py`); what is not installed is listed at the end
as not measured. With `--quick`, sizes and limits are small: minutes instead of an hour. Times are those of the
processor wherever a script says nothing else.
"""
import argparse, os, pathlib, platform, re, shutil, subprocess, sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PEERS = ROOT / "target" / "peers"
CORPORA = os.environ.get("ARGUMENT_MAP_CORPORA")
PYTHON = sys.executable


# What a benchmark of ours is set against: the peer's lines of the same comparison, added up.
PAIRS = [
    ("map/build by keys", ["map/build, petgraph alone"]),
    ("map/build by ids", ["map/build, petgraph alone"]),
    ("map/DOT", ["map/DOT, petgraph alone"]),
    ("gradual/build and solve, acyclic", ["build, acyclic", "solve, acyclic"]),
    ("gradual/solve, cyclic, discrete, 1e-6", ["solve, cyclic, discrete, 1e-6"]),
    ("gradual/solve, cyclic, continuous, 1e-6", ["solve, cyclic, continuous, 1e-6"]),
]
UNITS = {"ns": 1e-9, "µs": 1e-6, "ms": 1e-3, "s": 1}


def times(text):
    """Seconds by name: of Criterion's medians, and of lines such as `build, acyclic: 0.04 s`."""
    medians = re.findall(r"^(\S[^\n]*?)/\d+\s+time:\s+\[\S+ \S+ (\S+) (\S+)", text, re.M)
    plain = re.findall(r"^([^\n:]+): ([\d.]+) (s)$", text, re.M)
    return {name: float(number) * UNITS[unit] for name, number, unit in medians + plain}


def ratios(text):
    """A table of how many times as long the peer takes, of what was measured of `PAIRS`."""
    found = times(text)
    rows = [(name, found[name], sum(found[peer] for peer in peers))
            for name, peers in PAIRS if name in found and all(peer in found for peer in peers)]
    lines = [f"| {name} | {ours:.3g} s | {peer:.3g} s | {peer / ours:.{0 if peer > 10 * ours else 1}f} |"
             for name, ours, peer in rows]
    head = ["| what | argument-map | peer | times as long |", "|---|---|---|---|"]
    return "\n".join(head + lines) + "\n" if lines else ""


def peers(*names):
    """What of the folders of peers is missing, if all are."""
    return None if any((PEERS / name).exists() for name in names) else f"no {' or '.join(names)} in target/peers"


def program(name):
    return None if shutil.which(name) else f"{name} is not installed"


def comparisons(quick):
    """Title, what is missing (or nothing), commands."""
    bench = lambda name, *words: ["cargo", "bench", "-q", "--bench", name, "--", *words]
    script = lambda name, *words: [PYTHON, f"benches/{name}.py", *words]
    few = ["--quick", "--noplot"] if quick else ["--noplot"]
    size = "1000/?$" if quick else "1000000$"
    yield "Building and DOT, against petgraph alone", None, [bench("map", *few, f"(build|DOT).*/{size}")]
    yield "Abstract frameworks, against crustabri and scalop", peers("bin"), [
        script("peers", *(["--limit", "5", "--match", "0$"] if quick else ["--grounded", "1000000,10000000"]))]
    yield "AIF against arguebuf, Argdown against @argdown/core", peers("arguebuf", "argdown"), [
        script("formats", *(["--nodes", "50000", "--peer-nodes", "5000"] if quick else []))]
    edges = ["10000"] if quick else ["10000", "100000"]
    yield "Gradual strengths, against plain Python", None, [
        script("gradual_peer", "3000" if quick else "30000", edges[-1]),
        bench("gradual", *few, "/3000$" if quick else "/30000$")]
    yield "Drawing, against Graphviz", program("dot"), [script("drawing", "--synthetic", *maps(quick))]
    yield "Growth of every stage", None, [bench("growth", "10000" if quick else "1000000")]


def maps(quick):
    """Some maps of each corpus, always the same ones."""
    if not CORPORA:
        return []
    folders = ("aif/araucaria", "microtexts/en", "kialo", "argdown")
    found = [sorted(p for p in (pathlib.Path(CORPORA) / folder).rglob("*.*") if p.suffix in (".json", ".xml", ".txt", ".argdown"))
             for folder in folders]
    return [str(path) for paths in found for path in paths[:: max(1, len(paths) // (3 if quick else 30))]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default="", help="those with this word in the title")
    options = parser.parse_args()
    subprocess.run(["cargo", "build", "-q", "--release", "--features", "cadical" if shutil.which("c++") else "sat",
                    "--example", "framework"], cwd=ROOT, check=True)
    subprocess.run(["cargo", "build", "-q", "--release", "--example", "convert"], cwd=ROOT, check=True)
    print(f"# Side by side\n\n{os.cpu_count()} processors, {platform.machine()}, {platform.system()}\n")
    missing = []
    for title, lacks, commands in comparisons(options.quick):
        if options.only.lower() not in title.lower():
            continue
        if lacks:
            missing.append(f"{title}: {lacks}")
            continue
        print(f"## {title}\n", flush=True)
        printed = ""
        for command in commands:
            print("`" + " ".join(["python3" if word == PYTHON else word for word in command[:12]]) + "`\n", flush=True)
            done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
            print(done.stdout, flush=True)
            printed += done.stdout
            if done.returncode:
                missing.append(f"{title}: it failed")
        print(ratios(printed), flush=True)
    print("## Not measured\n")
    print("\n".join(f"* {line}" for line in missing) or "Everything was.")


if __name__ == "__main__":
    main()
