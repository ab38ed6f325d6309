//! The work of `errcat generate`: compiles all catalogues, then writes or compares their crates.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use errcat_codegen::emit::package::{Engine, Home};
use errcat_codegen::write::{self, Mode, Report};
use errcat_codegen::{Compiled, SourceFile, compile, diff, emit};

use super::baseline::Baseline;
use super::register;
use super::stamp::{Generated, Stamp};
use crate::catalogue::{self, Tally, count};
use crate::console::{Console, Outcome};
use crate::workspace::{Workspace, unreadable, usage};

/// The work and its result so far.
pub(super) struct Task<'c> {
    pub(super) mode: Mode,
    pub(super) console: &'c mut Console,
    /// The catalogues that versions are checked against.
    pub(super) baseline: Option<Baseline>,
    /// Whether crates have the engine's sources; by default, those outside a workspace have them.
    pub(super) vendor: Option<bool>,
    /// The command that writes what this one compares.
    pub(super) command: String,
    outcome: Outcome,
    differing: usize,
    pub(super) orphans: usize,
}

/// A catalogue without errors, and the workspace that its crate goes to.
pub(super) struct Made {
    pub(super) workspace: Workspace,
    catalog: PathBuf,
    id: String,
    /// The output to write; `None` if an earlier run has written it.
    output: Option<Output>,
}

/// A compiled catalogue, and the stamp of its crate.
struct Output {
    compiled: Compiled,
    /// `None` if the run does more than write files.
    stamp: Option<Stamp>,
}

impl Made {
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// Returns the catalogue's path as generated headers show it.
    pub(super) fn source(&self) -> String {
        self.catalog.display().to_string().replace('\\', "/")
    }

    fn folder(&self) -> PathBuf {
        self.workspace.generated().join(&self.id)
    }
}

impl<'c> Task<'c> {
    /// Creates a task without results.
    pub(super) fn new(mode: Mode, console: &'c mut Console) -> Self {
        let outcome = Outcome::Fine;
        Self {
            mode,
            console,
            baseline: None,
            vendor: None,
            command: String::new(),
            outcome,
            differing: 0,
            orphans: 0,
        }
    }

    /// Writes one crate to a given folder.
    pub(super) fn alone(&mut self, catalog: &Path, out: &Path) -> io::Result<()> {
        let stamp = self.stamp(catalog, Some(out));
        if stamp.as_ref().and_then(Stamp::unchanged).is_some() {
            return self.up_to_date(out);
        }
        let Some(output) = self.output(catalog, stamp)? else { return Ok(()) };
        refuse_other(out, &output.compiled.catalog().api.package())?;
        let engine = self.vendor.map_or(Engine::Vendored, vendored);
        self.package(&output, out, &Home::Alone, engine)
    }

    /// Writes the crate of every catalogue to its workspace. Returns what could be generated.
    pub(super) fn all(&mut self, catalogs: &[PathBuf]) -> io::Result<Vec<Made>> {
        let mut all = Vec::new();
        for catalog in catalogs {
            let (workspace, catalog) = Workspace::of(catalog)?.ok_or_else(|| {
                let catalog = catalog.display();
                usage(format!("{catalog} is not in a catalog/ folder: name the folder of its crate with `--out DIR`"))
            })?;
            all.extend(self.made(workspace, catalog)?);
        }
        let all = self.without_duplicates(all)?;
        for made in &all {
            let folder = made.folder();
            let engine = self.vendor.map_or(Engine::Dependency, vendored);
            match &made.output {
                Some(output) => self.package(output, &folder, &write::home(&folder), engine)?,
                None => self.up_to_date(&folder)?,
            }
        }
        self.shared(&all)?;
        Ok(all)
    }

    /// Prints what to do next and returns the result.
    pub(super) fn close(self) -> io::Result<Outcome> {
        if self.differing > 0 {
            self.console.info(&format!("run `{}` to update this", self.command))?;
        }
        if self.orphans > 0 {
            self.console
                .info("the catalogue of an orphan is gone; delete the orphan if it is not used")?;
        }
        Ok(self.outcome)
    }

    /// Compiles a catalogue of a workspace, unless its output is up to date.
    fn made(&mut self, workspace: Workspace, catalog: PathBuf) -> io::Result<Option<Made>> {
        let stamp = self.stamp(&catalog, None);
        if let Some(Generated { id, folder }) = stamp.as_ref().and_then(Stamp::unchanged)
            && folder == workspace.generated().join(&id)
        {
            return Ok(Some(Made { workspace, catalog, id, output: None }));
        }
        let Some(output) = self.output(&catalog, stamp)? else { return Ok(None) };
        let id = output.compiled.catalog().api.id.clone();
        Ok(Some(Made { workspace, catalog, id, output: Some(output) }))
    }

    /// Returns the stamp of a catalogue's crate, if this run may use it.
    fn stamp(&self, catalog: &Path, out: Option<&Path>) -> Option<Stamp> {
        let plain = self.mode == Mode::Write && self.baseline.is_none();
        if plain { Stamp::of(catalog, out, self.vendor) } else { None }
    }

