#!/usr/bin/env python3
"""Measures reading and writing side by side with arguebuf (AIF) and @argdown/core (Argdown), and prints Markdown.

    cargo build --release --example convert
    cargo bench --no-run --bench aif --bench argdown
    python3 -m venv target/peers/arguebuf && target/peers/arguebuf/bin/pip install arguebuf
    npm install --prefix target/peers/argdown @argdown/core@2.0.1
    python3 benches/formats.py [--nodes 1000000] [--peer-nodes 20000]

Time is processor time (user and system), so that a busy machine disturbs little. Whole programs are measured, start
and files included, except where a row says that reading alone is timed. What is not installed is left out. The real
files are those in the folder that ARGUMENT_MAP_CORPORA names. Needs a system with `wait4`, such as Linux.
"""
import argparse, os, pathlib, re, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
ARGUEBUF = """
import pathlib, sys, arguebuf
graph = arguebuf.load.file(pathlib.Path(sys.argv[1]))
dot = arguebuf.dump.graphviz(graph, max_nodes=10**9)
pathlib.Path(sys.argv[2]).write_text(dot.source)
"""
ARGDOWN = """
import fs from 'node:fs';
const { argdown } = await import(process.argv[2]);
const input = fs.readFileSync(process.argv[3], 'utf8');
const before = process.cpuUsage();
const read = argdown.run({ input, process: ['parse-input', 'build-model'], logLevel: 'silent', throwExceptions: false });
const { user, system } = process.cpuUsage(before);
const statements = Object.keys(read.statements).length + Object.keys(read.arguments).length;
console.log(`${statements} statements: ${(user + system) / 1e6} s of the processor`);
"""


def run(*words):
    """Output, processor time and peak memory in MB of a program; a failure ends everything."""
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen([str(w) for w in words], stdout=out, stderr=subprocess.DEVNULL, cwd=ROOT)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = status
        out.seek(0)
        if status:
            sys.exit(f"{' '.join(map(str, words))}: failed")
        return out.read().decode(), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def bench(name, *words):
    """What one of our benchmarks says."""
    return subprocess.run(["cargo", "bench", "-q", "--bench", name, "--", *map(str, words)], cwd=ROOT, check=True,
                          capture_output=True, text=True).stdout


def seconds(said):
    return float(re.search(r"([\d.]+) s of the processor", said)[1])


def row(what, ours, peer=None):
    """Times and peaks in a row; the last cell says how many times as much the peer takes."""
    cells = [f"{time:.2f} s, {memory:.0f} MB" for time, memory in filter(None, (ours, peer))]
    cells += [f"{peer[0] / max(ours[0], .01):.0f} and {peer[1] / ours[1]:.1f}"] if peer else ["", ""]
    print(f"| {what} | {' | '.join(cells)} |", flush=True)


def aif(options, folder):
    python = options.peers / "arguebuf/bin/python"
    version = "not installed"
    if python.is_file():
        version = run(python, "-c", "import importlib.metadata as m; print(m.version('arguebuf'))")[0].strip()
    print(f"| AIF read, built and written as DOT | argument-map | arguebuf ({version}) | times as much |\n|---|---|---|---|")
    for nodes in (options.peer_nodes, options.nodes):
        file = folder / f"{nodes}.json"
        bench("aif", "--write", file, nodes)
        ours = run(options.convert, file, folder / "ours.dot")[1:]
        peer = None
        if python.is_file() and nodes == options.peer_nodes:
            peer = run(python, "-c", ARGUEBUF, file, folder / "peer.dot")[1:]
        row(f"{nodes:,} nodes, {file.stat().st_size / 1e6:.0f} MB", ours, peer)
    corpora = os.environ.get("ARGUMENT_MAP_CORPORA")
    if corpora:
        print(f"\nAll real AIF files, reading alone: {bench('aif', '--folder', pathlib.Path(corpora) / 'aif').strip()}")


def argdown(options, folder):
    core = options.peers / "argdown/node_modules/@argdown/core/dist"
    script = folder / "peer.mjs"
    script.write_text(ARGDOWN)
    print("\n| Argdown, 100,000 statements, reading alone | argument-map | @argdown/core | times as much |\n|---|---|---|---|")
    bench("argdown", "--write", folder)
    for file in sorted(folder.glob("*.argdown")):
        said = bench("argdown", file)
        ours = (seconds(said), int(re.search(r"Some\((\d+)\) MB", said)[1]))
        peer = None
        if core.is_dir():
            said, _, memory = run("node", script, core / "argdown.js", file)
            peer = (seconds(said), memory)
        row(f"{file.stem}, {file.stat().st_size / 1e6:.0f} MB", ours, peer)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--convert", type=pathlib.Path, default=ROOT / "target/release/examples/convert")
    parser.add_argument("--peers", type=pathlib.Path, default=ROOT / "target/peers")
    parser.add_argument("--nodes", type=int, default=1_000_000)
    parser.add_argument("--peer-nodes", type=int, default=20_000)
    options = parser.parse_args()
    print(f"Load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        if options.convert.is_file():
            aif(options, folder)
        else:
            print(f"AIF is left out: {options.convert} is missing; see --help")
        argdown(options, folder)
    print(f"\nLoad after: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
