//! The Markdown docs as HTML that is well-formed XML too: a lead and sections, links between pages. Raw HTML is text.

use pulldown_cmark::{
    CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html,
};

use super::escape;
use super::highlight::highlight;
use super::table::Tables;

#[derive(Debug)]
pub(super) struct Document {
    /// The HTML between the title and the first section.
    pub(super) lead: String,
    pub(super) sections: Vec<Section>,
}

/// The maximum number of sections to list. The list of messages on the page is clearer than a longer one.
const MAX_TOC: usize = 60;

/// The sections of an error's page that its readers want first.
const FIRST: [&str; 3] = ["what-it-means", "what-to-do", "example-response"];

impl Document {
    /// Returns the sections that readers want first.
    pub(super) fn first(&self) -> &[Section] {
        &self.sections[..self.count_first()]
    }

    pub(super) fn rest(&self) -> &[Section] {
        &self.sections[self.count_first()..]
    }

    /// Returns whether one of the sections is about what to do.
    pub(super) fn has_remedy(&self) -> bool {
        self.sections.iter().any(|section| section.id == "what-to-do")
    }

    fn count_first(&self) -> usize {
        self.sections.iter().take_while(|section| FIRST.contains(&&*section.id)).count()
    }

    /// Returns the sections of the table of contents: all, unless they are too many.
    pub(super) fn toc(&self) -> impl Iterator<Item = &Section> {
        let is_long = self.sections.len() > MAX_TOC;
        self.sections.iter().filter(move |section| !is_long || section.id.contains('-'))
    }
}

/// A heading with its HTML.
#[derive(Debug, Default)]
pub(super) struct Section {
    /// The anchor: the slug that code hosts, mdBook and rustdoc give the heading too.
    pub(super) id: String,
    pub(super) title: String,
    pub(super) html: String,
}

pub(super) fn render(markdown: &str) -> Document {
    let mut parts: Vec<(String, Vec<Event<'_>>)> = vec![(String::new(), Vec::new())];
    let mut events = Parser::new_ext(markdown, Options::ENABLE_TABLES);
    let mut tables = Tables::default();
    while let Some(event) = events.next() {
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => {
                drop(heading(&mut events));
            }
            Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) => {
                parts.push((heading(&mut events), Vec::new()));
            }
            Event::Start(Tag::Heading { .. }) => {
                let title = heading(&mut events);
                let html = format!("<h3 id=\"{}\">{}</h3>\n", slug(&title), escape(&title));
                push(&mut parts, Event::Html(html.into()));
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                let html = code_block(&kind, &mut events);
                push(&mut parts, Event::Html(html.into()));
            }
            event => push(&mut parts, tables.event(plain(event))),
        }
    }
    let mut sections = parts.into_iter().map(|(title, events)| section(title, events));
    let lead = sections.next().unwrap_or_default().html;
    Document { lead, sections: sections.collect() }
}

fn push<'m>(parts: &mut [(String, Vec<Event<'m>>)], event: Event<'m>) {
    if let Some((_, events)) = parts.last_mut() {
        events.push(event);
    }
}

fn section(title: String, events: Vec<Event<'_>>) -> Section {
    let mut html = String::new();
    html::push_html(&mut html, events.into_iter());
    Section { id: slug(&title), title, html }
}

/// Returns one line of Markdown as HTML without a paragraph around it.
pub(super) fn line(markdown: &str) -> String {
    let events = Parser::new(markdown).filter(|event| {
        !matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph))
    });
    let mut html = String::new();
    html::push_html(&mut html, events.map(plain));
    html
}

/// Returns the block of code that has been entered.
fn code_block<'m>(
    kind: &CodeBlockKind<'m>,
    events: &mut impl Iterator<Item = Event<'m>>,
) -> String {
    let inside = events.take_while(|event| !matches!(event, Event::End(TagEnd::CodeBlock)));
    let text = inside.filter_map(|event| match event {
        Event::Text(text) => Some(text),
        _ => None,
    });
    let code: String = text.map(CowStr::into_string).collect();
    let language = match kind {
        CodeBlockKind::Fenced(language) => language,
        CodeBlockKind::Indented => "",
    };
    format!("<pre tabindex=\"0\"><code>{}</code></pre>\n", highlight(language, &code))
}

