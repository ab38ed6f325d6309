//! Checks `allow`: the lints whose warnings the author does not want.

use super::Checker;
use super::api::unknown_value;
use crate::diagnostic::Diagnostic;
use crate::lint::{Lint, Severity, WARNINGS};
use crate::parse::spec::Text;

/// Suppresses the warnings of these lints from here on. Errors cannot be suppressed.
pub(super) fn allow(checker: &mut Checker<'_>, ids: &[Text]) {
    for id in ids {
        match Lint::from_id(&id.value) {
            Some(lint) if lint.severity() == Severity::Warning => checker.diagnostics.allow(lint),
            Some(lint) => {
                let message = format!("`{}` reports errors, which cannot be allowed", lint.id());
                let help = "only warnings can be allowed; fix what it reports";
                let error = Diagnostic::new(Lint::UnknownValue, id.span, message).help(help);
                checker.push(error);
            }
            None => unknown_value(checker, id, WARNINGS.iter().map(|lint| lint.word)),
        }
    }
}
