//! What is read is written and read back as the same map.
#![no_main]

use argument_map::format::json;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(map) = json::read_bytes(bytes) {
        assert_eq!(json::read(&json::to_string(&map)), Ok(map));
    }
});
