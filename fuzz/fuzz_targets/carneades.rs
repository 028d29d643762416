//! What is read is written and read back as the same map; its rules run without a panic.
#![no_main]

use argument_map::format::carneades::{self, Matching};
use argument_map::semantics::Limit;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(document) = carneades::read_bytes(bytes) else { return };
    for matching in [Matching::Every, Matching::AsCarneades] {
        let _ = carneades::derive(&document.map, matching, Limit::none().steps(20_000));
    }
    let written = carneades::write(&document.map).text;
    assert_eq!(carneades::read(&written).map(|again| again.map), Ok(document.map));
});
