//! Characters that are invisible, or that make a text look like another. Catalogues may not have them in texts that are
//! matched or shown, and texts of a catalogue or a response are shown with them escaped.

/// Returns whether a character is a control character, a break of line or paragraph, bidirectional formatting, or has
/// no width. The joiners that scripts and emoji need are not hidden.
pub fn is_hidden(c: char) -> bool {
    c.is_control() || steers(c) || has_no_width(c)
}

/// Returns whether a character changes the direction of text or breaks its line.
fn steers(c: char) -> bool {
    matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns whether a character takes no space and has no effect, such as those that are copied from pages by mistake.
pub fn has_no_width(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{feff}')
        || matches!(c, '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::is_hidden;

    #[test]
    fn what_cannot_be_seen_is_hidden_and_nothing_else() {
        for c in
            "\0\n\u{7f}\u{85}\u{ad}\u{61c}\u{200b}\u{200e}\u{2028}\u{202e}\u{2066}\u{feff}\u{e0041}"
                .chars()
        {
            assert!(is_hidden(c), "{c:?}");
        }
        for c in "a é漢😀\u{301}\u{a0}\u{200d}\u{200c}\u{fe0f}".chars() {
            assert!(!is_hidden(c), "{c:?}");
        }
    }
}
