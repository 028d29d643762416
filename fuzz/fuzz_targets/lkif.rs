//! What is read is written and read back as the same map.
#![no_main]

use argument_map::format::lkif;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(document) = lkif::read_bytes(bytes) else { return };
    let written = lkif::write(&document.map).text;
    assert_eq!(lkif::read(&written).map(|again| again.map), Ok(document.map));
});
