//! Converts an XML body to JSON: elements become members, repeated ones an array, attributes members that begin with
//! `@`. Decodes the entities of XML and character references; expands nothing else, and fetches nothing.

extern crate alloc;

use self::alloc::collections::BTreeMap;
use self::alloc::string::String;
use self::alloc::vec::Vec;
use core::fmt;

use super::json::write_string;

/// The maximum depth of nested elements; the text of deeper ones belongs to the ancestor at this depth.
const MAX_DEPTH: usize = 64;

/// An element, or an attribute.
#[derive(Default)]
struct Node<'a> {
    name: &'a str,
    attribute: bool,
    text: String,
    children: Vec<usize>,
    /// Whether its end tag was read.
    whole: bool,
}

/// Converts an XML text to JSON, or the complete elements of one that is cut short; `None` for HTML and other texts.
pub fn to_json(text: &str) -> Option<String> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let mut reader = Reader { rest: text, nodes: Vec::from([Node::default()]), open: Vec::new() };
    reader.read()?;
    let mut json = String::with_capacity(text.len());
    reader.write(&mut json, 0);
    Some(json)
}

struct Reader<'a> {
    rest: &'a str,
    /// All nodes; the first one is the whole text.
    nodes: Vec<Node<'a>>,
    /// The open elements, outermost first; `None` for one that is nested too deep.
    open: Vec<Option<usize>>,
}

impl<'a> Reader<'a> {
    /// Reads all elements. Returns `None` when the text is not XML.
    fn read(&mut self) -> Option<()> {
        if !self.rest.starts_with('<') {
            return None;
        }
        while let Some(at) = self.rest.find('<') {
            let (text, markup) = self.rest.split_at_checked(at)?;
            self.text(text);
            self.rest = markup;
            if self.markup().is_none() {
                break;
            }
        }
        let first = self.nodes.get(1)?;
        (!first.name.eq_ignore_ascii_case("html")).then_some(())
    }

    /// Reads one piece of markup. Returns `None` when it is cut short.
    fn markup(&mut self) -> Option<()> {
        let rest = self.rest;
        if let Some(cdata) = rest.strip_prefix("<![CDATA[") {
            let (text, after) = cdata.split_once("]]>")?;
            self.push(text);
            self.rest = after;
        } else if let Some(comment) = rest.strip_prefix("<!--") {
            self.rest = comment.split_once("-->")?.1;
        } else if let Some(instruction) = rest.strip_prefix("<?") {
            self.rest = instruction.split_once("?>")?.1;
        } else if rest.starts_with("<!") {
            self.rest = rest.get(doctype_end(rest)?..)?;
        } else if let Some(end) = rest.strip_prefix("</") {
            self.rest = end.split_once('>')?.1;
            if let Some(node) = self.open.pop().flatten()
                && let Some(node) = self.nodes.get_mut(node)
            {
                node.whole = true;
            }
        } else {
            return self.start();
        }
        Some(())
    }

    /// Reads a start tag. Returns `None` when it is cut short.
    fn start(&mut self) -> Option<()> {
        let (tag, after) = self.rest.get(1..)?.split_at_checked(tag_end(self.rest.get(1..)?)?)?;
        self.rest = after.get(1..)?;
        let (tag, closed) = match tag.strip_suffix('/') {
            Some(tag) => (tag, true),
            None => (tag, false),
        };
        let end = tag.find(|c: char| c.is_ascii_whitespace()).unwrap_or(tag.len());
        let (name, attributes) = tag.split_at_checked(end)?;
        if self.open.len() >= MAX_DEPTH {
            if !closed {
                self.open.push(None);
            }
            return Some(());
        }
        let node = self.add(local(name), false, closed);
        self.attributes(node, attributes);
        if !closed {
            self.open.push(Some(node));
        }
        Some(())
    }

