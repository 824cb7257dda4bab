//! Choices that a seed decides, so that a case can be made again, and what is odd enough to be chosen.

/// SplitMix64 (Steele, Lea, Flood 2014): any seed gives a good sequence, so that each case may have one of its own.
pub struct Dice(u64);

impl Dice {
    /// The dice of one case of a run.
    pub fn new(seed: u64, case: u64) -> Self {
        let mut mixed = Self(seed ^ case.wrapping_mul(0xd1b5_4a32_d192_ed03));
        Self(mixed.next())
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("it is below a usize")
    }

    /// True once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }
}

/// Stands in everything odd that is sent; no answer may repeat it.
pub const MARK: &str = "fUzzMaRk";

const ODD: [&str; 38] = [
    "",
    " ",
    "\0",
    "a\0b",
    "\u{feff}",
    "\u{202e}",
    "İ",
    "ß",
    "ﬁ",
    "𝔘",
    "e\u{301}",
    "\u{fdfa}",
    "\r\n",
    "\t",
    "\u{7f}",
    "\u{85}",
    "'",
    "\"",
    "\\",
    "%",
    "%00",
    "%zz",
    "+",
    "&=",
    ";",
    "../..",
    "<script>",
    "${x}",
    "{{x}}",
    "' OR 1=1 --",
    "-1",
    "1e999",
    "99999999999999999999",
    "null",
    "true",
    "[]",
    "{}",
    "a@b.c",
];

/// A text that no honest client would send.
pub fn odd_text(dice: &mut Dice) -> String {
    let odd = *dice.pick(&ODD);
    match dice.below(6) {
        0 => odd.to_owned(),
        1 => MARK.repeat(1 + dice.below(400)),
        2 => odd.repeat(1 + dice.below(40)),
        3 => format!("{odd}{MARK}"),
        4 => format!("{MARK}{odd}@example.com"),
        _ => format!("{MARK}{odd}{MARK}"),
    }
}

/// The same with a few places of it changed, in characters that may stand in a header.
pub fn mutated(dice: &mut Dice, text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..=dice.below(3) {
        let at = dice.below(chars.len() + 1);
        match dice.below(6) {
            0 => chars.truncate(at),
            1 => chars.insert(
                at,
                char::from(33 + u8::try_from(dice.below(94)).expect("a byte")),
            ),
            2 => chars.extend_from_within(at..),
            3 => drop(chars.drain(..at)),
            4 if at + 1 < chars.len() => chars.swap(at, at + 1),
            _ => {
                if let Some(one) = chars.get_mut(at) {
                    // The next of the alphabet of base64, mostly: still well-formed, and another value.
                    *one = *dice.pick(&['A', 'B', 'a', '0', '_', '-', '.', '~', '=', 'é']);
                }
            }
        }
    }
    chars.into_iter().collect()
}
