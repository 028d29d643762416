#!/usr/bin/env python3
"""Measures the example `framework` side by side with the solvers crustabri and scalop, and prints Markdown.

    cargo build --release --example framework
    cargo install --root target/peers crustabri --version 1.1.1
    cargo install --root target/peers scalop --version 2.1.0
    python3 benches/peers.py [--limit SECONDS] [--tasks SE-PR,DS-PR,…] [--match PATTERN]
                             [--grounded 1000000,10000000] [--each]

Time is processor time (user and system), so that a busy machine disturbs little; what is not solved within the limit
counts as the limit. Instances are made here with fixed seeds; of the folder that ARGUMENT_MAP_CORPORA names, the `.af`
files in semantics/bench are added and what semantics/scripts/gen_af.py makes of the families of ICCMA, in sizes that
were chosen before anything was measured. The peers are programs under the GPL: they are run, never linked.
Needs Python 3.9 on a system with `wait4`, such as Linux.
"""
import argparse, collections, os, pathlib, random, re, resource, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
TASKS = "SE-PR DC-PR DS-PR SE-ST DC-ST DS-ST SE-SST SE-STG SE-ID SE-GR".split()
QUERY = 7  # the argument that DC and DS ask about


def programs(ours, peers):
    def call(*words):
        return lambda task, file: [str(words[0]), *(w.format(task=task, file=file) for w in words[1:])]

    found = {
        "argument-map": (call(ours, "{task}", "{file}"), []),
        "crustabri 1.1.1": (call(peers / "crustabri_iccma23", "-p", "{task}", "-f", "{file}"), []),
        "scalop 2.1.0": (
            call(peers / "scalop", "solve", "--logging-level", "off", "-p", "{task}", "-f", "{file}"), ["-c"]),
    }
    return {name: entry for name, entry in found.items() if pathlib.Path(entry[0]("", "")[0]).is_file()}


def run(words, limit):
    """Processor time, peak memory in MB, output; the output is None beyond the limit or after a failure."""
    def bound():
        resource.setrlimit(resource.RLIMIT_CPU, (int(limit + 1), int(limit + 1)))

    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(words, stdout=out, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
                                 preexec_fn=bound)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = status
        time = usage.ru_utime + usage.ru_stime
        out.seek(0)
        output = out.read().decode() if status == 0 and time <= limit else None
    return time, usage.ru_maxrss / 1024, output


# --- instances: number of arguments and attacks, from 1 ---

def dense(n, p, r):
    return n, [(a, b) for a in range(1, n + 1) for b in range(1, n + 1) if a != b and r.random() < p]


def grid(side, r):
    """Neighbours on a square grid attack each other one way or, seldom, both."""
    attacks = []
    for a in range(side * side):
        for b in ([a + 1] if (a + 1) % side else []) + ([a + side] if a + side < side * side else []):
            way = r.random()
            attacks += [(a + 1, b + 1)] if way < .55 else []
            attacks += [(b + 1, a + 1)] if way >= .45 else []
    return side * side, attacks