    fn attributes(&mut self, node: usize, mut rest: &'a str) {
        while let Some((name, after)) = rest.split_once('=') {
            let after = after.trim_start();
            let Some(quote) = after.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
                return;
            };
            let Some((value, more)) = after.get(1..).and_then(|rest| rest.split_once(quote)) else {
                return;
            };
            let name = name.trim();
            if !name.starts_with("xmlns") {
                let own = self.nodes.len();
                let text = decoded(value);
                self.nodes.push(Node {
                    name: local(name),
                    attribute: true,
                    text,
                    whole: true,
                    ..Node::default()
                });
                if let Some(node) = self.nodes.get_mut(node) {
                    node.children.push(own);
                }
            }
            rest = more;
        }
    }

    /// Adds an element to the innermost open element, and returns its number.
    fn add(&mut self, name: &'a str, attribute: bool, whole: bool) -> usize {
        let own = self.nodes.len();
        self.nodes.push(Node { name, attribute, whole, ..Node::default() });
        let parent = self.parent();
        if let Some(parent) = self.nodes.get_mut(parent) {
            parent.children.push(own);
        }
        own
    }

    /// Returns the innermost open element that is not nested too deep.
    fn parent(&self) -> usize {
        self.open
            .get(..MAX_DEPTH.min(self.open.len()))
            .and_then(<[_]>::last)
            .copied()
            .flatten()
            .unwrap_or(0)
    }

    fn text(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.push(&decoded(text));
        }
    }

    fn push(&mut self, text: &str) {
        let parent = self.parent();
        if let Some(parent) = self.nodes.get_mut(parent) {
            parent.text.push_str(text);
        }
    }

    /// Writes a node as JSON, at most [`MAX_DEPTH`] levels deep.
    fn write(&self, out: &mut String, node: usize) {
        let Some(node) = self.nodes.get(node) else { return };
        if node.children.is_empty() {
            let _ = write_string(out, node.text.trim());
            return;
        }
        let mut groups: BTreeMap<(bool, &str), Vec<usize>> = BTreeMap::new();
        for child in &node.children {
            if let Some(own) = self.nodes.get(*child)
                && (own.whole || !own.children.is_empty())
            {
                groups.entry((own.attribute, own.name)).or_default().push(*child);
            }
        }
        out.push('{');
        let mut first = true;
        for ((attribute, name), children) in &groups {
            comma(out, &mut first);
            let mut key = String::from(if *attribute { "@" } else { "" });
            key.push_str(name);
            let _ = write_string(out, &key);
            out.push(':');
            self.values(out, children);
        }
        if !node.text.trim().is_empty() {
            comma(out, &mut first);
            out.push_str("\"#text\":");
            let _ = write_string(out, node.text.trim());
        }
        out.push('}');
    }

    fn values(&self, out: &mut String, children: &[usize]) {
        if let [child] = children {
            return self.write(out, *child);
        }
        let mut first = true;
        out.push('[');
        for child in children {
            comma(out, &mut first);
            self.write(out, *child);
        }
        out.push(']');
    }
}

fn comma(out: &mut String, first: &mut bool) {
    if !core::mem::take(first) {
        out.push(',');
    }
}

/// Returns a name without its namespace prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Returns the offset of the `>` that ends a tag; one in quotes does not end it.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quote = None;
    tag.bytes().position(|byte| match quote {
        Some(open) => {
            if byte == open {
                quote = None;
            }
            false
        }
        None => {
            quote = Some(byte).filter(|byte| matches!(byte, b'"' | b'\''));
            byte == b'>'
        }
    })
}

/// Returns the end of a document type declaration, including the declarations in brackets within it.
fn doctype_end(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let end = text.bytes().position(|byte| {
        match byte {
            b'[' => depth += 1,
            b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        byte == b'>' && depth == 0
    });
    end.map(|end| end + 1)
}

/// Returns a text with its entities decoded. An entity that XML does not define is kept unchanged.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        // The longest entity has ten characters.
        let end = after.bytes().take(11).position(|byte| byte == b';');
        match end.and_then(|end| Some((entity(after.get(..end)?)?, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = after.get(end + 1..).unwrap_or_default();
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let number = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(number.ok()?)?
        }
    })
}

/// Writes a text, and escapes the characters that are markup or that a parser would change.
pub fn write_text(out: &mut impl fmt::Write, text: &str) -> fmt::Result {
    for c in text.chars() {
        match c {
            '<' => out.write_str("&lt;")?,
            '>' => out.write_str("&gt;")?,
            '&' => out.write_str("&amp;")?,
            '"' => out.write_str("&quot;")?,
            '\r' | '\n' | '\t' => write!(out, "&#{};", u32::from(c))?,
            _ => out.write_char(c)?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::to_json;

    #[track_caller]
    fn check(xml: &str, json: Option<&str>) {
        assert_eq!(to_json(xml).as_deref(), json, "{xml}");
    }

    #[test]
    fn elements_are_members() {
        check(
            "<?xml version=\"1.0\"?>\n<Error><Code>NoSuchKey</Code><Message>a &lt;b&#62; &amp;c;</Message></Error>",
            Some(r#"{"Error":{"Code":"NoSuchKey","Message":"a <b> &c;"}}"#),
        );
        check(
            "<s:E xmlns:s='u' id=\"1>2\"><s:F>x</s:F><s:F><![CDATA[<y>]]></s:F><s:G/></s:E>",
            Some(r#"{"E":{"F":["x","<y>"],"G":"","@id":"1>2"}}"#),
        );
        check("<a>x<b>y</b>z</a>", Some(r##"{"a":{"b":"y","#text":"xz"}}"##));
    }

    #[test]
    fn a_text_that_is_cut_short_has_what_is_whole() {
        check("<E><Code>A</Code><Message>half", Some(r#"{"E":{"Code":"A"}}"#));
        check("<E><Code>A</Code><Mess", Some(r#"{"E":{"Code":"A"}}"#));
    }

    #[test]
    fn other_texts_are_not_xml() {
        for text in ["", "{}", "text <a>", "<!DOCTYPE html><html><body>502</body></html>", "<"] {
            check(text, None);
        }
        check("<!DOCTYPE a [<!ENTITY b \"c>\">]><a>&b;</a>", Some(r#"{"a":"&b;"}"#));
    }

    #[test]
    fn deep_nesting_is_read_in_one_pass() {
        let deep = format!("{}x{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
        assert!(to_json(&deep).is_some_and(|json| json.len() < 2_000));
    }
}
