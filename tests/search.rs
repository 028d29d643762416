//! Extensions against the definitions, on every small framework that chance brings, and against the corpora, whose
//! answers come from other programs.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // each test takes what it needs
mod common;

use argument_map::semantics::{
    Framework, Labelling, Limit, Semantics, Status, Stopped, count, credulous, extension, extensions,
    grounded, justify, sceptical,
};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

type Sets = BTreeSet<Vec<u32>>;

fn members(labelling: &Labelling) -> Vec<u32> {
    labelling.accepted().collect()
}

fn all(framework: &Framework, semantics: Semantics) -> Vec<Labelling> {
    extensions(framework, semantics, Limit::none()).map(Result::unwrap).collect()
}

/// The definitions, word for word, over all subsets: sets are bits.
mod definition {
    use argument_map::semantics::Semantics;

    pub(super) struct Brute {
        n: usize,
        attacks: Vec<(u32, u32)>,
    }

    fn largest(sets: &[u32], measure: impl Fn(u32) -> u32) -> Vec<u32> {
        let below = |s: u32, t: u32| measure(s) != measure(t) && measure(s) & measure(t) == measure(s);
        sets.iter().copied().filter(|&s| !sets.iter().any(|&t| below(s, t))).collect()
    }

    impl Brute {
        pub(super) fn new(n: usize, attacks: &[(u32, u32)]) -> Self {
            Brute { n, attacks: attacks.to_vec() }
        }

        fn attacked(&self, set: u32) -> u32 {
            self.attacks.iter().filter(|(a, _)| set >> a & 1 == 1).fold(0, |sum, (_, b)| sum | 1 << b)
        }

        fn attackers(&self, set: u32) -> u32 {
            self.attacks.iter().filter(|(_, b)| set >> b & 1 == 1).fold(0, |sum, (a, _)| sum | 1 << a)
        }

        fn defends(&self, set: u32) -> u32 {
            let defended = |a: &usize| self.attackers(1 << a) & !self.attacked(set) == 0;
            (0..self.n).filter(defended).fold(0, |sum, a| sum | 1 << a)
        }

        fn conflict_free(&self, within: u32) -> Vec<u32> {
            (0..1 << self.n).filter(|&s| s & !within == 0 && s & self.attacked(s) == 0).collect()
        }

        fn admissible(&self) -> Vec<u32> {
            self.conflict_free(u32::MAX).into_iter().filter(|&s| s & !self.defends(s) == 0).collect()
        }

        /// The largest admissible set within all the extensions.
        fn within_all(&self, sets: &[u32]) -> Vec<u32> {
            let common = sets.iter().fold(u32::MAX, |all, s| all & s);
            let inside: Vec<u32> = self.admissible().into_iter().filter(|s| s & !common == 0).collect();
            largest(&inside, |s| s)
        }

        fn reach(&self, from: usize, within: u32) -> u32 {
            let mut found = 1 << from;
            loop {
                let next = found | self.attacked(found) & within;
                if next == found {
                    return found;
                }
                found = next;
            }
        }

        fn base(&self, within: u32, semantics: Semantics) -> Vec<u32> {
            let naive = largest(&self.conflict_free(within), |s| s);
            match semantics {
                Semantics::Cf2 => naive,
                _ => largest(&naive, |s| (s | self.attacked(s)) & within),
            }
        }

        fn components(&self, within: u32) -> Vec<u32> {
            let mutual = |a: usize, b: usize| {
                self.reach(a, within) >> b & 1 == 1 && self.reach(b, within) >> a & 1 == 1
            };
            let inside: Vec<usize> = (0..self.n).filter(|a| within >> a & 1 == 1).collect();
            let component =
                |&a: &usize| inside.iter().filter(|&&b| mutual(a, b)).fold(0, |sum, b| sum | 1 << b);
            let mut found: Vec<u32> = inside.iter().map(component).collect();
            found.sort_unstable();
            found.dedup();
            found
        }

