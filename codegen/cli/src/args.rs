//! Arguments that several commands share.

use clap::ValueEnum;

/// When to use colours.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

/// The format of the output: text for people, JSON for scripts.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Format {
    Text,
    Json,
}

/// The format of a comparison: for people, for scripts, for code hosts, or for the summary of a CI job.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ReportFormat {
    Text,
    Json,
    Sarif,
    Markdown,
}