    /// Compiles a catalogue. Every run shows its diagnostics, so there is a stamp only if there are none.
    fn output(&mut self, catalog: &Path, stamp: Option<Stamp>) -> io::Result<Option<Output>> {
        let compiled = self.compiled(catalog)?;
        let output = |(compiled, silent)| Output { compiled, stamp: stamp.filter(|_| silent) };
        Ok(compiled.map(output))
    }

    /// Reads and compiles a catalogue, and shows its diagnostics. Returns also whether there are none.
    fn compiled(&mut self, catalog: &Path) -> io::Result<Option<(Compiled, bool)>> {
        let source = catalogue::read(catalog)?;
        let (compiled, diagnostics) = compile(&source);
        catalogue::show(&source, &diagnostics, self.console)?;
        if compiled.is_none() {
            let tally = Tally::of(&diagnostics);
            self.refuse(&format!("{}: {tally}; its crate is not changed", source.name()))?;
        }
        match compiled {
            Some(compiled) if self.follows_baseline(catalog, &source, &compiled)? => {
                Ok(Some((compiled, diagnostics.is_empty())))
            }
            _ => Ok(None),
        }
    }

    /// Returns whether a catalogue's version is as high as its changes since the baseline require; reports it if not.
    fn follows_baseline(
        &mut self,
        catalog: &Path,
        source: &SourceFile,
        compiled: &Compiled,
    ) -> io::Result<bool> {
        let Some(baseline) = &self.baseline else { return Ok(true) };
        let Some(before) = baseline.source(catalog)? else {
            let name = source.name();
            self.console
                .info(&format!("{name} is not in the baseline: nothing to compare with"))?;
            return Ok(true);
        };
        let Some(old) = catalogue::usable(&before, self.console)? else {
            self.refuse(&format!("{}: its baseline cannot be read", source.name()))?;
            return Ok(false);
        };
        let diagnostics = diff::check_version(source, &old, compiled);
        catalogue::show(source, &diagnostics, self.console)?;
        if diagnostics.has_errors() {
            let hint = "`errcat diff` shows what has changed; its crate is not changed";
            self.refuse(&format!("{}: {hint}", source.name()))?;
        }
        Ok(!diagnostics.has_errors())
    }

    /// Refuses catalogues with the same id, which would overwrite each other's crate.
    fn without_duplicates(&mut self, all: Vec<Made>) -> io::Result<Vec<Made>> {
        let folders: Vec<_> = all.iter().map(Made::folder).collect();
        let twice = |folder| folders.iter().filter(|other| **other == folder).count() > 1;
        let (refused, kept): (Vec<_>, _) = all.into_iter().partition(|made| twice(made.folder()));
        for made in refused {
            let (source, id) = (made.source(), made.id());
            self.refuse(&format!("{source}: another catalogue has the id `{id}` too"))?;
        }
        Ok(kept)
    }

    fn package(
        &mut self,
        Output { compiled, stamp }: &Output,
        folder: &Path,
        home: &Home,
        engine: Engine,
    ) -> io::Result<()> {
        let artifacts = emit::package(compiled, home, engine);
        let report = write::write(folder, &artifacts, self.mode)?;
        if let Some(stamp) = stamp {
            stamp.keep(&compiled.catalog().api.id, folder, &artifacts);
        }
        match self.mode {
            _ if report.is_clean() => self.up_to_date(folder),
            Mode::Verify => self.differs(&report),
            Mode::Write => {
                self.console.info(&format!("{} to {}", written(&report), folder.display()))
            }
        }
    }

    fn up_to_date(&mut self, folder: &Path) -> io::Result<()> {
        self.console.info(&format!("{} is up to date", folder.display()))
    }

    /// Reports each file that differs from its expected contents.
    pub(super) fn differs(&mut self, report: &Report) -> io::Result<()> {
        for (state, path) in report.changes() {
            self.console.info(&format!("{state}: {}", path.display()))?;
            self.differing += 1;
            self.found();
        }
        Ok(())
    }

    /// Reports why something is not generated.
    pub(super) fn refuse(&mut self, problem: &str) -> io::Result<()> {
        self.found();
        self.console.error(&problem)
    }

    /// Records that something was found.
    pub(super) fn found(&mut self) {
        self.outcome = self.outcome.max(Outcome::Found);
    }
}

/// Refuses a folder that has the generated crate of another catalogue.
fn refuse_other(folder: &Path, package: &str) -> io::Result<()> {
    let manifest = folder.join("Cargo.toml");
    if !write::is_generated(&manifest) {
        return Ok(());
    }
    let text = fs::read_to_string(&manifest).map_err(|problem| unreadable(&manifest, &problem))?;
    match register::package_name(&text) {
        Some(other) if other != package => {
            let folder = folder.display();
            Err(usage(format!(
                "{folder} has the generated crate `{other}`, which `{package}` would replace; choose another folder, or \
                 delete this one"
            )))
        }
        _ => Ok(()),
    }
}

/// Returns how a crate includes the engine.
fn vendored(vendor: bool) -> Engine {
    if vendor { Engine::Vendored } else { Engine::Dependency }
}

/// Returns `wrote 14 files`, with the orphans that were removed.
fn written(report: &Report) -> String {
    let written = count(report.missing.len() + report.stale.len(), "file");
    match report.orphans.len() {
        0 => format!("wrote {written}"),
        orphans => format!("removed {} and wrote {written}", count(orphans, "orphan")),
    }
}
