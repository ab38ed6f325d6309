//! The address of a published site.

use std::str::FromStr;

/// The address of the folder of a site: http or https, with a `/` at its end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct BaseUrl(String);

impl FromStr for BaseUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let host = rest.and_then(|rest| rest.split('/').next()).unwrap_or_default();
        let is_plain = |c: char| c.is_ascii_graphic() && !"?#\"<>\\^`{|}".contains(c);
        if host.is_empty() || !text.chars().all(is_plain) {
            return Err(
                "expected an http or https address of a folder, without `?` and `#`".to_owned()
            );
        }
        Ok(Self(format!("{}/", text.trim_end_matches('/'))))
    }
}

impl BaseUrl {
    /// Returns the address of a page or a folder of the site, by its path.
    pub(crate) fn of(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// Returns the base of a site in a folder of this one.
    pub(crate) fn below(&self, folder: &str) -> Self {
        Self(format!("{}{folder}/", self.0))
    }

    /// Returns the path of the folder on its host: `/` or `/errors/`.
    pub(crate) fn path(&self) -> &str {
        let host = self.0.find("://").map_or(0, |at| at + 3);
        self.0[host..].find('/').map_or("/", |at| &self.0[host + at..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_that_of_a_folder() {
        let base: BaseUrl = "https://docs.example.com/errors".parse().expect("it is one");
        assert_eq!(base.of("index.html"), "https://docs.example.com/errors/index.html");
        assert_eq!(base.path(), "/errors/");
        assert_eq!(base.below("shop").path(), "/errors/shop/");
        let host: BaseUrl = "http://example.com".parse().expect("it is one");
        assert_eq!(host.path(), "/");
    }

    #[test]
    fn other_addresses_are_refused() {
        for text in [
            "",
            "example.com",
            "ftp://x.y",
            "https://",
            "https:///x",
            "https://x/?q",
            "https://x/#a",
            "https://x/ y",
            "https://x/\"><script>",
        ] {
            assert!(text.parse::<BaseUrl>().is_err(), "{text}");
        }
    }
}
