//! Maps there and back.

use crate::common::{hostile_key, hostile_text, map};
use argument_map::ArgumentMap;
use argument_map::format::argdown;
use proptest::prelude::*;

fn comes_back(map: &ArgumentMap) -> Result<(), TestCaseError> {
    let written = argdown::write(map);
    let read = argdown::read(&written.text).unwrap();
    prop_assert_eq!(&read.diagnostics, &Vec::new(), "{}", written.text);
    prop_assert!(written.losses.is_empty());
    let (a, b) = (argument_map::format::json::to_string(map), argument_map::format::json::to_string(&read.map));
    let differ: Vec<_> = a.lines().zip(b.lines()).filter(|(a, b)| a != b).take(5).collect();
    prop_assert!(&read.map == map, "{}\n{differ:?}", written.text);
    prop_assert_eq!(argdown::write(&read.map).text, written.text);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_map_comes_back(map in map(hostile_key(), hostile_text())) {
        comes_back(&map)?;
    }

    #[test]
    fn plain_maps_come_back(map in map("[a-f]{1,2}", "[A-Z][a-z ]{0,9}[.]".boxed())) {
        comes_back(&map)?;
    }
}
