//! What is read is written and read back as the same map.
#![no_main]

use argument_map::format::microtexts;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(document) = microtexts::read_bytes(bytes) else { return };
    let written = microtexts::write(&document.map).text;
    assert_eq!(microtexts::read(&written).map(|again| again.map), Ok(document.map));
});