        /// Baroni, Giacomin and Guida 2005, definition 20: checks a set rather than making it.
        fn recursive(&self, set: u32, within: u32, semantics: Semantics) -> bool {
            if set & !within != 0 {
                return false;
            }
            let components = self.components(within);
            if components.len() <= 1 {
                return self.base(within, semantics).contains(&set);
            }
            components.into_iter().all(|component| {
                let rest = component & !self.attacked(set & within & !component);
                self.recursive(set & component, rest, semantics)
            })
        }

        pub(super) fn extensions(&self, semantics: Semantics) -> Vec<u32> {
            let full = (1 << self.n) - 1;
            let conflict_free = self.conflict_free(u32::MAX);
            let complete =
                || -> Vec<u32> { conflict_free.iter().copied().filter(|&s| self.defends(s) == s).collect() };
            let range = |s| s | self.attacked(s);
            match semantics {
                Semantics::ConflictFree => conflict_free,
                Semantics::Naive => largest(&conflict_free, |s| s),
                Semantics::Admissible => self.admissible(),
                Semantics::Complete => complete(),
                Semantics::Grounded => {
                    vec![complete().into_iter().fold(u32::MAX, |all, s| all & s)]
                }
                Semantics::Preferred => largest(&self.admissible(), |s| s),
                Semantics::Stable => conflict_free.into_iter().filter(|&s| range(s) == full).collect(),
                Semantics::SemiStable => largest(&complete(), range),
                Semantics::Stage => largest(&conflict_free, range),
                Semantics::Ideal => self.within_all(&self.extensions(Semantics::Preferred)),
                Semantics::Eager => self.within_all(&self.extensions(Semantics::SemiStable)),
                Semantics::Cf2 | Semantics::Stage2 => {
                    (0..1 << self.n).filter(|&s| self.recursive(s, full, semantics)).collect()
                }
                other => panic!("{other} has no definition here"),
            }
        }
    }
}

fn set(bits: u32) -> Vec<u32> {
    (0..32).filter(|a| bits >> a & 1 == 1).collect()
}

/// Every task must say of a framework what the list of its extensions says.
fn check(framework: &Framework, semantics: Semantics, expected: &Sets, context: &str) {
    let context = format!("{semantics}, {context}");
    let listed = all(framework, semantics);
    let found: Sets = listed.iter().map(members).collect();
    assert_eq!(&found, expected, "{context}");
    assert_eq!(listed.len(), found.len(), "{context}: each once");
    assert_eq!(listed, all(framework, semantics), "{context}: the same again");
    assert_eq!(count(framework, semantics, Limit::none()), Ok(expected.len() as u128), "{context}");
    for labelling in &listed {
        check_labelling(framework, semantics, labelling, &context);
    }
    let one = extension(framework, semantics, Limit::none()).unwrap();
    assert_eq!(one.is_none(), expected.is_empty(), "{context}");
    assert!(one.is_none_or(|one| expected.contains(&members(&one))), "{context}");
    let judged = justify(framework, semantics, Limit::none()).unwrap();
    assert_eq!(judged.extensions_exist(), !expected.is_empty(), "{context}");
    for a in framework.arguments() {
        let context = format!("{a}, {context}");
        let answer = credulous(framework, semantics, a, Limit::none()).unwrap();
        let truth = expected.iter().any(|e| e.contains(&a));
        assert_eq!(answer.accepted, truth, "credulous {context}");
        assert_eq!(judged.credulous(a), truth, "credulous {context}");
        assert_eq!(answer.certificate.is_some(), truth, "credulous {context}");
        if let Some(certificate) = answer.certificate {
            assert_eq!(certificate[a], Status::In, "{context}");
            assert!(expected.contains(&members(&certificate)), "{certificate:?} {context}");
            check_labelling(framework, semantics, &certificate, &context);
        }
        let answer = sceptical(framework, semantics, a, Limit::none()).unwrap();
        let truth = expected.iter().all(|e| e.contains(&a));
        assert_eq!(answer.accepted, truth, "sceptical {context}");
        assert_eq!(judged.sceptical(a), truth, "sceptical {context}");
        assert_eq!(answer.certificate.is_some(), !truth, "sceptical {context}");
        if let Some(certificate) = answer.certificate {
            assert_ne!(certificate[a], Status::In, "{context}");
            assert!(expected.contains(&members(&certificate)), "{certificate:?} {context}");
            check_labelling(framework, semantics, &certificate, &context);
        }
        let out = |e: &Vec<u32>| framework.attackers(a).iter().any(|b| e.contains(b)) && !e.contains(&a);
        assert_eq!(judged.disputed(a), expected.iter().any(out), "disputed {context}");
        assert_eq!(judged.rejected(a), expected.iter().all(out), "rejected {context}");
        let status = match () {
            () if expected.is_empty() => Status::Undecided,
            () if truth => Status::In,
            () if expected.iter().all(out) => Status::Out,
            () => Status::Undecided,
        };
        assert_eq!(judged.status(a), status, "{context}");
    }
}

