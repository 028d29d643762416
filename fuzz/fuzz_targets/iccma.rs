//! What is read is written in each dialect and read back as the same framework.
#![no_main]

use argument_map::format::iccma::{self, Dialect};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(document) = iccma::read(bytes) else { return };
    for dialect in [Dialect::Af, Dialect::Apx, Dialect::Tgf] {
        let mut text = Vec::new();
        let loss = iccma::write(&document.named, dialect, &mut text).expect("memory takes everything");
        let again = iccma::read(&text[..]).expect("what is written is read");
        assert_eq!(again.dialect, dialect);
        if loss.is_none() {
            assert_eq!(again.named, document.named);
        }
    }
});
