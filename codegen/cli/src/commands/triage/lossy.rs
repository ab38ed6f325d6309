//! Places in bytes that are not UTF-8, and in the text that `String::from_utf8_lossy` makes of them.

/// Returns the place in the text of the byte at `at`.
pub(super) fn place_in_text(bytes: &[u8], at: usize) -> usize {
    String::from_utf8_lossy(bytes.get(..at).unwrap_or(bytes)).len()
}

/// Returns the place in the bytes of the character at `at` in the text.
pub(super) fn place_in_bytes(bytes: &[u8], at: usize) -> usize {
    let (mut in_text, mut in_bytes) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid().len();
        if at <= in_text + valid {
            return in_bytes + (at - in_text);
        }
        in_text += valid + char::REPLACEMENT_CHARACTER.len_utf8();
        in_bytes += valid + chunk.invalid().len();
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_on_both_sides() {
        let bytes = b"a\xffb\xe2\x82c\xff\xffd\xe2\x82\xac";
        let text = String::from_utf8_lossy(bytes);
        for (at, c) in text.char_indices() {
            let place = place_in_bytes(bytes, at);
            assert_eq!(place_in_text(bytes, place), at, "{c}");
            assert_eq!(String::from_utf8_lossy(&bytes[place..]), text[at..], "{c}");
        }
        assert_eq!(place_in_bytes(bytes, text.len()), bytes.len());
    }
}
