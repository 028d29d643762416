//! PDF.

use super::{Fonts, PictureError};
use crate::draw::Svg;
use krilla::Document;
use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla_svg::{SurfaceExt, SvgSettings};

impl Svg<'_> {
    /// The picture as a PDF file of one page. Its text can be searched and copied, and the fonts are in it; links
    /// are not.
    ///
    /// # Errors
    /// [`PictureError::Unpaintable`] if the page is larger than PDF can hold.
    pub fn pdf(&self, fonts: &Fonts) -> Result<Vec<u8>, PictureError> {
        const POINTS: f32 = 0.75;
        let unpaintable = |why: &str| PictureError::Unpaintable(why.to_owned());
        let tree = self.tree(fonts)?;
        let (width, height) = (tree.size().width() * POINTS, tree.size().height() * POINTS);
        let settings = PageSettings::from_wh(width, height).ok_or_else(|| unpaintable("it has no size"))?;
        let size = Size::from_wh(width, height).ok_or_else(|| unpaintable("it has no size"))?;
        let mut document = Document::new();
        let mut metadata = Metadata::new().title(self.map.title().to_owned());
        if !self.options.language.is_empty() {
            metadata = metadata.language(self.options.language.clone());
        }
        document.set_metadata(metadata);
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        surface
            .draw_svg(&tree, size, SvgSettings::default())
            .ok_or_else(|| unpaintable("the page cannot be drawn"))?;
        surface.finish();
        page.finish();
        document.finish().map_err(|error| unpaintable(&format!("{error:?}")))
    }
}
