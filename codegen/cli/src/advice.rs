//! What somebody who has an error is told: what to do, whether to try again, what the customer sees, where to read on.

use errcat_codegen::check::{About, Facts, Link, Retry, retry_meaning};

use crate::entry::Entry;
use crate::page::Page;

/// What is told; parts on which the catalogue is silent are absent.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Advice<'c> {
    remedy: Option<&'c str>,
    general: Option<&'c str>,
    retry: Option<&'c Retry>,
    /// Operations, each with what its user sees; in the order of the catalogue's operations.
    pub(crate) impact: Vec<(&'c str, &'c str)>,
    links: Vec<&'c Link>,
}

impl<'c> Advice<'c> {
    /// All that holds for an entry: its own, else its error's, else the general rules'.
    pub(crate) fn of(entry: Entry<'c>) -> Self {
        let (facts, own, error) = (entry.facts, entry.own(), &entry.error.about);
        let remedy = own.remedy.as_deref().or(error.remedy.as_deref());
        let general = facts.default_remedy().and_then(|rule| rule.remedy.as_deref());
        let inherited = error.links.iter().filter(|link| !own.links.contains(link));
        Self {
            remedy,
            general: general.filter(|_| remedy.is_none()),
            retry: own.retry.as_ref().or(error.retry.as_ref()).or(facts.default_retry()),
            impact: impact(facts, &[own, error]),
            links: own.links.iter().chain(inherited).collect(),
        }
    }

    /// Only what is said right here, for a page that has told the rest above.
    pub(crate) fn only(about: &'c About, facts: &'c Facts) -> Self {
        Self {
            remedy: about.remedy.as_deref(),
            general: None,
            retry: about.retry.as_ref(),
            impact: impact(facts, &[about]),
            links: about.links.iter().collect(),
        }
    }

    /// What the general rules tell somebody whose error is not in the catalogue.
    pub(crate) fn general(facts: &'c Facts) -> Self {
        Self {
            remedy: None,
            general: facts.default_remedy().and_then(|rule| rule.remedy.as_deref()),
            retry: facts.default_retry(),
            impact: Vec::new(),
            links: Vec::new(),
        }
    }

    /// Writes it; what was told `before` is only pointed to.
    pub(crate) fn write(&self, page: &mut Page, indent: usize, before: Option<&Self>) {
        let again =
            |same: fn(&Self, &Self) -> bool| before.is_some_and(|before| same(self, before));
        let said = |text, again| if again { AS_ABOVE } else { text };
        if let Some(remedy) = self.remedy {
            let again = again(|one, other| one.remedy == other.remedy);
            page.fact(indent, "what to do", said(remedy, again));
        }
        if let Some(general) = self.general {
            let again = again(|one, other| one.general == other.general);
            page.fact(indent, "in general", said(general, again));
        }
        if let Some(retry) = self.retry {
            page.fact(
                indent,
                "retry",
                &format!("{retry}: {}", retry_meaning(retry, str::to_owned)),
            );
        }
        if !self.impact.is_empty() && again(|one, other| one.impact == other.impact) {
            page.fact(indent, "impact", AS_ABOVE);
        } else {
            page.list(indent, "impact", self.impact.iter().copied());
        }
        let links = self.links.iter().map(|link| (link.title.as_str(), link.url.as_str()));
        page.list(indent, "read on", links);
    }
}

const AS_ABOVE: &str = "as above";

/// What the users of each operation see; what is said first counts.
fn impact<'c>(facts: &'c Facts, abouts: &[&'c About]) -> Vec<(&'c str, &'c str)> {
    let seen = |index| {
        let all = abouts.iter().flat_map(|about| &about.impact);
        all.filter(move |(operation, _)| *operation == index).map(|(_, seen)| seen.as_str()).next()
    };
    let operations = facts.operations.iter().enumerate();
    operations.filter_map(|(index, known)| Some((known.name.as_str(), seen(index)?))).collect()
}
