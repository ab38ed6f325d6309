//! `--baseline`: a crate is generated only under a version that its changes allow.

use std::io;
use std::path::{Path, PathBuf};

use errcat_codegen::{Compiled, SourceFile, diff};

use super::task::Task;
use super::usage;
use crate::catalogue;
use crate::revision;

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

    fn source(&self, catalog: &Path) -> io::Result<Option<SourceFile>> {
        match self {
            Self::Source(source) => Ok(Some(source.clone())),
            Self::Revision(revision) => revision::of(revision, catalog),
        }
    }
}

impl Task<'_> {
    /// Whether a catalogue's version is as high as its changes since the baseline demand; says so when it is not.
    pub(super) fn follows_baseline(
        &mut self,
        catalog: &Path,
        source: &SourceFile,
        compiled: &Compiled,
    ) -> io::Result<bool> {
        let Some(baseline) = &self.baseline else { return Ok(true) };
        let Some(before) = baseline.source(catalog)? else {
            let told = format!("{} is not in the baseline: nothing to compare with", source.name());
            self.console.tell(&told)?;
            return Ok(true);
        };
        let Some(old) = catalogue::usable(&before, self.console)? else {
            self.refuse(&format!("{}: its baseline cannot be read", source.name()))?;
            return Ok(false);
        };
        let diagnostics = diff::check_version(source, &old, compiled);
        catalogue::show(source, &diagnostics, self.console)?;
        if diagnostics.has_errors() {
            let hint = "`errcat diff` tells what has changed; its crate stays as it is";
            self.refuse(&format!("{}: {hint}", source.name()))?;
        }
        Ok(!diagnostics.has_errors())
    }
}
