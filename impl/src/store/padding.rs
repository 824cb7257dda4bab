//! Statements with lists of values.

/// Repeats the last of the values until their number is a power of two. A statement with a list of values has a text for each
/// length of the list; so there are few texts, which each connection parses and plans once.
pub fn padded<T: Clone>(mut values: Vec<T>) -> Vec<T> {
    if let Some(last) = values.last().cloned() {
        values.resize(values.len().next_power_of_two(), last);
    }
    values
}
