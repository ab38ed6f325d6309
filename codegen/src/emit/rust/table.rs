//! The tables: everything that is known of errors, messages, operations and rules, and the patterns.

use std::collections::HashMap;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::code::duration;
use super::tree::{ident, number};
use crate::Compiled;
use crate::check::{About, Dialect, Error, Facts, GeneralRule, Link, Message, Retry};
use crate::decide::{ErrorTable, Pattern};
use crate::runtime::finding::starts;
use crate::runtime::pattern::Hole;
use crate::vocabulary::Vocabulary;

/// The module `table`.
pub(super) fn module(compiled: &Compiled) -> TokenStream {
    let facts: &Facts = &compiled.catalog;
    let rows = facts.errors.iter().zip(&compiled.table.errors);
    let (dialects, numbers) = dialects(facts);
    let rows = rows.zip(numbers);
    let errors = rows.map(|((error, table), dialect)| error_row(facts, error, table, dialect));
    let entries = facts.entries().map(|(error, message)| entry_row(facts, error, message));
    let frame = frame(facts, &dialects);
    let find = find(facts);
    let whole = whole(compiled);
    let (error_count, entry_count) = (number(facts.errors.len()), number(facts.entries().count()));
    quote! {
        // Not every catalogue has links or operations.
        #[allow(unused_imports)]
        use super::about::{Link, Retry};
        use super::catalogue::{EntryRow, ErrorRow, RuleRow};
        #[allow(unused_imports)]
        use super::code::{Code, Operation};
        use super::runtime::finding::Dialect;
        use super::runtime::fold::Fold;
        // Nor messages with values.
        #[allow(unused_imports)]
        use super::runtime::pattern::{Hole, Kind, Pattern};
        // Not every catalogue declares a fall-back.
        #[allow(unused_imports)]
        use super::runtime::response::{Fallback, Layout};

        #frame
        #find
        #whole
        pub(super) static ERRORS: [ErrorRow; #error_count] = [#(#errors,)*];
        pub(super) static ENTRIES: [EntryRow; #entry_count] = [#(#entries,)*];
    }
}

/// What small and large catalogues have alike.
pub(super) fn frame(facts: &Facts, dialects: &[&Dialect]) -> TokenStream {
    let (error_count, entry_count) = (number(facts.errors.len()), number(facts.entries().count()));
    let plain = is_plain(facts);
    let max_fields = number(facts.max_fields());
    let has_statuses = facts.errors.iter().all(|error| error.status.is_some());
    let defaults = defaults(facts);
    let layout = layout(facts);
    let operations = operations(facts);
    let rules = facts.rules.iter().map(rule_row);
    let dialects = dialects.iter().map(|own| dialect(own));
    quote! {
        pub(super) const DIALECTS: &[Dialect<'static>] = &[#(#dialects,)*];
        pub(super) const ERROR_COUNT: u32 = #error_count;
        pub(super) const ENTRY_COUNT: u32 = #entry_count;
        /// Whether every message has to be the documented text to the letter.
        pub(super) const PLAIN: bool = #plain;
        /// How many values a message has at most.
        pub(super) const MAX_FIELDS: usize = #max_fields;
        /// Whether every error has a status.
        pub(super) const HAS_STATUSES: bool = #has_statuses;
        #defaults
        #layout
        #operations
        pub(super) static RULES: &[RuleRow] = &[#(#rules,)*];
    }
}

fn option<T>(value: Option<T>, tokens: impl Fn(T) -> TokenStream) -> TokenStream {
    value.map(tokens).map_or_else(|| quote!(None), |tokens| quote!(Some(#tokens)))
}

fn text(value: Option<&String>) -> TokenStream {
    option(value, |text| quote!(#text))
}

fn status(status: u16) -> TokenStream {
    let status = number(usize::from(status));
    quote!(#status)
}

fn retry(value: Option<&Retry>) -> TokenStream {
    option(value, |retry| {
        let variant = ident(retry.variant());
        let operation = retry.operation().map(|operation| {
            let operation = ident(&operation.pascal());
            quote!((Operation::#operation))
        });
        quote!(Retry::#variant #operation)
    })
}

fn links(links: &[Link]) -> TokenStream {
    let links = links.iter().map(|Link { title, url }| quote!(Link { title: #title, url: #url }));
    quote!(&[#(#links,)*])
}

fn impact(facts: &Facts, about: &About) -> TokenStream {
    let impacts = about.impact.iter().map(|(operation, seen)| {
        let operation = ident(&facts.operations[*operation].name.pascal());
        quote!((Operation::#operation, #seen))
    });
    quote!(&[#(#impacts,)*])
}

/// The fields that rows of errors and of messages have in common.
fn about(facts: &Facts, about: &About) -> TokenStream {
    let name = about.name.as_str();
    let description = text(about.description.as_ref());
    let remedy = text(about.remedy.as_ref());
    let (retry, impact, links) =
        (retry(about.retry.as_ref()), impact(facts, about), links(&about.links));
    quote! {
        name: #name,
        description: #description,
        remedy: #remedy,
        retry: #retry,
        impact: #impact,
        links: #links,
    }
}

fn error_row(facts: &Facts, error: &Error, table: &ErrorTable, dialect: usize) -> TokenStream {
    let about = about(facts, &error.about);
    let status = option(error.status, status);
    let code = text(error.code.as_ref());
    let first_entry = number(table.first_entry);
    let entries = number(error.messages.len());
    let empty = option(table.empty, |empty| {
        let entry = number(table.first_entry + empty);
        quote!(#entry)
    });
    let (dialect, words) = (number(dialect), number(usize::from(table.trailing_words)));
    let listed = |pattern: &&Pattern| !is_plain(facts) || !pattern.holes.is_empty();
    let patterns = table.patterns.iter().filter(listed);
    let patterns = patterns.map(|pattern| self::pattern(error, table, pattern));
    quote! {
        ErrorRow {
            status: #status,
            code: #code,
            #about
            first_entry: #first_entry,
            entries: #entries,
            empty: #empty,
            dialect: #dialect,
            trailing_reason: #words,
            patterns: &[#(#patterns,)*],
        }
    }
}

/// The dialects that there are, each once, and the number of that of each error.
pub(super) fn dialects(facts: &Facts) -> (Vec<&Dialect>, Vec<usize>) {
    let (mut dialects, mut known) = (Vec::new(), HashMap::new());
    let numbers = facts.errors.iter().map(|error| {
        *known.entry(&error.dialect).or_insert_with(|| {
            dialects.push(&error.dialect);
            dialects.len() - 1
        })
    });
    let numbers = numbers.collect();
    (dialects, numbers)
}

/// How the wire text of errors may differ. How many words a reason can follow is a matter of each error.
fn dialect(dialect: &Dialect) -> TokenStream {
    let (case, white_space) = (dialect.ignore_case, dialect.ignore_white_space);
    let wrap = dialect.wrap.iter().map(|(open, close)| quote!((#open, #close)));
    let stray = &dialect.stray;
    let prefixes = dialect.spellings().map(|(group, spelling)| {
        let group = number(usize::from(group));
        quote!((#group, #spelling))
    });
    let starts = starts(dialect.spellings().map(|(_, spelling)| spelling));
    let starts = Literal::u32_unsuffixed(starts);
    let separator = text(dialect.separator.as_ref());
    let parentheses = dialect.reason_in_parentheses;
    quote! {
        Dialect {
            fold: Fold { case: #case, white_space: #white_space },
            wrap: &[#(#wrap,)*],
            stray: #stray,
            prefixes: &[#(#prefixes,)*],
            starts: #starts,
            separator: #separator,
            reason_in_parentheses: #parentheses,
            trailing_reason: 0,
        }
    }
}

fn pattern(error: &Error, table: &ErrorTable, pattern: &Pattern) -> TokenStream {
    let owner = &error.messages[pattern.message];
    let holes = pattern.holes.iter().map(|hole| self::hole(&hole.runtime(owner)));
    let known = pattern.runtime(owner, table.first_entry + pattern.message, ());
    let [message, prefix, flags] =
        [known.message, known.prefix.into(), known.flags.into()].map(Literal::u32_unsuffixed);
    let head = Literal::byte_string(known.head);
    quote! {
        Pattern { message: #message, prefix: #prefix, flags: #flags, head: #head, holes: &[#(#holes,)*] }
    }
}

fn hole(hole: &Hole<'_>) -> TokenStream {
    let field = number(hole.field.into());
    let kind = ident(&format!("{:?}", hole.kind));
    let [choices, then] = [hole.choices, hole.then].map(Literal::byte_string);
    quote!(Hole { field: #field, kind: Kind::#kind, choices: #choices, then: #then })
}

fn entry_row(facts: &Facts, error: &Error, message: &Message) -> TokenStream {
    let about = about(facts, &message.about);
    let code = ident(&error.name().pascal());
    let text = text(message.message.as_ref());
    let fields = message.fields.iter().map(|field| field.name.as_str());
    let examples = &message.examples;
    quote! {
        EntryRow {
            #about
            code: Code::#code,
            message: #text,
            fields: &[#(#fields,)*],
            examples: &[#(#examples,)*],
        }
    }
}

fn operations(facts: &Facts) -> TokenStream {
    let rows = facts.operations.iter().map(|operation| {
        let (name, description) = (operation.name.as_str(), &operation.description);
        quote!((#name, #description))
    });
    quote!(pub(super) static OPERATIONS: &[(&str, &str)] = &[#(#rows,)*];)
}

fn rule_row(rule: &GeneralRule) -> TokenStream {
    let (name, description) = (rule.name.as_str(), &rule.description);
    let remedy = text(rule.remedy.as_ref());
    let duration = option(rule.duration, |duration| {
        let duration = self::duration(duration);
        quote!(#duration)
    });
    let links = links(&rule.links);
    quote! {
        RuleRow {
            name: #name,
            description: #description,
            remedy: #remedy,
            duration: #duration,
            links: #links,
        }
    }
}

fn defaults(facts: &Facts) -> TokenStream {
    let remedy = text(facts.default_remedy().and_then(|rule| rule.remedy.as_ref()));
    let retry = retry(facts.default_retry());
    quote! {
        /// The remedy of every error that has none of its own.
        pub(super) const DEFAULT_REMEDY: Option<&str> = #remedy;
        /// The retry of every error that has none of its own.
        pub(super) const DEFAULT_RETRY: Option<Retry> = #retry;
    }
}

fn layout(facts: &Facts) -> TokenStream {
    let response = &facts.response;
    let code = response.code.join("\n");
    let messages = response.messages.join("\n");
    let correlation_id = response.correlation_id.join("\n");
    let single = response.single;
    let fallback = response.fallback.iter().map(|fallback| ident(fallback.name()));
    quote! {
        /// Where a body carries what: JSON Pointers, one a line.
        pub(super) const LAYOUT: Layout<'static> = Layout {
            code: #code,
            messages: #messages,
            correlation_id: #correlation_id,
            fallback: &[#(Fallback::#fallback,)*],
        };
        /// Whether a body has room for one message only, a string.
        pub(super) const SINGLE: bool = #single;
    }
}

/// Whether every message has to be the documented text to the letter.
fn is_plain(facts: &Facts) -> bool {
    facts.errors.iter().all(|error| error.dialect.is_plain())
}

/// The messages without values of a catalogue without a dialect, as a match on the text.
fn whole(compiled: &Compiled) -> TokenStream {
    let facts: &Facts = &compiled.catalog;
    if !is_plain(facts) {
        return quote! {
            /// Nothing: texts may differ from what is documented.
            #[inline]
            pub(super) fn whole(_: u32, _: &str) -> Option<u32> {
                None
            }
        };
    }
    let errors = facts.errors.iter().zip(&compiled.table.errors);
    let arms = errors.map(|(error, table)| {
        let whole = table.patterns.iter().filter(|pattern| pattern.holes.is_empty());
        let texts = whole.map(|pattern| {
            let (text, message) = (&pattern.head, number(table.first_entry + pattern.message));
            quote!(#text => Some(#message))
        });
        let name = ident(&error.name().pascal());
        quote!(_ if error == Code::#name as u32 => match text { #(#texts,)* _ => None })
    });
    quote! {
        /// The message without values that a text is to the letter.
        #[allow(unused_variables)]
        #[inline]
        pub(super) fn whole(error: u32, text: &str) -> Option<u32> {
            match error { #(#arms,)* _ => None }
        }
    }
}

fn find(facts: &Facts) -> TokenStream {
    let arms = facts.errors.iter().map(|error| {
        let status = option(error.status, status);
        let code = text(error.code.as_ref());
        let name = ident(&error.name().pascal());
        quote!((#status, #code) => Some(Code::#name))
    });
    quote! {
        /// The error with exactly this status and code.
        #[inline]
        pub(super) fn find(status: Option<u16>, code: Option<&str>) -> Option<Code> {
            match (status, code) { #(#arms,)* _ => None }
        }
    }
}
