//! What is read in whatever format is written in all formats and drawn; what is written is known for what it is and
//! read back.
#![no_main]

use argument_map::draw::Dot;
use argument_map::format::{self, Format};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok((_, document)) = format::read(bytes, None) else { return };
    for &format in Format::ALL.iter().filter(|format| format.can_write()) {
        let Ok(written) = format::write(&document.map, format) else { continue };
        let text = written.text.as_bytes();
        let name = format!("x.{}", format.extensions()[0]);
        // Names of arguments alone may look like anything.
        if format != Format::Tgf {
            let detected = Format::detect(text, Some(&name)).expect("what is written is known");
            assert_eq!(detected.format, format, "{}", written.text);
        }
        if format.can_read() {
            format::read_as(text, format).expect("what is written is read");
        }
    }
    let _ = Dot::new(&document.map).to_string();
});