fn check_labelling(framework: &Framework, semantics: Semantics, labelling: &Labelling, context: &str) {
    assert!(labelling.is_conflict_free(framework), "{labelling:?} {context}");
    let fits = match semantics {
        Semantics::ConflictFree
        | Semantics::Naive
        | Semantics::Stage
        | Semantics::Cf2
        | Semantics::Stage2 => true,
        Semantics::Admissible => labelling.is_admissible(framework),
        Semantics::Stable => labelling.is_stable(framework),
        _ => labelling.is_complete(framework),
    };
    assert!(fits, "{labelling:?} {context}");
}

fn check_against_definition(n: usize, attacks: &[(u32, u32)]) {
    let framework = Framework::new(n, attacks.iter().copied()).unwrap();
    let brute = definition::Brute::new(n, attacks);
    for &semantics in Semantics::ALL {
        let expected = brute.extensions(semantics).into_iter().map(set).collect();
        check(&framework, semantics, &expected, &format!("{framework:?}"));
    }
}

fn small() -> impl Strategy<Value = (usize, Vec<(u32, u32)>)> {
    (0..=7_usize).prop_flat_map(|n| {
        let one = 0..n.max(1) as u32;
        let most = if n == 0 { 0 } else { n * 5 / 2 };
        prop::collection::vec((one.clone(), one), 0..=most).prop_map(move |attacks| (n, attacks))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn every_task_agrees_with_the_definitions((n, attacks) in small()) {
        check_against_definition(n, &attacks);
    }
}

/// Frameworks of ten arguments so dense that a stable extension is sought before a preferred one.
fn dense() -> impl Strategy<Value = Vec<(u32, u32)>> {
    let few = |most| prop::collection::btree_set((0..10_u32, 0..10_u32), 0..most);
    (few(10), few(16)).prop_map(|(missing, own)| {
        let pairs = (0..100).map(|i| (i / 10, i % 10)).filter(|pair| !missing.contains(pair));
        pairs.filter(|&(a, b)| a != b || own.contains(&(a, b))).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn dense_frameworks_agree_with_the_definitions(attacks in dense()) {
        check_against_definition(10, &attacks);
    }
}

#[test]
fn every_framework_of_two_arguments_and_some_known_ones() {
    let pairs = [(0, 0), (0, 1), (1, 0), (1, 1)];
    for chosen in 0..16_u32 {
        let attacks: Vec<_> = (0..4).filter(|i| chosen >> i & 1 == 1).map(|i| pairs[i]).collect();
        check_against_definition(2, &attacks);
    }
    check_against_definition(0, &[]);
    check_against_definition(1, &[(0, 0), (0, 0)]);
    // The odd cycle; floating assignment; Caminada 2006, figure 2 (semi-stable is not preferred); two odd cycles.
    check_against_definition(3, &[(0, 1), (1, 2), (2, 0)]);
    check_against_definition(4, &[(0, 1), (1, 0), (0, 2), (1, 2), (2, 3)]);
    check_against_definition(5, &[(0, 1), (1, 0), (1, 2), (2, 3), (3, 4), (4, 2)]);
    check_against_definition(
        8,
        &[(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 3), (6, 7), (7, 6), (6, 0)],
    );
}

fn read(path: &Path) -> Framework {
    let text = std::fs::read_to_string(path).unwrap();
    let mut n = 0;
    let mut attacks = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        match line.split_whitespace().collect::<Vec<_>>()[..] {
            ["p", "af", count] => n = count.parse().unwrap(),
            [a, b] => attacks.push((a.parse::<u32>().unwrap() - 1, b.parse::<u32>().unwrap() - 1)),
            _ => assert!(line.trim().is_empty(), "{line}"),
        }
    }
    Framework::new(n, attacks).unwrap()
}

fn numbers(value: &Value) -> Vec<u32> {
    value.as_array().unwrap().iter().map(|a| a.as_u64().unwrap() as u32 - 1).collect()
}

/// The hash that the corpora give of extensions that are too many to list (FIPS 180-4).
fn sha256(text: &str) -> String {
    const PRIMES: [u32; 64] = primes();
    let root =
        |prime: u32, degree: f64| (f64::from(prime).powf(1.0 / degree).fract() * 2_f64.powi(32)) as u32;
    let cube = |prime: u32| {
        // The fraction of the cube root to 32 bits needs more than a float gives: search it in integers.
        let mut low = 0_u128;
        let mut high = 1 << 36;
        while high - low > 1 {
            let middle = (low + high) / 2;
            if middle * middle * middle <= u128::from(prime) << 96 { low = middle } else { high = middle }
        }
        low as u32
    };
    let mut hash: Vec<u32> = PRIMES[..8].iter().map(|&prime| root(prime, 2.0)).collect();
    let rounds = PRIMES.map(cube);
    let mut bytes = text.as_bytes().to_vec();
    bytes.push(0x80);
    bytes.resize(bytes.len().next_multiple_of(64), 0);
    if text.len() % 64 >= 56 {
        bytes.resize(bytes.len() + 64, 0);
    }
    let end = bytes.len() - 8;
    bytes[end..].copy_from_slice(&(text.len() as u64 * 8).to_be_bytes());
    for block in bytes.chunks(64) {
        let mut w: Vec<u32> =
            block.chunks(4).map(|four| u32::from_be_bytes(four.try_into().unwrap())).collect();
        for i in 16..64 {
            let s0 = w[i - 15].rotate_right(7) ^ w[i - 15].rotate_right(18) ^ w[i - 15] >> 3;
            let s1 = w[i - 2].rotate_right(17) ^ w[i - 2].rotate_right(19) ^ w[i - 2] >> 10;
            w.push(w[i - 16].wrapping_add(s0).wrapping_add(w[i - 7]).wrapping_add(s1));
        }
        let mut v = hash.clone();
        for i in 0..64 {
            let s1 = v[4].rotate_right(6) ^ v[4].rotate_right(11) ^ v[4].rotate_right(25);
            let choice = v[4] & v[5] ^ !v[4] & v[6];
            let t1 = v[7].wrapping_add(s1).wrapping_add(choice).wrapping_add(rounds[i]).wrapping_add(w[i]);
            let s0 = v[0].rotate_right(2) ^ v[0].rotate_right(13) ^ v[0].rotate_right(22);
            let t2 = s0.wrapping_add(v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2]);
            v.rotate_right(1);
            v[4] = v[4].wrapping_add(t1);
            v[0] = t1.wrapping_add(t2);
        }
        hash.iter_mut().zip(v).for_each(|(hash, v)| *hash = hash.wrapping_add(v));
    }
    hash.iter().map(|word| format!("{word:08x}")).collect()
}

const fn primes() -> [u32; 64] {
    let (mut found, mut count, mut n) = ([0; 64], 0, 2);
    while count < 64 {
        let mut d = 2;
        while d < n && n % d != 0 {
            d += 1;
        }
        if d == n {
            found[count] = n;
            count += 1;
        }
        n += 1;
    }
    found
}

/// More extensions than this are only counted, and not here.
const LISTED: u64 = 2_000;

#[test]
fn corpora_agree() {
    let Some(folder) = common::corpora("corpora_agree") else { return };
    let folder = folder.join("semantics/instances");
    let text = std::fs::read_to_string(folder.join("expected.json")).unwrap();
    let expected: Value = serde_json::from_str(&text).unwrap();
    let mut compared = 0;
    for (file, expected) in expected["instances"].as_object().unwrap() {
        let framework = read(&folder.join(file));
        for &semantics in Semantics::ALL {
            let of = |key: &str| expected.get(key).and_then(|by| by.get(semantics.code()));
            let context = format!("{semantics} of {file}");
            let counted = of("count").and_then(Value::as_u64);
            if let Some(sets) = of("extensions") {
                let sets: Sets = sets.as_array().unwrap().iter().map(numbers).collect();
                if framework.len() <= 14 {
                    check(&framework, semantics, &sets, file);
                } else {
                    let found: Sets = all(&framework, semantics).iter().map(members).collect();
                    assert_eq!(found, sets, "{context}");
                }
                compared += 1;
            }
            if let Some(hash) =
                of("extensions_sha256").filter(|_| counted.is_some_and(|n| n <= LISTED && n > 40))
            {
                let number = |a: u32| (a + 1).to_string();
                let one =
                    |e: Vec<u32>| format!("[{}]", e.into_iter().map(number).collect::<Vec<_>>().join(","));
                let found: Sets = all(&framework, semantics).iter().map(members).collect();
                let json = format!("[{}]", found.into_iter().map(one).collect::<Vec<_>>().join(","));
                assert_eq!(sha256(&json), hash.as_str().unwrap(), "{context}");
                compared += 1;
            }
            if let Some(counted) = counted.filter(|&n| n <= 250) {
                assert_eq!(count(&framework, semantics, Limit::none()), Ok(counted.into()), "{context}");
                compared += 1;
            }
            let counts = counted.is_none_or(|n| n <= LISTED);
            let judgeable = counts || matches!(semantics, Semantics::Complete | Semantics::Preferred);
            if framework.len() <= 14 || of("credulous").is_none() || !judgeable {
                continue;
            }
            let judged = justify(&framework, semantics, Limit::none()).unwrap();
            if let Some(accepted) = of("credulous") {
                let found: Vec<u32> = framework.arguments().filter(|&a| judged.credulous(a)).collect();
                assert_eq!(found, numbers(accepted), "credulous {context}");
                compared += 1;
            }
            if let Some(accepted) = of("sceptical") {
                let found: Vec<u32> = framework.arguments().filter(|&a| judged.sceptical(a)).collect();
                assert_eq!(found, numbers(accepted), "sceptical {context}");
                for a in framework.arguments().step_by(1 + framework.len() / 8) {
                    let answer = sceptical(&framework, semantics, a, Limit::none()).unwrap();
                    assert_eq!(answer.accepted, judged.sceptical(a), "{a} {context}");
                    let answer = credulous(&framework, semantics, a, Limit::none()).unwrap();
                    assert_eq!(answer.accepted, judged.credulous(a), "{a} {context}");
                }
                compared += 1;
            }
        }
    }
    assert!(compared > 100, "{compared}");
}

/// `n` pairs of arguments that attack each other.
fn pairs(n: u32) -> Framework {
    Framework::new(2 * n as usize, (0..2 * n).map(|a| (a, a ^ 1))).unwrap()
}

#[test]
fn independent_parts_are_multiplied_not_listed() {
    let start = Instant::now();
    let framework = pairs(30);
    for semantics in
        [Semantics::Preferred, Semantics::Stable, Semantics::SemiStable, Semantics::Stage, Semantics::Cf2]
    {
        assert_eq!(count(&framework, semantics, Limit::none()), Ok(1 << 30), "{semantics}");
        let first: Vec<_> =
            extensions(&framework, semantics, Limit::none()).take(5).map(Result::unwrap).collect();
        assert_eq!(first.len(), 5, "{semantics}");
    }
    assert_eq!(count(&framework, Semantics::Complete, Limit::none()), Ok(3_u128.pow(30)));
    assert!(!sceptical(&framework, Semantics::Preferred, 7, Limit::none()).unwrap().accepted);
    assert_eq!(count(&pairs(200), Semantics::Preferred, Limit::none()), Ok(u128::MAX), "saturated");
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

#[test]
fn deep_frameworks_do_not_overflow_the_stack() {
    const DEPTH: u32 = 100_000; // even: the ring has two stable extensions
    let chain = Framework::new(DEPTH as usize, (1..DEPTH).map(|a| (a - 1, a))).unwrap();
    let ring = Framework::new(DEPTH as usize, (0..DEPTH).map(|a| (a, (a + 1) % DEPTH))).unwrap();
    let expected = grounded(&chain);
    for semantics in
        [Semantics::Preferred, Semantics::Ideal, Semantics::Cf2, Semantics::Stable, Semantics::Naive]
    {
        let found = extension(&chain, semantics, Limit::none()).unwrap().unwrap();
        assert!(semantics == Semantics::Naive || found == expected, "{semantics}");
        let found = extension(&ring, semantics, Limit::none()).unwrap().unwrap();
        assert!(found.is_conflict_free(&ring), "{semantics}");
    }
    assert!(sceptical(&chain, Semantics::Preferred, DEPTH - 2, Limit::none()).unwrap().accepted);
    assert!(!sceptical(&ring, Semantics::Preferred, 0, Limit::none()).unwrap().accepted);
    assert!(credulous(&ring, Semantics::Preferred, 0, Limit::none()).unwrap().accepted);
    let judged = justify(&ring, Semantics::Complete, Limit::none()).unwrap();
    assert!(ring.arguments().all(|a| judged.credulous(a) && judged.disputed(a) && !judged.sceptical(a)));
}

/// A random framework of 400 arguments and 8000 attacks, which nobody solves quickly.
fn hard() -> Framework {
    let mut state = 1_u64;
    let mut random = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as u32 % 400
    };
    Framework::new(400, (0..8_000).map(|_| (random(), random())).filter(|(a, b)| a != b)).unwrap()
}

#[test]
fn limits_stop_and_never_answer_wrongly() {
    let framework = hard();
    let start = Instant::now();
    let steps = Limit::none().steps(200);
    let time = Limit::none().time(Duration::from_millis(50));
    for semantics in [Semantics::Preferred, Semantics::Stable, Semantics::SemiStable, Semantics::Ideal] {
        assert_eq!(extension(&framework, semantics, steps), Err(Stopped::Steps(200)), "{semantics}");
        assert!(justify(&framework, semantics, steps).is_err(), "{semantics}");
        let stopped = extension(&framework, semantics, time);
        assert_eq!(stopped, Err(Stopped::Time(Duration::from_millis(50))), "{semantics}");
    }
    assert_eq!(count(&framework, Semantics::Stable, steps), Err(Stopped::Steps(200)));
    let listed: Vec<_> = extensions(&framework, Semantics::Stage2, steps).collect();
    assert_eq!(listed.iter().filter(|one| one.is_err()).count(), 1);
    assert!(listed.last().unwrap().is_err(), "nothing follows");
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    assert_eq!(Stopped::Steps(200).to_string(), "stopped after 200 steps, before the answer was found");
    assert!(extension(&framework, Semantics::Grounded, Limit::none().steps(0)).is_ok(), "it takes no search");
}

#[test]
fn semantics_have_names_and_codes() {
    for &semantics in Semantics::ALL {
        assert_eq!(semantics.to_string().to_uppercase().parse(), Ok(semantics));
        assert_eq!(semantics.code().to_lowercase().parse(), Ok(semantics));
    }
    let unknown = "semistable".parse::<Semantics>().unwrap_err().to_string();
    assert!(unknown.starts_with("there is no semantics \"semistable\"; use one of conflict-free, naive, "));
    assert_eq!(Semantics::ALL.iter().map(|one| one.code()).collect::<BTreeSet<_>>().len(), 13);
}
