//! Checks the keys that errors and messages share.

use super::catalog::{About, Deprecated, Fix, Link, Retired, Retry, Source};
use super::name::Name;
use super::operations::{self, Operations};
use super::{Checker, api, provenance, retry, text};
use std::time::Duration;

use crate::parse::spec::{SpecAbout, SpecFix};

/// The checked shared keys of an entry, without its name and its lifecycle.
#[derive(Default)]
pub(super) struct AboutDraft {
    description: Option<String>,
    remedy: Option<String>,
    retry: Option<Retry>,
    delay: Option<Duration>,
    causes: Vec<String>,
    fix: Option<Fix>,
    impact: Vec<(usize, String)>,
    links: Vec<Link>,
    sources: Vec<Source>,
}

impl AboutDraft {
    /// Checks the shared keys of an entry.
    pub(super) fn of(checker: &mut Checker<'_>, spec: &SpecAbout, operations: &Operations) -> Self {
        let (retry, delay) = retry::advice(checker, spec.retry.as_ref(), operations);
        Self {
            description: text::optional_prose(checker, spec.description.as_ref()),
            remedy: text::optional_prose(checker, spec.remedy.as_ref()),
            retry,
            delay,
            causes: spec.causes.iter().map(|cause| text::prose(checker, cause)).collect(),
            fix: spec.fix.as_ref().and_then(|fix| self::fix(checker, fix)),
            impact: operations::impact(checker, &spec.impact, operations),
            links: api::links(checker, &spec.links),
            sources: provenance::sources(checker, &spec.sources),
        }
    }

    /// Adds the name and the lifecycle.
    pub(super) fn complete(
        self,
        name: Name,
        deprecated: Option<Deprecated>,
        retired: Option<Retired>,
    ) -> About {
        let Self { description, remedy, retry, delay, causes, fix, impact, links, sources } = self;
        About {
            name,
            description,
            remedy,
            retry,
            delay,
            causes,
            fix,
            impact,
            links,
            deprecated,
            retired,
            sources,
        }
    }
}

/// Returns a failing and a corrected request. A fix without either of them has been reported.
fn fix(checker: &mut Checker<'_>, spec: &SpecFix) -> Option<Fix> {
    let wrong = text::optional_prose(checker, spec.wrong.as_ref());
    let right = text::optional_prose(checker, spec.right.as_ref());
    Some(Fix { wrong: wrong?, right: right? })
}
