//! Advice on an error: remedy, retry, impact and links.

use std::time::Duration;

use errcat_codegen::check::{About, Catalog, Fix, Link, Retry, retry_meaning};

use crate::entry::Entry;
use crate::page::Page;

/// The advice of a catalogue; parts that the catalogue does not have are absent.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Advice<'c> {
    pub(crate) remedy: Option<&'c str>,
    pub(crate) general: Option<&'c str>,
    pub(crate) retry: Option<&'c Retry>,
    /// How long to wait before the retry.
    pub(crate) delay: Option<Duration>,
    pub(crate) causes: &'c [String],
    pub(crate) fix: Option<&'c Fix>,
    /// Operations with their impact, in the order of the catalogue.
    pub(crate) impact: Vec<(&'c str, &'c str)>,
    pub(crate) links: Vec<&'c Link>,
}

impl<'c> Advice<'c> {
    /// Returns the advice on an entry: its own, else that of its error, else that of the general rules.
    pub(crate) fn of(entry: Entry<'c>) -> Self {
        let (facts, own, error) = (entry.facts, entry.own(), &entry.error.about);
        let remedy = own.remedy.as_deref().or(error.remedy.as_deref());
        let general = facts.general_remedy(&[own, error]).and_then(|rule| rule.remedy.as_deref());
        let inherited = error.links.iter().filter(|link| !own.links.contains(link));
        let retry = facts.retry(&[own, error]);
        Self {
            remedy,
            general,
            retry,
            delay: retry.and_then(|_| delay(facts, &[own, error])),
            causes: if own.causes.is_empty() { &error.causes } else { &own.causes },
            fix: own.fix.as_ref().or(error.fix.as_ref()),
            impact: impact(facts, &[own, error]),
            links: own.links.iter().chain(inherited).collect(),
        }
    }

    /// Returns only the advice of one place, for a page that shows the inherited advice above it.
    pub(crate) fn only(about: &'c About, facts: &'c Catalog) -> Self {
        Self {
            remedy: about.remedy.as_deref(),
            general: None,
            retry: about.retry.as_ref(),
            delay: about.delay,
            causes: &about.causes,
            fix: about.fix.as_ref(),
            impact: impact(facts, &[about]),
            links: about.links.iter().collect(),
        }
    }

    /// Returns the general remedy, for an error that is not in the catalogue. Whether it can be retried is not known.
    pub(crate) fn general(facts: &'c Catalog) -> Self {
        Self {
            remedy: None,
            general: facts.default_remedy().and_then(|rule| rule.remedy.as_deref()),
            retry: None,
            delay: None,
            causes: &[],
            fix: None,
            impact: Vec::new(),
            links: Vec::new(),
        }
    }

    /// Writes the advice; parts that are the same as `before` are only referred to.
    pub(crate) fn write(&self, page: &mut Page, indent: usize, before: Option<&Self>) {
        self.write_answer(page, indent, before);
        if !self.impact.is_empty() && before.is_some_and(|before| before.impact == self.impact) {
            page.fact(indent, "impact", AS_ABOVE);
        } else {
            page.list(indent, "impact", self.impact.iter().copied());
        }
        self.write_links(page, indent);
    }

    /// Writes what to do, and whether to retry.
    pub(crate) fn write_answer(&self, page: &mut Page, indent: usize, before: Option<&Self>) {
        let again =
            |same: fn(&Self, &Self) -> bool| before.is_some_and(|before| same(self, before));
        let said = |text, again| if again { AS_ABOVE } else { text };
        if let Some(remedy) = self.remedy {
            let again = again(|one, other| one.remedy == other.remedy);
            page.fact(indent, "what to do", said(remedy, again));
        }
        if let Some(general) = self.general {
            let again = again(|one, other| one.general == other.general);
            let text = format!("{general}\n\n{GENERAL}");
            page.fact(indent, "what to do", said(&text, again));
        }
        if let Some(retry) = self.retry {
            let meaning = retry_meaning(retry, self.delay, str::to_owned);
            page.fact(indent, "retry", &format!("{retry}: {meaning}"));
        }
        for (index, cause) in self.causes.iter().enumerate() {
            page.fact(indent, if index == 0 { "cause" } else { "" }, cause);
        }
        if let Some(fix) = self.fix {
            page.fact(indent, "fails", &fix.wrong);
            page.fact(indent, "works", &fix.right);
        }
    }

    /// Writes the impact on one operation, or else which operations have one.
    pub(crate) fn write_impact(&self, page: &mut Page, indent: usize, operation: Option<&str>) {
        let own = self.impact.iter().filter(|(name, _)| Some(*name) == operation);
        let names: Vec<_> = self.impact.iter().map(|(name, _)| *name).collect();
        if operation.is_some() {
            page.list(indent, "impact", own.copied());
        } else if !names.is_empty() {
            let text = format!("depends on the operation: {} (`--operation`)", names.join(", "));
            page.fact(indent, "impact", &text);
        }
    }

    pub(crate) fn write_links(&self, page: &mut Page, indent: usize) {
        let links = self.links.iter().map(|link| (link.title.as_str(), link.url.as_str()));
        page.list(indent, "see also", links);
    }
}

const AS_ABOVE: &str = "as above";

/// The note on a general remedy, which the box of sites has in the same words.
const GENERAL: &str = "This holds for every error without a remedy or a retry of its own.";

/// Returns the delay of the first of several places that has a retry, else that of the general rules.
fn delay(facts: &Catalog, abouts: &[&About]) -> Option<Duration> {
    match abouts.iter().find(|about| about.retry.is_some()) {
        Some(about) => about.delay,
        None => facts.rules.iter().find(|rule| rule.retry.is_some())?.delay,
    }
}

/// Returns the impact on each operation, from the first of several places that has one.
fn impact<'c>(facts: &'c Catalog, abouts: &[&'c About]) -> Vec<(&'c str, &'c str)> {
    let seen = |index| {
        let all = abouts.iter().flat_map(|about| &about.impact);
        all.filter(move |(operation, _)| *operation == index).map(|(_, seen)| seen.as_str()).next()
    };
    let operations = facts.operations.iter().enumerate();
    operations.filter_map(|(index, known)| Some((known.name.as_str(), seen(index)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::GENERAL;

    #[test]
    fn sites_name_general_advice_in_the_same_words() {
        assert!(include_str!("../assets/page/reading.js").contains(&format!("\"{GENERAL}\"")));
    }
}
