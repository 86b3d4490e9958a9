//! The characters that a style may be made of.

/// What separates groups of digits somewhere in the world.
pub(super) const fn is_separator(character: char) -> bool {
    is_point(character)
        || matches!(character, '_' | '٬')
        || is_like(character, '\'')
        || is_like(character, ' ')
}

/// What stands at the point somewhere in the world.
pub(super) const fn is_point(character: char) -> bool {
    matches!(character, '.' | ',' | '·' | '٫')
}

/// True if both are spaces, apostrophes or minus signs, or the same character.
pub(super) const fn is_like(a: char, b: char) -> bool {
    const fn class(character: char) -> char {
        match character {
            '\u{a0}' | '\u{2009}' | '\u{202f}' => ' ',
            '\u{2019}' => '\'',
            '\u{2212}' => '-',
            other => other,
        }
    }
    class(a) == class(b)
}

/// Why the text cannot be a symbol.
pub(super) const fn symbol_fault(symbol: &str) -> Option<&'static str> {
    let bytes = symbol.as_bytes();
    if bytes.is_empty() {
        return Some("it is empty");
    }
    let (mut at, mut capitals) = (0, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'0'..=b'9' => return Some("it has a digit"),
            b'+' | b'-' | b'(' | b')' | b'/' => return Some("it has a sign"),
            0..b' ' | 127 => return Some("it has a control character"),
            b'A'..=b'Z' => capitals += 1,
            _ => {}
        }
        at += 1;
    }
    if bytes.len() == 3 && capitals == 3 { Some("it looks like a code") } else { None }
}
