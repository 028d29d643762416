//! What is read is written and read back as the same map.
#![no_main]

use argument_map::format::carneades;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(document) = carneades::read_bytes(bytes) else { return };
    let written = carneades::write(&document.map).text;
    assert_eq!(carneades::read(&written).map(|again| again.map), Ok(document.map));
});
