//! PNG.

use super::{Fonts, PictureError};
use crate::draw::Svg;
use crate::draw::fit::least_area;
use resvg::tiny_skia::{Pixmap, Transform};

impl Svg<'_> {
    /// The picture as a PNG file that knows its own size on paper. 96 dots per inch is the size of the SVG, 192
    /// suits sharp screens, 300 suits print.
    ///
    /// ```
    /// # use argument_map::{ArgumentMap, Statement};
    /// use argument_map::draw::{Fonts, Options, Page, Svg};
    /// # let mut map = ArgumentMap::new();
    /// # map.add_statement(Statement::claim("a", "A"))?;
    ///
    /// let png = Svg::new(&map).options(Options::new().page(Page::A4Across)).png(150, &Fonts::new())?;
    /// assert_eq!(png[16..24], [1754_u32.to_be_bytes(), 1240_u32.to_be_bytes()].concat(), "297 by 210 mm");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`PictureError::TooLarge`] above 100 million pixels.
    pub fn png(&self, dots_per_inch: u32, fonts: &Fonts) -> Result<Vec<u8>, PictureError> {
        const MOST: u64 = 100_000_000;
        let scale = f64::from(dots_per_inch.max(1)) / 96.0;
        // What cannot fit is not even laid out.
        let least = least_area(self.map, &self.options) * scale * scale;
        if least > MOST as f64 {
            let side = least.sqrt().ceil() as u64;
            return Err(PictureError::TooLarge { width: side, height: side, most: MOST });
        }
        let tree = self.tree(fonts)?;
        let pixels = |length: f32| (f64::from(length) * scale).round().max(1.0) as u64;
        let (width, height) = (pixels(tree.size().width()), pixels(tree.size().height()));
        let too_large = || PictureError::TooLarge { width, height, most: MOST };
        if width.saturating_mul(height) > MOST {
            return Err(too_large());
        }
        let mut pixmap = Pixmap::new(width as u32, height as u32).ok_or_else(too_large)?;
        resvg::render(&tree, Transform::from_scale(scale as f32, scale as f32), &mut pixmap.as_mut());
        let mut png = pixmap.encode_png().map_err(|error| PictureError::Unpaintable(error.to_string()))?;
        png.splice(HEADER..HEADER, resolution(dots_per_inch.max(1)));
        Ok(png)
    }
}

/// The signature and the first chunk of a PNG file, after which others may stand.
const HEADER: usize = 8 + 25;

/// The chunk that tells how many pixels make a metre (PNG specification, 11.3.4.3).
fn resolution(dots_per_inch: u32) -> Vec<u8> {
    let per_metre = (f64::from(dots_per_inch) / 0.0254).round() as u32;
    let mut chunk = b"pHYs".to_vec();
    chunk.extend(per_metre.to_be_bytes());
    chunk.extend(per_metre.to_be_bytes());
    chunk.push(1);
    let crc = crc(&chunk).to_be_bytes();
    [&9_u32.to_be_bytes()[..], &chunk, &crc].concat()
}

/// The checksum of a chunk (PNG specification, annex D).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, &byte| {
        (0..8).fold(
            crc ^ u32::from(byte),
            |crc, _| {
                if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 }
            },
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_standard_one() {
        assert_eq!(crc(b"123456789"), 0xcbf4_3926, "the check value of CRC-32/ISO-HDLC");
    }
}
