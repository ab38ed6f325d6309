//! The generated crates behind one shape, so that one test reads with all of them.

mod compiler {
    errcat_macros::error_catalog!("fixtures/compiler.yaml");
}
mod gateway {
    errcat_macros::error_catalog!("fixtures/gateway.yaml");
}
mod sqlstate {
    errcat_macros::error_catalog!("fixtures/sqlstate.yaml");
}

/// In the order of [`crate::catalogues::FILES`].
pub(crate) const SURFACES: [Surface; 4] =
    [of_compiler::SURFACE, of_gateway::SURFACE, of_sqlstate::SURFACE, of_kustom::SURFACE];

/// The functions of a generated crate.
pub(crate) struct Surface {
    /// `Error::from_parts`.
    pub(crate) from_parts: fn(Option<u16>, Option<&str>, &[&str]) -> Read,
    pub(crate) classify: fn(u16, &str, &str) -> Vec<Row>,
    /// `Error::from_parts`, then `Detail`'s `Display`, then `Error::from_parts`.
    pub(crate) render: fn(Option<u16>, Option<&str>, &str) -> Vec<Rendered>,
    /// `Error::from_response`.
    pub(crate) carried: fn(u16, &[u8]) -> Carried,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Read {
    pub(crate) error: Option<String>,
    pub(crate) findings: Vec<Row>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Row {
    pub(crate) entry: Option<String>,
    pub(crate) values: Vec<(String, String)>,
    pub(crate) reason: Option<String>,
    pub(crate) text: String,
}

/// A finding that is in the catalogue, as text again.
#[derive(Debug)]
pub(crate) struct Rendered {
    pub(crate) row: Row,
    pub(crate) text: String,
    /// Whether that text matches the same message with the same values, and nothing else.
    pub(crate) reads_back: bool,
}

/// The parts of a body that can be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Carried {
    pub(crate) body: Vec<u8>,
    pub(crate) code: Option<String>,
    pub(crate) messages: Vec<String>,
    pub(crate) correlation_id: Option<String>,
}

macro_rules! surface {
    ($name:ident, $path:path) => {
        mod $name {
            use $path::{Error, Finding, classify};

            use super::{Carried, Read, Rendered, Row, Surface};

            pub(super) const SURFACE: Surface =
                Surface { from_parts, classify: of_classify, render, carried };

            fn from_parts(status: Option<u16>, code: Option<&str>, texts: &[&str]) -> Read {
                let error = Error::from_parts(status, code, texts.iter().copied());
                let name = error.code().map(|code| code.name().to_owned());
                Read { error: name, findings: error.findings().map(row).collect() }
            }

            fn of_classify(status: u16, code: &str, text: &str) -> Vec<Row> {
                classify(status, code, text).map(row).collect()
            }

            fn row(finding: Finding<'_>) -> Row {
                let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
                // A finding has typed values if and only if it is in the catalogue.
                assert_eq!(finding.entry(), finding.detail().map(|detail| detail.entry()));
                Row {
                    entry: finding.entry().map(|entry| entry.name().to_owned()),
                    values: finding.params().map(owned).collect(),
                    reason: finding.reason().map(str::to_owned),
                    text: finding.text().to_owned(),
                }
            }

            fn render(status: Option<u16>, code: Option<&str>, text: &str) -> Vec<Rendered> {
                let error = Error::from_parts(status, code, [text]);
                let rendered = |finding: Finding<'_>| {
                    let detail = finding.detail()?;
                    let text = detail.to_string();
                    let again = Error::from_parts(status, code, [&*text]);
                    let reads_back =
                        again.findings().map(|found| found.detail()).eq([Some(detail)]);
                    Some(Rendered { row: row(finding), reads_back, text })
                };
                error.findings().filter_map(rendered).collect()
            }

            fn carried(status: u16, body: &[u8]) -> Carried {
                let error = Error::from_response(status, body);
                // No method of an error may panic.
                let _ = (error.remedy(), error.retry(), error.description(), error.links().count());
                let _ = (error.to_string(), format!("{error:?}"), error.unmatched().count());
                Carried {
                    body: error.body().to_vec(),
                    code: error.code_text().map(str::to_owned),
                    messages: error.messages().map(str::to_owned).collect(),
                    correlation_id: error.correlation_id().map(str::to_owned),
                }
            }
        }
    };
}

surface!(of_compiler, super::compiler);
surface!(of_gateway, super::gateway);
surface!(of_sqlstate, super::sqlstate);
surface!(of_kustom, kustom_checkout_errors);
