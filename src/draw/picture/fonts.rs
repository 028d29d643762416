//! The letters of pictures: fonts that come along, so that a picture is the same on every machine.
//!
//! `assets/fonts` holds Noto Sans cut down with fontTools' `pyftsubset --no-hinting --notdef-outline
//! --layout-features=kern,mark,mkmk,ccmp,locl`: of the upright letters Latin (with Vietnamese), Greek and Cyrillic, of
//! the bold and the slanted ones European Latin and Cyrillic.

use super::PictureError;
use resvg::usvg::fontdb::{Database, Source};
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

pub(super) const FAMILY: &str = "Noto Sans";

static BUNDLED: [&[u8]; 3] = [
    include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../../assets/fonts/NotoSans-Bold.ttf"),
    include_bytes!("../../../assets/fonts/NotoSans-Italic.ttf"),
];

/// The fonts that pictures are lettered with. Those of the machine are never used.
///
/// Latin, Greek and Cyrillic letters come along; for other scripts, fonts can be added. A character that is in no
/// font shows as an empty box.
///
/// ```
/// use argument_map::draw::Fonts;
///
/// let fonts = Fonts::new();
/// assert_eq!(fonts.missing("Šta? Што? Τι; 何?"), ['何']);
/// ```
#[derive(Clone)]
pub struct Fonts {
    pub(super) database: Arc<Database>,
}

impl Default for Fonts {
    fn default() -> Self {
        Fonts::new()
    }
}

impl Fonts {
    /// The fonts that come along.
    #[must_use]
    pub fn new() -> Self {
        let mut database = Database::new();
        for font in BUNDLED {
            database.load_font_source(Source::Binary(Arc::new(font)));
        }
        database.set_sans_serif_family(FAMILY);
        Fonts { database: Arc::new(database) }
    }

    /// Adds a font by the bytes of its file, TrueType or OpenType.
    ///
    /// # Errors
    /// [`PictureError::NoFont`] if it is none.
    pub fn add(&mut self, font: impl Into<Vec<u8>>) -> Result<(), PictureError> {
        let database = Arc::make_mut(&mut self.database);
        if database.load_font_source(Source::Binary(Arc::new(font.into()))).is_empty() {
            return Err(PictureError::NoFont);
        }
        Ok(())
    }

    /// The characters of a text that are in no font, sorted; white space aside.
    #[must_use]
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut wanted: BTreeSet<char> =
            text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
        for face in self.database.faces() {
            self.database.with_face_data(face.id, |data, index| {
                if let Ok(face) = ttf_parser::Face::parse(data, index) {
                    wanted.retain(|&c| face.glyph_index(c).is_none());
                }
            });
        }
        wanted.into_iter().collect()
    }
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fonts").field("faces", &self.database.len()).finish()
    }
}
