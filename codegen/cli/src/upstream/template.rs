//! Marks of site generators in Markdown: front matter, MDX, Liquid and shortcodes. They are removed, and their text
//! for readers is kept as Markdown.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::text::placed_lines;

/// A part of the page that is cut out, and the Markdown in its place.
pub(super) type Cut = (Range<usize>, String);

/// Marks that may be anywhere outside of code.
static MARKS: LazyLock<Regex> = LazyLock::new(|| {
    let marks = [
        r"(?s:\{%.*?%\})",
        r"(?s:\{/\*.*?\*/\})",
        r"\{\{[<%].*?[>%]\}\}",
        r"\{\{-?\s*(?:site|page|include|layout|config)\b[^}\n]*\}\}",
        r"\{:[^}\n]*\}",
        r"[ \t]\{#[\w-]+\}[ \t]*$",
        r"^[ \t]*(?:\[\[?_?(?i:toc)_?\]?\])[ \t]*$",
        r"^[ \t]*:{3,}[ \t]*(?:\w+)?",
        r"^import\s[^\n]*\sfrom\s+['\x22][^\n]*$",
        r"^import\s+['\x22][^\n]*$",
        r"^export\s+(?:const|default|let|function)\b[^\n]*$",
        r#"</?[A-Z][A-Za-z0-9.]*(?:\s(?:[^<>"'{}]|"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\})*)?>"#,
    ];
    Regex::new(&format!("(?m){}", marks.join("|"))).expect("the pattern is a constant")
});

static ATTRIBUTE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"([A-Za-z]+)=\{?["']([^"'{}]*)["']\}?"#).expect("the pattern is a constant")
});

/// Marks of tabs and boxes, the contents of which are indented, and their title.
static BOX: LazyLock<Regex> = LazyLock::new(|| {
    let tab = r#"^(?:===[+!]?[ ]+"([^"\n]*)"|(?:!!!|\?\?\?\+?)[ ]+[\w\x20-]+(?:"([^"\n]*)")?)\s*$"#;
    Regex::new(tab).expect("the pattern is a constant")
});

/// The spaces by which the contents of a box are indented.
const INDENT: usize = 4;

/// Returns the marks of tabs and boxes, of which the titles are kept, and the indentation of their contents.
fn boxes(page: &str, code: &[Range<usize>]) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut depth = 0;
    for (start, line) in placed_lines(page) {
        if line.trim().is_empty() {
            continue;
        }
        let spaces = line.len() - line.trim_start_matches(' ').len();
        depth = depth.min(spaces / INDENT * INDENT);
        let mark = BOX.captures(&line[depth..]).filter(|_| !overlaps(code, &(start..start)));
        let Some(mark) = mark else {
            cuts.extend((depth > 0).then(|| (start..start + depth, String::new())));
            continue;
        };
        let title = mark.get(1).or(mark.get(2)).map(|title| format!("**{}**\n", title.as_str()));
        cuts.push((start..start + line.len(), format!("\n{}\n", title.unwrap_or_default())));
        depth += INDENT;
    }
    cuts
}

/// Returns the indentation of what is inside of components, where Markdown would take it for code.
fn indents(page: &str, closed: &HashSet<&str>) -> Vec<Cut> {
    let mut cuts = Vec::new();
    // The indentation of the first line inside of each component that is open.
    let mut open: Vec<Option<usize>> = Vec::new();
    for (start, line) in placed_lines(page) {
        let bare = line.trim_start_matches(' ');
        let spaces = line.len() - bare.len();
        let tag = bare.trim_start_matches(['<', '/']);
        let name = &tag[..tag.find(|c: char| !c.is_ascii_alphanumeric() && c != '.').unwrap_or(0)];
        let is_component =
            bare.starts_with('<') && tag.starts_with(|c: char| c.is_ascii_uppercase());
        if is_component && bare.starts_with("</") {
            open.pop();
        } else if !bare.trim().is_empty() {
            let depth = open.last_mut().map_or(0, |first| *first.get_or_insert(spaces)).min(spaces);
            cuts.extend((depth > 0).then(|| (start..start + depth, String::new())));
            let inline = bare.contains("/>") || bare.contains("</");
            open.extend((is_component && closed.contains(name) && !inline).then_some(None));
        }
    }
    cuts
}

/// Returns the parts that are cut out of a page, in order.
pub(super) fn cuts(page: &str) -> Vec<Cut> {
    let closed: HashSet<&str> =
        page.match_indices("</").filter_map(|(at, _)| closing_name(&page[at + 2..])).collect();
    let code = code(page);
    let mut cuts = marks(page, &code, &closed);
    let mut boxes = boxes(page, &code);
    boxes.extend(indents(page, &closed));
    if !boxes.is_empty() {
        cuts.extend(boxes);
        cuts.sort_by_key(|(range, _)| range.start);
        let mut end = 0;
        cuts.retain(|(range, _)| {
            let apart = range.start >= end;
            end = end.max(range.end);
            apart
        });
    }
    cuts
}

/// Returns the marks that are cut out of a page.
fn marks(page: &str, code: &[Range<usize>], closed: &HashSet<&str>) -> Vec<Cut> {
    let mut cuts: Vec<_> = front_matter(page).into_iter().collect();
    let start = cuts.first().map_or(0, |(range, _)| range.end);
    for found in MARKS.find_iter(page).filter(|found| found.start() >= start) {
        if is_mark(found.as_str(), closed) && !overlaps(code, &found.range()) {
            cuts.push((found.range(), kept(found.as_str())));
        }
    }
    cuts
}

/// Returns whether a range has a byte of code, or is inside of it.
fn overlaps(code: &[Range<usize>], range: &Range<usize>) -> bool {
    let next = code.partition_point(|code| code.end <= range.start);
    code.get(next).is_some_and(|code| code.start < range.end)
}

