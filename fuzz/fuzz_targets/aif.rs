//! What is read is written as an equal JSON value.
#![no_main]

use argument_map::format::aif;
use serde_json::Value;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(document) = aif::read_bytes(bytes) else { return };
    let written = aif::write(&document.map).text;
    let again: Value = serde_json::from_str(&written).expect("what is written is JSON");
    // What is not quite JSON, such as control characters within strings, is written as JSON.
    if let Ok(value) = serde_json::from_slice::<Value>(bytes) {
        assert_eq!(again, value);
    }
    assert_eq!(aif::read(&written).map(|again| again.map), Ok(document.map));
});
