//! `--baseline`: a crate is generated only under a version that its changes allow.

use std::io;
use std::path::{Path, PathBuf};

use errcat_codegen::SourceFile;

use crate::revision;
use crate::workspace::usage;

/// What catalogues are compared with.
#[derive(Clone, Debug)]
pub(super) enum Baseline {
    /// This one, of which there is one.
    Source(SourceFile),
    /// Each with itself at a revision.
    Revision(String),
}

impl Baseline {
    /// What an argument means: a file, `REV:PATH`, or a revision.
    pub(super) fn of(argument: &str, catalogs: &[PathBuf]) -> io::Result<Self> {
        let is_source = Path::new(argument).exists() || argument.contains(':');
        match catalogs {
            _ if !is_source => Ok(Self::Revision(argument.to_owned())),
            [_] => Ok(Self::Source(revision::source(argument)?)),
            _ => Err(usage("a file as `--baseline` is that of one catalogue; name that catalogue")),
        }
    }

    /// Returns what a catalogue is compared with, if it is there.
    pub(super) fn source(&self, catalog: &Path) -> io::Result<Option<SourceFile>> {
        match self {
            Self::Source(source) => Ok(Some(source.clone())),
            Self::Revision(revision) => revision::of(revision, catalog),
        }
    }
}