/// Returns the front matter. Its title is the heading of a page that has no other at the top.
fn front_matter(page: &str) -> Option<Cut> {
    let start = page.len() - page.trim_start_matches('\u{feff}').len();
    let mark = ["---", "+++"].into_iter().find(|mark| page[start..].starts_with(mark))?;
    let mut lines = page[start..].split_inclusive('\n');
    let mut end = start + lines.next().filter(|line| line.trim_end() == mark)?.len();
    let mut title = None;
    for line in lines {
        end += line.len();
        if line.trim_end() == mark {
            let headed =
                page[end..].lines().any(|line| line.starts_with("# ") || line.starts_with("==="));
            let title = title.filter(|_| !headed).map(|title| format!("# {title}\n\n"));
            return Some((start..end, title.unwrap_or_default()));
        }
        let value = line.strip_prefix("title").map(|rest| rest.trim_start_matches([' ', ':', '=']));
        let value = value.map(|value| value.trim().trim_matches(['"', '\'']));
        title = title.or(value.filter(|value| !value.is_empty()));
    }
    None
}

/// Returns the name of an end tag that has been opened.
fn closing_name(rest: &str) -> Option<&str> {
    let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '.');
    let length = rest.len() - name.len();
    name.starts_with('>').then(|| &rest[..length])
}

/// Returns whether a tag of this name is a component and not a placeholder such as `<ID>` or `<Name>`.
fn is_mark(found: &str, closed: &HashSet<&str>) -> bool {
    let Some(tag) = found.strip_prefix('<') else { return true };
    let has_lower = tag.chars().any(|c| c.is_ascii_lowercase());
    let name = tag.trim_start_matches('/').trim_end_matches('>');
    let complete = tag.starts_with('/') || tag.ends_with("/>") || name.contains('=');
    has_lower && (complete || closed.contains(name))
}

/// Returns the words in the attributes of a component: a title, a code with its message.
fn kept(found: &str) -> String {
    if !found.starts_with('<') {
        return String::new();
    }
    let mut title = None;
    let mut code = None;
    let mut words = Vec::new();
    for attribute in ATTRIBUTE.captures_iter(found) {
        match (&attribute[1], attribute[2].trim()) {
            (_, "") => {}
            ("title" | "label" | "summary" | "heading", value) => title = Some(value.to_owned()),
            ("code" | "errorCode", value) => code = Some(value.to_owned()),
            (_, value) if value.contains(' ') => words.push(value.to_owned()),
            _ => {}
        }
    }
    let words = words.join(" ");
    let words = match code {
        Some(code) => format!("- `{code}`: {words}"),
        None => words,
    };
    let title = title.map(|title| format!("**{title}**\n\n")).unwrap_or_default();
    if title.is_empty() && words.is_empty() {
        String::new()
    } else {
        format!("\n\n{title}{words}\n\n")
    }
}

/// Returns the bytes that are code: fenced blocks, and what is between backticks on a line.
fn code(page: &str) -> Vec<Range<usize>> {
    let mut code = Vec::new();
    let mut fence: Option<(&str, usize)> = None;
    for (at, line) in placed_lines(page) {
        let bare = line.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|mark| bare.starts_with(mark));
        match (fence, mark) {
            (Some((open, start)), Some(mark)) if open == mark => {
                code.push(start..at + line.len());
                fence = None;
            }
            (None, Some(mark)) => fence = Some((mark, at)),
            (None, None) => {
                let ticks: Vec<_> = line.match_indices('`').map(|(tick, _)| at + tick).collect();
                code.extend(ticks.chunks_exact(2).map(|pair| pair[0]..pair[1] + 1));
            }
            (Some(_), _) => {}
        }
    }
    code.extend(fence.map(|(_, start)| start..page.len()));
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, expected: &str) {
        let mut rest = String::new();
        let mut at = 0;
        for (range, kept) in cuts(page) {
            rest += &page[at..range.start];
            rest += &kept;
            at = range.end;
        }
        assert_eq!(rest + &page[at..], expected, "{page}");
    }

    #[test]
    fn marks_of_site_generators_are_cut_out() {
        check("---\ntitle: \"A b\"\nupdated: 2\n---\ntext", "# A b\n\ntext");
        check("---\ntitle: A\n---\n# B\n", "# B\n");
        check("+++\na = 1\n+++\nb\n\n---\nc: d\n---\n", "b\n\n---\nc: d\n---\n");
        check("import {A} from './a.jsx'\n\n<A id=\"x\" />\n## B {#b}\n", "\n\n\n## B\n");
        check("{% include x.md %}a {{< note >}}b{{< /note >}} {: .c}", "a b ");
        check("<Tabs>\n<Tab title=\"404\">x</Tab>\n</Tabs>", "\n\n\n**404**\n\n\n\nx\n");
        check("<Row code=\"LOST\" message=\"It is lost\"/>", "\n\n- `LOST`: It is lost\n\n");
        check("[[toc]]\n:::note\nx\n:::\n", "\n\nx\n\n");
        check("=== \"A\"\n\n    b\n      c\n\nd\n", "\n**A**\n\n\nb\n  c\n\nd\n");
        check("??? note\n    !!! tip \"A\"\n        b\nc\n", "\n\n\n**A**\n\nb\nc\n");
    }

    #[test]
    fn placeholders_and_code_stay() {
        for page in [
            "Token <ID> of <Name> for {{user name}} and {a}",
            "`<Tab>` {/",
            "```\n<Tab title=\"x\">\n{% raw %}\n```\n",
            "~~~\n{% raw %}\n",
            "---\nno end\n",
        ] {
            check(page, page);
        }
    }
}
