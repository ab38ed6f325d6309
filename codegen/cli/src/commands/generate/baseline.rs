//! `--baseline`: the catalogues that versions are checked against.

use std::io;
use std::path::{Path, PathBuf};

use errcat_codegen::SourceFile;

use crate::revision;
use crate::workspace::usage;

/// The catalogues to compare with.
#[derive(Clone, Debug)]
pub(super) enum Baseline {
    /// A file, for a single catalogue.
    Source(SourceFile),
    /// A revision, at which each catalogue is compared with itself.
    Revision(String),
}

impl Baseline {
    /// Parses an argument: a file, `REV:PATH`, or a revision.
    pub(super) fn of(argument: &str, catalogs: &[PathBuf]) -> io::Result<Self> {
        let is_source = Path::new(argument).exists() || argument.contains(':');
        match catalogs {
            _ if !is_source => Ok(Self::Revision(argument.to_owned())),
            [_] => Ok(Self::Source(revision::source(argument)?)),
            _ => Err(usage("a file as `--baseline` is for one catalogue; name that catalogue")),
        }
    }

    /// Returns the source that a catalogue is compared with, if the baseline has it.
    pub(super) fn source(&self, catalog: &Path) -> io::Result<Option<SourceFile>> {
        match self {
            Self::Source(source) => Ok(Some(source.clone())),
            Self::Revision(revision) => revision::of(revision, catalog),
        }
    }
}
