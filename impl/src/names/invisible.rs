//! Characters that nobody sees, or that turn the text around them: names that differ by these alone look the same.

use std::ops::RangeInclusive;

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// Default_Ignorable_Code_Point of Unicode's DerivedCoreProperties.txt (version 17.0), as far as it is not in the category Cf.
const IGNORABLE: [RangeInclusive<char>; 9] = [
    '\u{34f}'..='\u{34f}',
    '\u{115f}'..='\u{1160}',
    '\u{17b4}'..='\u{17b5}',
    '\u{180b}'..='\u{180f}',
    '\u{2065}'..='\u{2065}',
    '\u{3164}'..='\u{3164}',
    '\u{fe00}'..='\u{fe0f}',
    '\u{ffa0}'..='\u{ffa0}',
    '\u{e0000}'..='\u{e0fff}',
];

/// Whether a name that identifies somebody has a character that is not seen as one: control and format characters, line
/// separators, and what Unicode calls ignorable. Zero-width joiners, which some scripts use, are among them: with and without one
/// a name may look the same.
pub fn has_invisible(name: &str) -> bool {
    name.chars().any(|c| {
        matches!(
            c.general_category(),
            GeneralCategory::Control
                | GeneralCategory::Format
                | GeneralCategory::LineSeparator
                | GeneralCategory::ParagraphSeparator
        ) || IGNORABLE.iter().any(|range| range.contains(&c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_found() {
        for c in [
            '\u{0}',
            '\u{9}',
            '\u{7f}',
            '\u{ad}',
            '\u{34f}',
            '\u{61c}',
            '\u{200b}',
            '\u{200d}',
            '\u{202e}',
            '\u{2028}',
            '\u{2060}',
            '\u{2066}',
            '\u{3164}',
            '\u{fe0f}',
            '\u{feff}',
            '\u{e0041}',
        ] {
            assert!(has_invisible(&format!("a{c}b")), "{c:?}");
        }
        for name in [
            "ann",
            "J\u{f6}rg O'Hara",
            "\u{5d0}\u{5d1}",
            "\u{4f8b}\u{3000}\u{5b50}",
            "e\u{301}",
            "\u{1f600}",
        ] {
            assert!(!has_invisible(name), "{name}");
        }
    }
}
