//! An entry with everything that the catalogue says about it, as JSON.

use std::ops::Not;
use std::time::Duration;

use errcat_codegen::check::{Category, Effect};
use serde::Serialize;

use crate::advice::Advice;
use crate::entry::Entry;
use crate::lifecycle::Lifecycle;
use crate::ordered::Ordered;

/// An entry as `list` and `explain` print it for scripts. Remedy, retry and impact are those that apply: its own, else
/// those of its error, else those of the general rules.
#[derive(Serialize)]
pub(crate) struct Row<'c> {
    status: Option<u16>,
    code: Option<&'c str>,
    error: &'c str,
    entry: Option<&'c str>,
    message: Option<&'c str>,
    description: Option<&'c str>,
    remedy: Option<&'c str>,
    /// Whether the remedy is that of the general rules.
    #[serde(skip_serializing_if = "Not::not")]
    is_general_remedy: bool,
    retry: Option<String>,
    impact: Ordered<'c, &'c str>,
    examples: &'c [String],
    #[serde(flatten)]
    declared: Declared<'c>,
    #[serde(flatten)]
    lifecycle: Lifecycle<'c>,
}

/// The keys that only some entries declare; the rest is left out.
#[derive(Serialize)]
struct Declared<'c> {
    #[serde(skip_serializing_if = "Option::is_none")]
    category: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    effect: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'c str>,
    /// Seconds to wait before the retry.
    #[serde(skip_serializing_if = "Option::is_none")]
    delay: Option<f64>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    causes: &'c [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<FixRow<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sensitive: Vec<&'c str>,
}

#[derive(Serialize)]
struct FixRow<'c> {
    wrong: &'c str,
    right: &'c str,
}

impl<'c> Declared<'c> {
    fn of(entry: Entry<'c>, delay: Option<Duration>) -> Self {
        let (own, error) = (entry.own(), entry.error);
        let fix = own.fix.as_ref().map(|fix| FixRow { wrong: &fix.wrong, right: &fix.right });
        let fields = entry.message.into_iter().flat_map(|message| &message.fields);
        Self {
            category: error.category.map(Category::name),
            effect: error.effect.map(Effect::name),
            group: error.group.as_deref(),
            delay: delay.map(|delay| delay.as_secs_f64()),
            causes: &own.causes,
            fix,
            sensitive: fields
                .filter(|field| field.sensitive)
                .map(|field| field.name.as_str())
                .collect(),
        }
    }
}

impl<'c> From<Entry<'c>> for Row<'c> {
    fn from(entry: Entry<'c>) -> Self {
        let (own, advice) = (entry.own(), Advice::of(entry));
        Self {
            status: entry.error.status,
            code: entry.error.code.as_deref(),
            error: entry.error.name().as_str(),
            entry: entry.name(),
            message: entry.message.and_then(|message| message.message.as_deref()),
            description: own.description.as_deref(),
            remedy: advice.remedy.or(advice.general),
            is_general_remedy: advice.general.is_some(),
            retry: advice.retry.map(ToString::to_string),
            impact: Ordered(advice.impact),
            examples: entry.message.map_or(&[], |message| &message.examples),
            declared: Declared::of(entry, advice.delay),
            lifecycle: Lifecycle::of(entry.facts, own),
        }
    }
}
