//! PNG and PDF: valid, of the right size, the same each time, and with their letters.
#![cfg(feature = "png")]
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::draw::{Fonts, Options, Page, PictureError, Svg};
use argument_map::{ArgumentMap, MapBuilder, Statement};
use resvg::tiny_skia::Pixmap;

fn rain() -> ArgumentMap {
    let mut m = MapBuilder::new("Was it the rain?");
    m.thesis("rain", "It rained last night.");
    m.evidence("wet", "Вуліца мокрая, Ψυχή & <rain>.");
    m.support("rain").with("wet").scheme("sign");
    m.build().unwrap()
}

#[test]
fn a_png_has_its_size_its_resolution_and_its_letters() {
    let map = rain();
    let fonts = Fonts::new();
    let svg = Svg::new(&map).options(Options::new().page(Page::A4Across));
    let png = svg.png(100, &fonts).unwrap();
    let picture = Pixmap::decode_png(&png).unwrap();
    assert_eq!((picture.width(), picture.height()), (1169, 827), "297 by 210 mm at 100 dots per inch");
    let at = png.windows(4).position(|bytes| bytes == b"pHYs").unwrap();
    assert_eq!(png[at + 4..at + 8], 3937_u32.to_be_bytes(), "pixels in a metre");
    assert_eq!(png, svg.png(100, &fonts).unwrap());

    let dark = |picture: &Pixmap| picture.pixels().iter().filter(|pixel| pixel.red() < 128).count();
    let mut other = rain();
    let wet = other.find_statement("wet").unwrap();
    other.edit_statement(wet, |statement| statement.set_text("\u{a0}")).unwrap();
    let less =
        Svg::new(&other).options(Options::new().page(Page::A4Across).wrap(26)).png(100, &fonts).unwrap();
    assert!(dark(&picture) > dark(&Pixmap::decode_png(&less).unwrap()), "letters are drawn");
}

#[test]
fn what_would_not_fit_into_memory_is_refused() {
    let map = rain();
    let error = Svg::new(&map).png(1_000_000, &Fonts::new()).unwrap_err();
    assert!(matches!(error, PictureError::TooLarge { .. }), "{error}");

    let mut large = ArgumentMap::new();
    for i in 0..20_000 {
        large.add_statement(Statement::claim(format!("k{i}"), "Alone.")).unwrap();
    }
    let error = Svg::new(&large).png(300, &Fonts::new()).unwrap_err();
    let square = matches!(error, PictureError::TooLarge { width, height, .. } if width == height);
    assert!(square, "refused for its boxes, before anything is laid out: {error}");
}

#[test]
fn fonts_are_told_from_other_bytes() {
    let mut fonts = Fonts::new();
    assert_eq!(fonts.add(b"no font".to_vec()), Err(PictureError::NoFont));
    assert_eq!(fonts.missing("Łódź, Київ, Αθήνα, Việt Nam – “äöü” 議"), ['議']);
}

#[cfg(feature = "pdf")]
#[test]
fn the_text_of_a_pdf_can_be_searched() {
    let map = rain();
    let svg = Svg::new(&map).options(Options::new().page(Page::A4Upright).language("be"));
    let pdf = svg.pdf(&Fonts::new()).unwrap();
    assert!(pdf.starts_with(b"%PDF-") && pdf == svg.pdf(&Fonts::new()).unwrap());

    let file = std::env::temp_dir().join(format!("argument-map-{}.pdf", std::process::id()));
    std::fs::write(&file, &pdf).unwrap();
    let output = std::process::Command::new("pdftotext").arg(&file).arg("-").output();
    let info = std::process::Command::new("pdfinfo").arg(&file).output();
    std::fs::remove_file(&file).unwrap();
    let (Ok(output), Ok(info)) = (output, info) else {
        return common::skipped("the_text_of_a_pdf_can_be_searched", "there is no pdftotext");
    };
    let text = String::from_utf8(output.stdout).unwrap();
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    for sentence in ["It rained last night.", "Вуліца мокрая, Ψυχή & <rain>.", "Was it the rain?"]
    {
        assert!(text.contains(sentence), "{sentence} in {text}");
    }
    let info = String::from_utf8(info.stdout).unwrap();
    assert!(info.contains("(A4)"), "{info}");
}
