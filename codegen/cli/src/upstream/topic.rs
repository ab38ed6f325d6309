//! The topic of a part of a page, by the words of the headings above it.

use super::documented::{Section, Topic};
use super::text::{Text, is_listed};

const ERRORS: &str = "error errors exception exceptions problem problems failure failures fault faults decline declines rejection \
    rejections status statuses troubleshooting close result return invalid";

const OTHER: &str = "opcode opcodes event events parameter parameters field fields header headers endpoint endpoints flag flags \
    permission permissions scope scopes intent intents currency currencies country countries language languages \
    locale locales request body attributes properties success types behavior behaviors behaviour behaviours";

/// Fields of bodies that carry errors.
const FIELDS: &str = "code message messages type status title detail details instance error errors description param field \
    request_id trace_id correlation_id name reason doc_url location locations path extensions meta hint";

/// Returns the topic of a section: the nearest heading that names one decides.
pub(super) fn of(before: &[Section], section: &Section) -> Topic {
    let named = |section: &Section| match &section.heading {
        _ if !section.heads.is_empty() && !section.within => Topic::Errors,
        heading => heading.as_ref().map_or(Topic::Unknown, by_words),
    };
    let above = std::iter::successors(Some(section), |section| before.get(section.parent?));
    let mut topics = above.map(named).filter(|topic| *topic != Topic::Unknown);
    topics.next().unwrap_or_default()
}

/// Returns whether words that lead to a list or a table say that it is of fields or behaviours, and not of errors.
pub(super) fn leads_elsewhere(lead: &Text) -> bool {
    let plain = lead.plain();
    let last = plain.rsplit(". ").next().unwrap_or_default().to_lowercase();
    let mut words = last.split(|c: char| !c.is_alphanumeric());
    let fields = "fields properties attributes parameters headers arguments";
    words.any(|word| is_listed(word, fields)) || by_words(&Text::plain_at(0, &last)) == Topic::Other
}

/// Returns the topic that the words of a heading name.
pub(super) fn by_words(heading: &Text) -> Topic {
    let lower = heading.plain().to_lowercase();
    let has = |known: &str| {
        lower.split(|c: char| !c.is_alphanumeric()).any(|word| is_listed(word, known))
    };
    if has(ERRORS) {
        Topic::Errors
    } else if has(OTHER) {
        Topic::Other
    } else {
        Topic::Unknown
    }
}

/// Returns the section that one of this level is part of: the nearest above of a lower level. The walk follows parents,
/// so that all headings of a page take time in proportion to their number.
pub(super) fn parent(before: &[Section], level: u8) -> Option<usize> {
    let mut at = before.len().checked_sub(1);
    while let Some(outer) = at.and_then(|at| before.get(at)) {
        if outer.heading.is_some() && outer.level < level {
            return at;
        }
        at = outer.parent;
    }
    None
}

/// Returns whether a name is a field of bodies that carry errors.
pub(super) fn is_field(name: &str) -> bool {
    is_listed(&name.trim_matches('`').to_lowercase(), FIELDS)
}
