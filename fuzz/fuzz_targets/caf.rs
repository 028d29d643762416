//! What is read is written and read back as the same map.
#![no_main]

use argument_map::format::caf;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(document) = caf::read_bytes(bytes) else { return };
    let written = caf::write(&document.map).text;
    assert_eq!(caf::read(&written).map(|again| again.map), Ok(document.map));
});