def layers(n, width, r):
    """Replies to replies: each argument attacks up to three of the layer before it, half of which strike back."""
    attacks = set()
    for a in range(width, n):
        for _ in range(r.randint(1, 3)):
            b = (a // width - 1) * width + r.randrange(width)
            attacks.add((a + 1, b + 1))
            if r.random() < .5:
                attacks.add((b + 1, a + 1))
    return n, sorted(attacks)


def clusters(n, size, r):
    """Dense debates that attack later debates now and then."""
    attacks = set()
    for a in range(n):
        for _ in range(3):
            attacks.add((a + 1, a // size * size + r.randrange(min(size, n - a // size * size)) + 1))
        if r.random() < .3:
            attacks.add((a + 1, r.randrange(a, n) + 1))
    return n, sorted(attacks)


def hubs(n, each, r):
    """New arguments join those that have many attacks already."""
    ends, attacks = [1], set()
    for a in range(2, n + 1):
        for b in {r.choice(ends) for _ in range(each)}:
            attacks.add((a, b) if r.random() < .5 else (b, a))
            if r.random() < .1:
                attacks |= {(a, b), (b, a)}
            ends += [a, b]
    return n, sorted(attacks)


def settled(n, r):
    """Mostly decided by what nothing attacks, with some pairs that attack each other."""
    attacks = {(a, r.randrange(1, a)) for a in range(2, n + 1) for _ in range(3)}
    for _ in range(60):
        a, b = r.sample(range(1, n + 1), 2)
        attacks |= {(a, b), (b, a)}
    return n, sorted(attacks)


# Families of gen_af.py, a generator after the published descriptions of those of ICCMA; those with seeds twice.
FAMILIES = [
    "er n=180 p=.05", "er n=200 p=.02", "er n=200 p=.1", "ba n=3000 m=2 pc=.5", "ws n=200 k=10 beta=.3 pc=.5",
    "stablem n=200 e=10 s=30 g=20", "stablem n=500 e=20 s=60 g=40", "scc n=400 c=20 pin=.2 pout=.02",
    "grounded n=20000 p=.0003 ring=60", "layered n=2000 w=20", "layered n=20000 w=100", "grid n=400", "grid n=10000",
    "dnpq n=250 k=5 pin=.3 pout=.15",
]
SEEDLESS = ["admbuster n=50000", "chain n=100000", "cycles n=3000 k=3", "evencyc n=63"]


def families(generator, folder):
    seeded = [f"{family} seed={seed}" for family in FAMILIES for seed in (1, 2)]
    for name in seeded + SEEDLESS if generator.is_file() else []:
        file = folder / (re.sub(r"[ =.]+", "_", name) + ".af")
        with file.open("w") as out:
            subprocess.run([sys.executable, generator, *name.split()], stdout=out, check=True)
        yield name, file


def pairs(n):
    return n, [(a, a + 1 if a % 2 else a - 1) for a in range(1, n + 1)]


def instances(folder):
    made = {}
    for seed in range(3):
        r = random.Random(seed)
        made[f"dense 120, {seed}"] = dense(120, .05, r)
        made[f"dense 200, {seed}"] = dense(200, .1, r)
        made[f"sparse 250, {seed}"] = dense(250, .016, r)
        made[f"grid 20x20, {seed}"] = grid(20, r)
        made[f"grid 100x100, {seed}"] = grid(100, r)
        made[f"layers 2000, {seed}"] = layers(2000, 20, r)
        made[f"layers 20000, {seed}"] = layers(20000, 100, r)
        made[f"clusters 600, {seed}"] = clusters(600, 15, r)
        made[f"hubs 3000, {seed}"] = hubs(3000, 3, r)
        made[f"settled 20000, {seed}"] = settled(20000, r)
    made["pairs 64"] = pairs(64)
    files = {}
    for name, (n, attacks) in made.items():
        files[name] = folder / (name.replace(", ", "_").replace(" ", "_") + ".af")
        lines = (f"{a} {b}\n" for a, b in attacks)
        files[name].write_text(f"p af {n}\n" + "".join(lines))
    if corpora := os.environ.get("ARGUMENT_MAP_CORPORA"):
        semantics = pathlib.Path(corpora) / "semantics"
        files.update((file.stem, file) for file in sorted(semantics.glob("bench/*.af")))
        files.update(families(semantics / "scripts/gen_af.py", folder))
    return files


# --- what answers are worth ---

def parse(file):
    n, out = 0, collections.defaultdict(set)
    for line in file.read_text().splitlines():
        words = line.split()
        if words[:2] == ["p", "af"]:
            n = int(words[2])
        elif words and not line.startswith("#"):
            out[int(words[0])].add(int(words[1]))
    return n, out


def faults(task, framework, output):
    """What is wrong with an answer in itself: a certificate must be what its semantics asks for at least."""
    n, out = framework
    lines = output.split("\n")
    problem, semantics = task.split("-")
    shown = next((set(map(int, line.split()[1:])) for line in lines if line.split()[:1] == ["w"]), None)
    if problem == "SE" and shown is None:
        return [] if lines[0] == "NO" and semantics == "ST" else ["no extension"]
    if problem != "SE" and lines[0] not in ("YES", "NO"):
        return ["neither YES nor NO"]
    if shown is None:
        return []
    attacked = set().union(*(out[a] for a in shown))
    wrong = []
    if attacked & shown:
        wrong.append("members attack each other")
    if semantics != "STG" and any(out[a] & shown and a not in attacked for a in range(1, n + 1)):
        wrong.append("a member is not defended")
    if semantics == "ST" and len(shown) + len(attacked - shown) != n:
        wrong.append("something is left undecided")
    if problem != "SE" and (QUERY in shown) != (problem == "DC"):
        wrong.append("the certificate does not show it")
    return wrong


def verdict(task, output):
    """What two right answers have in common."""
    first = output.split("\n")[0]
    if task in ("SE-GR", "SE-ID"):
        return " ".join(sorted(first.split()))
    return first if first in ("YES", "NO") else "w"


def tasks(options, tools, folder):
    files = {name: file for name, file in instances(folder).items() if re.search(options.match, name)}
    print(f"{len(files)} instances, {options.limit:g} s of processor time for each task\n")
    names = list(tools)
    print("| task | " + " | ".join(f"{name}: solved, total" for name in names) + " | "
          + " | ".join(f"{name} ÷ {names[0]}" for name in names[1:]) + " |")
    print("|---" * (2 * len(names)) + "|")
    doubtful, sums, solved = [], collections.Counter(), collections.Counter()
    frameworks = {name: parse(file) for name, file in files.items()}
    for task in options.tasks.split(","):
        times, done = collections.Counter(), collections.Counter()
        for name, file in files.items():
            verdicts = {}
            for tool, (call, certificate) in tools.items():
                words = call(task, file) + ([] if task.startswith("SE") else ["-a", str(QUERY), *certificate])
                time, _, output = run(words, options.limit)
                times[tool] += options.limit if output is None else time
                if options.each:
                    print(f"{task}, {name}, {tool}: {time:.2f} s{'' if output else ', not solved'}", file=sys.stderr)
                if output is not None:
                    done[tool] += 1
                    verdicts[tool] = verdict(task, output)
                    doubtful += [f"{task}, {name}, {tool}: {fault}"
                                 for fault in faults(task, frameworks[name], output)]
            if len(set(verdicts.values())) > 1:
                doubtful.append(f"{task}, {name}: " + "; ".join(f"{t} says {v[:60]}" for t, v in verdicts.items()))
        row(task, names, done, times)
        sums.update(times)
        solved.update(done)
    row("all", names, solved, sums)
    print(f"\nWrong or contradictory answers: {len(doubtful)}\n")
    for line in doubtful:
        print(f"* {line}")


def row(task, names, done, times):
    cells = [f"{done[name]}, {times[name]:.2f} s" for name in names]
    cells += [f"{times[name] / max(times[names[0]], .001):.1f}" for name in names[1:]]
    print(f"| {task} | " + " | ".join(cells) + " |", flush=True)


# --- the grounded extension of large frameworks ---

def large(n, file):
    """Two attacks for each argument, forwards in an order that is scattered over the numbers."""
    r, part = random.Random(n), 1 << 18
    with file.open("w") as out:
        out.write(f"p af {n}\n")
        for start in range(0, 2 * n, part):
            ends = memoryview(r.randbytes(8 * min(part, 2 * n - start))).cast("I")
            lines = []
            for a, b in zip(ends[::2], ends[1::2]):
                a, b = sorted((a % n, b % n))
                if a != b:
                    lines.append(f"{a * 1000003 % n + 1} {b * 1000003 % n + 1}\n")
            out.write("".join(lines))


def grounded(options, tools, folder):
    print("\n| SE-GR, arguments / attacks | " + " | ".join(f"{tool}: time, peak memory" for tool in tools) + " |")
    print("|---" * (len(tools) + 1) + "|")
    for n in map(int, filter(None, options.grounded.split(","))):
        file = folder / "large.af"
        large(n, file)
        cells, answers = [], set()
        for call, _ in tools.values():
            time, memory, output = run(call("SE-GR", file), 600)
            cells.append(f"{time:.2f} s, {memory:.0f} MB" if output else f"not solved, {memory:.0f} MB")
            answers |= {hash(frozenset(output.split()))} if output else set()
        same = "" if len(answers) == 1 else " (the answers differ!)"
        print(f"| {n:,} / {2 * n:,}{same} | " + " | ".join(cells) + " |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ours", type=pathlib.Path, default=ROOT / "target/release/examples/framework")
    parser.add_argument("--peers", type=pathlib.Path, default=ROOT / "target/peers/bin", help="folder of programs")
    parser.add_argument("--limit", type=float, default=20, metavar="SECONDS")
    parser.add_argument("--tasks", default=",".join(TASKS), help="none: an empty text")
    parser.add_argument("--match", default="", metavar="PATTERN", help="only instances whose name matches it")
    parser.add_argument("--grounded", default="1000000,10000000", metavar="SIZES")
    parser.add_argument("--each", action="store_true", help="each time to standard error")
    options = parser.parse_args()
    tools = programs(options.ours, options.peers)
    if "argument-map" not in tools:
        sys.exit(f"{options.ours} is missing; see --help")
    print(f"Load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors; solvers: {', '.join(tools)}\n")
    with tempfile.TemporaryDirectory() as folder:
        if options.tasks:
            tasks(options, tools, pathlib.Path(folder))
        grounded(options, tools, pathlib.Path(folder))
    print(f"\nLoad after: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
