//! The files of a starter project.

use std::path::Path;

use errcat_codegen::check::KEYWORDS;
use errcat_codegen::emit::package::{self, Engine, Home};
use errcat_codegen::emit::{self, Artifact};
use errcat_codegen::{SourceFile, compile};

use super::With;
use super::shape::Shape;
use super::source::Source;
use crate::schema;

#[derive(Debug)]
pub(super) struct Project<'s> {
    /// Its name, which is also the id of its catalogue.
    pub(super) name: String,
    pub(super) with: With,
    pub(super) shape: Shape,
    pub(super) source: &'s Source,
}

/// Names that cargo refuses for a package, or that hide another crate; keywords of Rust are refused as well.
const TAKEN: &[&str] = &[
    "alloc",
    "build",
    "core",
    "deps",
    "errcat",
    "errcat-codegen",
    "errcat-macros",
    "examples",
    "incremental",
    "proc-macro",
    "std",
    "test",
];

/// Returns whether a project needs another name.
pub(super) fn is_taken(name: &str) -> bool {
    TAKEN.contains(&name) || KEYWORDS.contains(&name)
}

impl Project<'_> {
    pub(super) fn files(&self) -> Vec<Artifact> {
        let catalogue = self.shape.catalogue(include_str!("../../../starter/errors.yaml"));
        let catalogue = self.filled(&catalogue);
        let tests = self.shape.tests(include_str!("../../../starter/tests.rs"));
        let mut files = vec![
            Artifact::new("Cargo.toml", self.manifest()),
            Artifact::new("README.md", self.filled(include_str!("../../../starter/README.md"))),
            Artifact::new(".gitignore", "/target\n"),
            Artifact::new("errors.yaml", catalogue.clone()),
            Artifact::new("errcat.schema.json", schema::json()),
            Artifact::new("src/lib.rs", self.filled(include_str!("../../../starter/lib.rs"))),
            Artifact::new("tests/errors.rs", self.filled(&tests)),
        ];
        match self.with {
            With::BuildScript => files.push(Artifact::new("build.rs", BUILD)),
            With::Macro => {}
            With::Crate => {
                files.push(Artifact::new("build.rs", self.refuse_stale()));
                files.extend(self.generated(catalogue));
            }
        }
        files
    }

    fn manifest(&self) -> String {
        let name = &self.name;
        let dependencies = match self.with {
            With::BuildScript => {
                let generator = self.source.dependency("errcat-codegen", "codegen");
                let engine = self.source.dependency("errcat", "codegen/runtime");
                format!("[dependencies]\n{engine}\n\n[build-dependencies]\n{generator}\n")
            }
            With::Macro => {
                let macros = self.source.dependency("errcat-macros", "macros");
                let engine = self.source.dependency("errcat", "codegen/runtime");
                format!("[dependencies]\n{engine}\n{macros}\n")
            }
            With::Crate => {
                format!("[dependencies]\n{name}-errors = {{ path = \"{name}-errors\" }}\n")
            }
        };
        format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\npublish = false\n\n\
             # A project of its own, also in a folder of another one.\n[workspace]\n\n{dependencies}"
        )
    }

    fn filled(&self, text: &str) -> String {
        let (errors, how) = match self.with {
            With::BuildScript => {
                (INCLUDED, "`build.rs` regenerates the code whenever the catalogue changes.")
            }
            With::Macro => (
                CALLED,
                "The macro in `src/lib.rs` regenerates the code whenever the catalogue changes.",
            ),
            With::Crate => (
                "pub use CRATE_errors as errors;",
                "`NAME-errors/` is generated from it and committed, docs included:\n\n\
                 ```sh\nerrcat generate errors.yaml --out NAME-errors            # after every change\n\
                 errcat generate errors.yaml --out NAME-errors --check    # in CI\n```\n\n\
                 `build.rs` refuses to build while the two differ.",
            ),
        };
        let text = text.replace("ERRORS", errors).replace("HOW", how);
        text.replace("NAME", &self.name).replace("CRATE", &self.name.replace('-', "_"))
    }

    /// Returns the build script of a project with a committed crate.
    fn refuse_stale(&self) -> String {
        let name = &self.name;
        let sources = format!("{name}-errors/src/lib.rs");
        let command = format!("errcat generate errors.yaml --out {name}-errors");
        let main = package::refuse_stale(&sources, &command);
        format!(
            "//! Refuses to build while `{name}-errors/` is not generated from the catalogue as it is.\n\n\
             const CATALOG: &str = \"errors.yaml\";\n\n{main}"
        )
    }

    /// Returns the files of the committed crate.
    fn generated(&self, catalogue: String) -> Vec<Artifact> {
        let (compiled, _) = compile(&SourceFile::new("errors.yaml", catalogue));
        let files =
            compiled.map(|compiled| emit::package(&compiled, &Home::Alone, Engine::Vendored));
        let folder = Path::new(&format!("{}-errors", self.name)).to_owned();
        let below = |file: Artifact| Artifact {
            path: format!("{}/{}", folder.display(), file.path),
            ..file
        };
        files.into_iter().flatten().map(below).collect()
    }
}

const BUILD: &str = "\
//! Generates the Rust code of the catalogue. Every mistake in it is shown with its line and column.

fn main() {
    errcat_codegen::build(\"errors.yaml\");
}
";

const INCLUDED: &str = "\
/// The errors, generated from `errors.yaml`.
pub mod errors {
    include!(concat!(env!(\"OUT_DIR\"), \"/errors.rs\"));
}";

const CALLED: &str = "\
/// The errors, generated from `errors.yaml`.
pub mod errors {
    errcat_macros::error_catalog!(\"errors.yaml\");
}";
