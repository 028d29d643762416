//! What is read is written and read back as the same map.
#![no_main]

use argument_map::format::argdown;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(document) = argdown::read_bytes(bytes) else { return };
    let written = argdown::write(&document.map).text;
    assert_eq!(argdown::read(&written).map(|again| again.map), Ok(document.map));
});
