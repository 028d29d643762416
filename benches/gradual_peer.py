#!/usr/bin/env python3
"""The yardstick of gradual.rs: the same recurrence on the same networks, in plain Python.

A stand-in, written for this comparison: QBAF-Py and Uncertainpy (the one on argumentation) are not on PyPI. It does
less than either: no argument objects, no names, no records of the way. Times are CPU seconds.

    python3 benches/gradual_peer.py 30000 100000
"""
import sys
import time

MASK = (1 << 64) - 1


def parts(arguments, count, acyclic):
    state = 12345

    def random():
        nonlocal state
        state = (state * 6364136223846793005 + 1442695040888963407) & MASK
        return (state >> 33) & 0xFFFFFFFF

    bases = [(random() % 1000) / 1000 for _ in range(arguments)]
    edges = []
    for _ in range(count):
        a, b = random() % arguments, random() % arguments
        sign = -1.0 if random() % 2 == 0 else 1.0
        if acyclic:
            a, b = min(a, b), max(a, b)
        if a != b:
            edges.append((a, b, sign))
    return bases, edges


def build(bases, edges):
    incoming = [[] for _ in bases]
    for a, b, sign in edges:
        incoming[b].append((a, sign))
    return incoming


def energy(w, incoming, strengths):
    a = 0.0
    for source, sign in incoming:
        a += sign * strengths[source]
    h = a * a / (1 + a * a)
    return w - w * h if a < 0 else w + (1 - w) * h


def in_order(bases, edges, incoming):
    outgoing = [[] for _ in bases]
    for a, b, _ in edges:
        outgoing[a].append(b)
    waiting = [len(row) for row in incoming]
    ready = [a for a, count in enumerate(waiting) if count == 0]
    strengths = list(bases)
    for a in ready:
        strengths[a] = energy(bases[a], incoming[a], strengths)
        for b in outgoing[a]:
            waiting[b] -= 1
            if waiting[b] == 0:
                ready.append(b)
    return strengths


def discrete(bases, incoming, tolerance):
    strengths, steps = list(bases), 0
    while True:
        following = [energy(w, row, strengths) for w, row in zip(bases, incoming)]
        steps += 1
        moved = max(abs(x - y) for x, y in zip(strengths, following))
        strengths = following
        if moved < tolerance or steps == 5000:
            return strengths, steps


def continuous(bases, incoming, tolerance, dt=0.1):
    s, steps = list(bases), 0
    while True:
        def flow(s):
            return [energy(w, row, s) - x for w, row, x in zip(bases, incoming, s)]
        k1 = flow(s)
        k2 = flow([x + dt / 2 * k for x, k in zip(s, k1)])
        k3 = flow([x + dt / 2 * k for x, k in zip(s, k2)])
        k4 = flow([x + dt * k for x, k in zip(s, k3)])
        d = [(a + 2 * b + 2 * c + e) / 6 for a, b, c, e in zip(k1, k2, k3, k4)]
        s = [x + dt * k for x, k in zip(s, d)]
        steps += 1
        if max(map(abs, d)) < tolerance:
            return s, steps


def timed(name, work):
    start = time.process_time()
    result = work()
    print(f"{name}: {time.process_time() - start:.4f} s")
    return result


def main():
    arguments, count = int(sys.argv[1]), int(sys.argv[2])
    bases, edges = parts(arguments, count, True)
    incoming = timed("build, acyclic", lambda: build(bases, edges))
    straight = timed("solve, acyclic", lambda: in_order(bases, edges, incoming))
    bases, edges = parts(arguments, count, False)
    incoming = timed("build, cyclic", lambda: build(bases, edges))
    jumped, steps = timed("solve, cyclic, discrete, 1e-6", lambda: discrete(bases, incoming, 1e-6))
    flowed, more = timed("solve, cyclic, continuous, 1e-6", lambda: continuous(bases, incoming, 1e-6))
    print(f"steps {steps} and {more}; last strengths {straight[-1]:.6f} {jumped[-1]:.6f} {flowed[-1]:.6f}")


main()
