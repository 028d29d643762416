//! What is read is written and read back as the same map.
#![no_main]

use argument_map::format::aml;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(document) = aml::read_bytes(bytes) else { return };
    let written = aml::write(&document.map).text;
    assert_eq!(aml::read(&written).map(|again| again.map), Ok(document.map));
});
