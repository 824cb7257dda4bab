//! JSON that is nearly right.

use auth_service_tests::{Value, json};

use crate::fuzz::dice::{Dice, odd_text};

/// A value of any type.
pub fn odd_value(dice: &mut Dice) -> Value {
    match dice.below(11) {
        0 => Value::Null,
        1 => json!(dice.once_in(2)),
        2 => json!(i64::MIN),
        3 => json!(u64::MAX),
        4 => json!(-0.0),
        5 => json!(1e308),
        6 => json!([odd_text(dice), 1]),
        7 => json!({odd_text(dice): {"$ne": null}}),
        8 => (0..dice.below(200)).fold(json!(1), |inner, _| json!([inner])),
        _ => json!(odd_text(dice)),
    }
}

/// Changes one member, at any depth.
pub fn change(dice: &mut Dice, value: &mut Value) {
    match value {
        Value::Object(members) if !members.is_empty() && !dice.once_in(5) => {
            let names: Vec<String> = members.keys().cloned().collect();
            let name = dice.pick(&names);
            match dice.below(4) {
                0 => drop(members.remove(name)),
                1 => drop(members.insert(odd_text(dice), odd_value(dice))),
                _ => change(dice, members.get_mut(name).expect("a member")),
            }
        }
        Value::Array(items) if !items.is_empty() && !dice.once_in(4) => {
            let at = dice.below(items.len());
            match dice.below(4) {
                0 => drop(items.remove(at)),
                1 => items.insert(at, odd_value(dice)),
                _ => change(dice, &mut items[at]),
            }
        }
        _ => *value = odd_value(dice),
    }
}

/// Changes the text, which may be JSON no longer.
pub fn damage(dice: &mut Dice, text: &mut Vec<u8>) {
    let at = dice.below(text.len() + 1);
    match dice.below(7) {
        0 => text.truncate(at),
        1 => drop(text.splice(at..at, [*dice.pick(b"\0\xff\"\\{}[],:\xc3")])),
        2 => text.extend_from_slice(b" x"),
        // A name that comes twice.
        3 if text.starts_with(b"{\"") => {
            let twice = [&text[..text.len() - 1], b",", &text[1..]].concat();
            *text = twice;
        }
        4 => *text = [b"[".repeat(1 + at), text.clone()].concat(),
        5 => drop(text.splice(at..at, *b"1e999")),
        _ => drop(text.splice(at..at, *b"\\ud800")),
    }
}
