//! HTML: whole pages as browsers and `curl` save them, and HTML inside of Markdown.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};

use super::blocks::{Attributes, Builder, Page};
use super::text::is_listed;

/// Returns the blocks of a page: those of its main part, if it names one.
pub(super) fn page(html: &str) -> Page {
    let lower = html.to_ascii_lowercase();
    let main = ["main", "article"].into_iter().find(|tag| {
        let count = lower.matches(&format!("</{tag}>")).count();
        count == 1 && lower.contains(&format!("<{tag}"))
    });
    let read = |main, navigation| {
        let mut reader = Reader { builder: Builder::default(), skipped: None, main, navigation };
        reader.read(html, &|at| at);
        (reader.skipped.is_none(), reader.builder.finish())
    };
    match read(main, true) {
        (true, page) if !page.is_empty() => page,
        // A part never ends, or the main part is empty: the whole page is read.
        _ => read(None, false).1,
    }
}

/// Reads HTML inside of another format; `origin` returns the byte of the page for a byte of the HTML.
pub(super) fn fragment(html: &str, builder: &mut Builder, origin: &dyn Fn(usize) -> usize) {
    let taken = std::mem::take(builder);
    let mut reader = Reader { builder: taken, skipped: None, main: None, navigation: false };
    reader.read(html, origin);
    *builder = reader.builder;
}

struct Reader {
    builder: Builder,
    /// The tag whose contents are skipped, and how many of the same name are open inside.
    skipped: Option<(String, usize)>,
    /// The tag that holds the main part, until it has begun.
    main: Option<&'static str>,
    /// Whether navigation and similar parts are skipped.
    navigation: bool,
}

/// Tags whose contents are not words of a page.
const NO_WORDS: &str = "script style noscript template svg title head";

/// Tags around navigation and the like.
const NAVIGATION: &str = "nav footer button select dialog iframe form";

/// Classes, ids and roles of such parts.
const NAVIGATION_NAMES: &str =
    "navigation navbar toc sr-only visually-hidden banner dialog contentinfo search";

/// Tags that have no end tag.
const VOID: &str = "area base br col embed hr img input link meta source track wbr";

/// Other tags of HTML that have no meaning of their own here.
const KNOWN: &str = "a abbr address article aside b bdi bdo big blockquote body caption center cite code colgroup data dd del \
    details dfn div dl dt em fieldset figcaption figure font h1 h2 h3 h4 h5 h6 header hgroup html i ins kbd \
    label legend li main mark ol p picture pre q s samp section small span strike strong sub summary sup table \
    tbody td tfoot th thead time tr tt u ul var video";

impl Reader {
    fn read(&mut self, html: &str, origin: &dyn Fn(usize) -> usize) {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        let written = |tag: html5gum::Span<usize>| html.get(tag.start..tag.end).unwrap_or_default();
        for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
            match token {
                Token::StartTag(tag) => {
                    self.start(&tag, written(tag.span), origin(tag.span.start));
                }
                Token::EndTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name);
                    self.end(&name, written(tag.span), origin(tag.span.start));
                }
                Token::String(text) => {
                    self.words(&String::from_utf8_lossy(&text), origin(text.span.start));
                }
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
    }

    fn start(&mut self, tag: &StartTag<usize>, written: &str, at: usize) {
        let name = String::from_utf8_lossy(&tag.name);
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth += usize::from(*skipped == name);
            return;
        }
        if self.main.is_some_and(|main| main == name) {
            self.main = None;
        }
        if self.is_skipped(tag, &name) {
            self.skipped = (!tag.self_closing).then(|| (name.into_owned(), 0));
        } else if is_element(&name) {
            self.builder.start_with(&name, attributes(tag), at);
        } else {
            self.words(written, at);
        }
    }

    fn end(&mut self, name: &str, written: &str, at: usize) {
        if let Some((skipped, depth)) = &mut self.skipped {
            match depth.checked_sub(usize::from(skipped == name)) {
                Some(left) => *depth = left,
                None => self.skipped = None,
            }
        } else if is_element(name) {
            self.builder.end(name);
        } else {
            self.words(written, at);
        }
    }

    fn words(&mut self, words: &str, at: usize) {
        if self.skipped.is_none() && self.main.is_none() {
            self.builder.words(words, at);
        }
    }

    fn is_skipped(&self, tag: &StartTag<usize>, name: &str) -> bool {
        let named = |key: &str| {
            let value = attribute(tag, key).to_ascii_lowercase();
            let mut parts = value.split(|c: char| !c.is_alphanumeric());
            value.split_whitespace().any(|word| is_listed(word, NAVIGATION_NAMES))
                || parts
                    .any(|part| is_listed(part, "cookie cookies consent breadcrumb breadcrumbs"))
        };
        let keys = ["class", "id", "role", "aria-label"];
        let navigation = is_listed(name, NAVIGATION) || keys.into_iter().any(named);
        // Browsers begin the body where the head is not closed.
        let is_head = name == "head";
        !is_head && !is_listed(name, VOID) && is_listed(name, NO_WORDS)
            || self.navigation
                && navigation
                && !matches!(name, "html" | "body" | "main" | "article")
    }
}

/// Returns whether a tag is an element of HTML, or of a page's own with a hyphen in its name. Any other, such as
/// `<id>`, is a word.
fn is_element(name: &str) -> bool {
    let own = name.contains(['-', ':']) && !name.starts_with(['-', ':']);
    own || [NO_WORDS, NAVIGATION, VOID, KNOWN].iter().any(|names| is_listed(name, names))
}

fn attribute(tag: &StartTag<usize>, key: &str) -> String {
    let value = tag.attributes.get(key.as_bytes());
    value.map(|value| String::from_utf8_lossy(value).into_owned()).unwrap_or_default()
}

fn attributes(tag: &StartTag<usize>) -> Attributes {
    let number = |key| attribute(tag, key).trim().parse().unwrap_or(1);
    Attributes {
        href: Some(attribute(tag, "href")).filter(|href| !href.is_empty()),
        language: attribute(tag, "class") + &attribute(tag, "data-lang"),
        span: (number("rowspan"), number("colspan")),
    }
}

/// Entities and backslashes that authors put into code, where Markdown does not ask for them.
const ESCAPES: &[(&str, &str)] = &[
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&apos;", "'"),
    ("&#39;", "'"),
    ("&#124;", "|"),
    ("&nbsp;", " "),
    ("\\|", "|"),
    ("\\[", "["),
    ("\\]", "]"),
    ("\\_", "_"),
    ("&amp;", "&"),
];

/// Returns code without these escapes.
pub(super) fn unescaped(code: &str) -> String {
    let replace = |text: String, (from, to): &(&str, &str)| text.replace(from, to);
    ESCAPES.iter().fold(code.to_owned(), replace)
}
