//! The pictures of the README are what the example draws.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn pictures(folder: &Path) -> BTreeMap<String, String> {
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap());
    files.map(|f| (f.file_name().into_string().unwrap(), fs::read_to_string(f.path()).unwrap())).collect()
}

#[test]
fn the_gallery_is_up_to_date() {
    let Some(program) = common::example("gallery", "the_gallery_is_up_to_date") else { return };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("gallery");
    let _ = fs::remove_dir_all(&folder);
    let (code, _, complaints) = common::run(&program, &[folder.to_str().unwrap()], "");
    assert_eq!(code, 0, "{complaints}");

    let (drawn, kept) = (pictures(&folder), pictures(&root.join("assets/gallery")));
    assert!(drawn.keys().eq(kept.keys()), "drawn: {:?}, kept: {:?}", drawn.keys(), kept.keys());
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    for (name, picture) in drawn {
        let same = kept[&name].lines().eq(picture.lines()); // Git may give lines other ends.
        assert!(same, "assets/gallery/{name} is out of date: run `cargo run --example gallery`");
        assert!(readme.contains(&format!("](assets/gallery/{name})")), "the README does not show {name}");
    }
}
