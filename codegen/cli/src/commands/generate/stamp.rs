//! Stamps: the inputs and the generated files of an earlier run, so that a run that would generate the same again only
//! reads. A stamp is a file in the user's cache folder. It is valid as long as the program, the arguments, the
//! catalogue and the content of every file are the same; a run with `--check` does not use it.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::Read as _;
use std::path::{self, Path, PathBuf};

use errcat_codegen::emit::Artifact;
use errcat_codegen::write;

/// The number of names for stamps. The folder does not grow, and two runs that share a name only take longer.
const NAMES: u64 = 256;

/// The maximum size of a catalogue here; only the compiler reads larger ones, and it refuses them.
const MAX_BYTES: u64 = 1 << 26;

/// The stamp of a catalogue and the arguments of a run.
pub(super) struct Stamp {
    file: PathBuf,
    /// Fingerprint of the program, the arguments and the catalogue.
    inputs: u64,
}

/// The output of an earlier run that still exists.
pub(super) struct Generated {
    /// The id of the API.
    pub(super) id: String,
    pub(super) folder: PathBuf,
}

impl Stamp {
    /// Returns the stamp of a run; `None` if there is no cache folder or the catalogue cannot be read.
    pub(super) fn of(catalog: &Path, out: Option<&Path>, vendor: Option<bool>) -> Option<Self> {
        let mut hasher = DefaultHasher::new();
        (path::absolute(catalog).ok()?, out.map(path::absolute).transpose().ok()?)
            .hash(&mut hasher);
        // Generated headers show the path of the catalogue as it was given.
        (catalog, vendor, env::current_dir().ok()?).hash(&mut hasher);
        let name = hasher.finish() % NAMES;
        let program = fs::metadata(env::current_exe().ok()?).ok()?;
        (program.len(), program.modified().ok()?).hash(&mut hasher);
        let mut text = Vec::new();
        fs::File::open(catalog).ok()?.take(MAX_BYTES).read_to_end(&mut text).ok()?;
        text.hash(&mut hasher);
        let file = cache()?.join(format!("generated-{name:03}"));
        Some(Self { file, inputs: hasher.finish() })
    }

    /// Returns what was generated if every file is unchanged and there is no other generated file.
    pub(super) fn unchanged(&self) -> Option<Generated> {
        let text = fs::read_to_string(&self.file).ok()?;
        let mut lines = text.lines();
        let (fingerprint, id, folder) = (lines.next()?, lines.next()?, lines.next()?);
        let (folder, paths) = (PathBuf::from(folder), lines.collect::<Vec<_>>());
        let contents = paths.iter().map(|path| Some((*path, fs::read(folder.join(path)).ok()?)));
        let contents: Option<Vec<_>> = contents.collect();
        let same = fingerprint == self.fingerprint(id, &folder, contents?.into_iter());
        let alone = || write::orphans(&folder, &paths).is_ok_and(|orphans| orphans.is_empty());
        (same && alone()).then(|| Generated { id: id.to_owned(), folder })
    }

    /// Records what was generated. A failure is ignored, since the next run only takes longer.
    pub(super) fn keep(&self, id: &str, folder: &Path, artifacts: &[Artifact]) {
        let contents = artifacts.iter().map(|file| (&*file.path, &file.text));
        let fingerprint = self.fingerprint(id, folder, contents);
        let paths: Vec<_> = artifacts.iter().map(|file| &*file.path).collect();
        let text = format!("{fingerprint}\n{id}\n{}\n{}", folder.display(), paths.join("\n"));
        let _ = self.file.parent().map(fs::create_dir_all);
        let _ = fs::write(&self.file, text);
    }

    /// Returns the fingerprint of the inputs, of the home of the package, and of the files.
    fn fingerprint<'p, T: AsRef<[u8]>>(
        &self,
        id: &str,
        folder: &Path,
        contents: impl Iterator<Item = (&'p str, T)>,
    ) -> String {
        let mut hasher = DefaultHasher::new();
        (self.inputs, id, folder, format!("{:?}", write::home(folder))).hash(&mut hasher);
        for (path, content) in contents {
            (path, content.as_ref()).hash(&mut hasher);
        }
        format!("{:016x}", hasher.finish())
    }
}

/// Returns errcat's folder in the user's cache.
fn cache() -> Option<PathBuf> {
    let of = |variable: &str, below: &str| {
        let folder = PathBuf::from(env::var_os(variable)?).join(below);
        folder.is_absolute().then(|| folder.join("errcat"))
    };
    of("XDG_CACHE_HOME", "").or_else(|| of("HOME", ".cache")).or_else(|| of("LOCALAPPDATA", ""))
}
