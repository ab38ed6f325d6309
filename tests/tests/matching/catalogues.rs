//! The catalogues that come with errcat, compiled once, each with the parts of its texts and its oracle.

use std::path::Path;
use std::sync::LazyLock;

use errcat_codegen::check::Message;
use errcat_codegen::decide::Interpreter;
use errcat_codegen::{Compiled, SourceFile, compile};
use proptest::sample::Index;

use crate::interpreted::Key;
use crate::oracle::Oracle;
use crate::stock::Stock;

/// Paths below the folder of this package.
pub(crate) const FILES: [&str; 4] = [
    "fixtures/compiler.yaml",
    "fixtures/gateway.yaml",
    "fixtures/sqlstate.yaml",
    "../catalog/kustom-checkout.yaml",
];

static CATALOGUES: LazyLock<Vec<Catalogue>> = LazyLock::new(|| {
    let read = |file: &&str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let source = errcat_codegen::read(&path).expect("the catalogue is there");
        Catalogue::compile(&source).expect("the catalogue is sound")
    };
    FILES.iter().map(read).collect()
});

pub(crate) struct Catalogue {
    pub(crate) compiled: Compiled,
    pub(crate) oracle: Oracle,
    /// The parts of the texts of each error.
    pub(crate) stocks: Vec<Stock>,
}

impl Catalogue {
    /// Compiles a catalogue; returns `None` if the compiler rejects it.
    pub(crate) fn compile(source: &SourceFile) -> Option<Self> {
        let compiled = compile(source).0?;
        let errors = compiled.catalog().errors.iter().zip(&compiled.table().errors);
        let stocks = errors.map(|(error, table)| Stock::of(error, table)).collect();
        Some(Self { oracle: Oracle::of(&compiled), stocks, compiled })
    }

    /// Returns the catalogue of [`FILES`] at `position`.
    pub(crate) fn at(position: usize) -> &'static Self {
        &CATALOGUES[position]
    }

    pub(crate) fn interpreter(&self) -> Interpreter<'_> {
        self.compiled.interpreter()
    }

    /// Returns an error whose messages have texts; an error with more messages is more likely.
    pub(crate) fn error(&self, pick: Index) -> usize {
        pick.get(&self.with_texts()).0
    }

    /// Returns the messages that have texts, each with its error.
    pub(crate) fn with_texts(&self) -> Vec<(usize, &Message)> {
        let errors = self.compiled.catalog().errors.iter().enumerate();
        let messages = errors.flat_map(|(at, error)| error.messages.iter().map(move |m| (at, m)));
        messages.filter(|(_, message)| message.message.is_some()).collect()
    }

    /// Returns the status and the code of an error.
    pub(crate) fn key(&self, error: usize) -> Key<'_> {
        let error = &self.compiled.catalog().errors[error];
        (error.status, error.code.as_deref())
    }
}
