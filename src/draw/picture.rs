//! Pictures in points and in the language of printers, made from the SVG.

mod fonts;
#[cfg(feature = "pdf")]
mod pdf;
mod png;

use crate::draw::Svg;
use crate::draw::svg::RIGHT_TO_LEFT;
pub use fonts::Fonts;
use resvg::usvg;
use std::sync::Arc;

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PictureError {
    /// The picture would have more points than fit into memory.
    #[error(
        "{width} by {height} pixels are more than {most} in all; a lower resolution, a page or a part of the map \
         would do"
    )]
    TooLarge {
        /// In pixels. Where the boxes alone are too many, width and height are those of a square that they would fill.
        width: u64,
        /// In pixels.
        height: u64,
        /// The most there may be in all.
        most: u64,
    },
    /// The bytes of a font are none.
    #[error("these bytes are no TrueType or OpenType font")]
    NoFont,
    /// The painter does not take the drawing.
    #[error("the drawing cannot be painted: {0}")]
    Unpaintable(String),
}

impl Svg<'_> {
    fn tree(&self, fonts: &Fonts) -> Result<usvg::Tree, PictureError> {
        let options = usvg::Options {
            fontdb: Arc::clone(&fonts.database),
            font_family: fonts::FAMILY.to_owned(),
            ..usvg::Options::default()
        };
        // The painter orders letters by itself, but takes every text to start at its left end.
        let svg = self.to_string().replace(RIGHT_TO_LEFT, " text-anchor=\"end\"");
        usvg::Tree::from_str(&svg, &options).map_err(|error| PictureError::Unpaintable(error.to_string()))
    }
}
