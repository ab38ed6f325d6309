//! Checks what errors and messages have in common.

use super::catalog::{About, Deprecated, Link, Name, Retired, Retry, Source};
use super::operations::{self, Operations};
use super::{Checker, api, provenance, retry, text};
use crate::parse::spec::SpecAbout;

/// The checked parts of an entry, before its name and its lifecycle.
#[derive(Default)]
pub(super) struct AboutDraft {
    description: Option<String>,
    remedy: Option<String>,
    retry: Option<Retry>,
    impact: Vec<(usize, String)>,
    links: Vec<Link>,
    sources: Vec<Source>,
}

impl AboutDraft {
    /// Checks what is written of an entry.
    pub(super) fn of(checker: &mut Checker<'_>, spec: &SpecAbout, operations: &Operations) -> Self {
        Self {
            description: text::optional_prose(checker, spec.description.as_ref()),
            remedy: text::optional_prose(checker, spec.remedy.as_ref()),
            retry: spec
                .retry
                .as_ref()
                .and_then(|written| retry::retry(checker, written, operations)),
            impact: operations::impact(checker, &spec.impact, operations),
            links: api::links(checker, &spec.links),
            sources: provenance::sources(checker, &spec.sources),
        }
    }

    /// Completes it.
    pub(super) fn complete(
        self,
        name: Name,
        deprecated: Option<Deprecated>,
        retired: Option<Retired>,
    ) -> About {
        let Self { description, remedy, retry, impact, links, sources } = self;
        About { name, description, remedy, retry, impact, links, deprecated, retired, sources }
    }
}
