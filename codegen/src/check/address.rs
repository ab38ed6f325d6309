//! Addresses of web pages.

/// Returns whether a text is a complete http or https address, with anything unusual percent-encoded.
pub fn is_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or(text.strip_prefix("http://"));
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '\\' | '`' | '|');
    rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(plain))
}

#[cfg(test)]
mod tests {
    use super::is_url;

    #[test]
    fn only_complete_addresses_are_accepted() {
        for url in ["https://example.com", "http://a.b/c?d=e#f", "https://x/%20"] {
            assert!(is_url(url), "{url}");
        }
        for text in
            ["", "https://", "javascript:x", "ftp://a", "https://a b", "https://a<b", "https://é"]
        {
            assert!(!is_url(text), "{text}");
        }
    }
}
