//! What is read is written as it was.
#![no_main]

use argument_map::format::{Outcome, kialo};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(document) = kialo::read_bytes(bytes) else { return };
    let written = kialo::write(&document.map).text;
    // What is unusual, such as claims out of order, may be written otherwise.
    if document.diagnostics.iter().all(|diagnostic| diagnostic.outcome == Outcome::Kept) {
        assert_eq!(written.as_bytes(), bytes);
    }
    let again = kialo::read(&written).expect("what is written is read").map;
    assert_eq!(kialo::write(&again).text, written);
});