/// Returns the text of the heading that has been entered.
fn heading<'m>(events: &mut impl Iterator<Item = Event<'m>>) -> String {
    let inside = events.take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
    let text = inside.filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(text),
        _ => None,
    });
    text.map(CowStr::into_string).collect()
}

/// Returns the anchor of a heading.
fn slug(heading: &str) -> String {
    let slug = |c: char| match c {
        c if c.is_alphanumeric() || matches!(c, '_' | '-') => Some(c),
        c if c.is_whitespace() => Some('-'),
        _ => None,
    };
    heading.trim().to_lowercase().chars().filter_map(slug).collect()
}

/// Rewrites links to rendered pages, and raw HTML to text. The comment that marks a generated file is removed.
fn plain(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Html(text) if text.starts_with("<!--") => Event::Text(CowStr::Borrowed("")),
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Code(text) if is_word(&text) => {
            let html = format!("<code class=\"word\">{}</code>", escape(&text));
            Event::InlineHtml(html.into())
        }
        Event::Code(text) => Event::InlineHtml(format!("<code>{}</code>", breakable(&text)).into()),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = rendered(&dest_url).into();
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        event => event,
    }
}

/// The number of characters that fit on one line even on a phone.
const WORD: usize = 24;

/// Returns whether code fits on one line even on a phone.
fn is_word(code: &str) -> bool {
    code.chars().count() <= WORD && !code.contains(char::is_whitespace)
}

/// Returns code as HTML that may be broken behind the `_` and `.` of names, and elsewhere only in longer words.
fn breakable(code: &str) -> String {
    let mut html = String::with_capacity(code.len());
    for word in code.split_inclusive(|c: char| matches!(c, '_' | '.') || c.is_whitespace()) {
        for (index, character) in word.chars().enumerate() {
            if !html.is_empty() && index % WORD == 0 && !html.ends_with(char::is_whitespace) {
                html.push_str("<wbr />");
            }
            html.push_str(&escape(character.encode_utf8(&mut [0; 4])));
        }
    }
    html
}

/// Returns the target of a link between Markdown pages when they are rendered.
fn rendered(link: &str) -> String {
    let (path, anchor) = link.split_at(link.find('#').unwrap_or(link.len()));
    match path.strip_suffix(".md").filter(|_| !link.contains("://")) {
        Some(page) => format!("{page}.html{anchor}"),
        None => link.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_a_lead_and_sections() {
        let page =
            render("<!-- x -->\n\n# T\n\nLead.\n\n## A b\n\n[c](../index.md#d)\n\n### e_f\n");
        assert_eq!(page.lead.trim(), "<p>Lead.</p>");
        let [section] = &page.sections[..] else { panic!("{page:?}") };
        assert_eq!((section.id.as_str(), section.title.as_str()), ("a-b", "A b"));
        let html = "<p><a href=\"../index.html#d\">c</a></p>\n<h3 id=\"e_f\">e_f</h3>\n";
        assert_eq!(section.html, html);
    }

    #[test]
    fn long_code_is_broken_between_the_words_of_names() {
        let page = render("`[order_lines[0].tax_rate] & so on ok_` `order_lines`\n");
        let long = "<code>[order_<wbr />lines[0].<wbr />tax_<wbr />rate] &amp; so on ok_</code>";
        let short = "<code class=\"word\">order_lines</code>";
        assert_eq!(page.lead, format!("<p>{long} {short}</p>\n"));
        let page = render(&format!("`{}`\n", "x".repeat(50)));
        let [line, rest] = [24, 2].map(|count| "x".repeat(count));
        let html = format!("<p><code>{line}<wbr />{line}<wbr />{rest}</code></p>\n");
        assert_eq!(page.lead, html);
    }

    #[test]
    fn raw_html_is_text() {
        let page = render("a <b>x</b>\n\n<img onerror=x>\n");
        assert!(!page.lead.contains("<b>") && !page.lead.contains("<img"), "{}", page.lead);
    }
}
