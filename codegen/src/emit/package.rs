//! Writes the frame of a generated package: manifest, build script, README.

use super::{Artifact, prose};
use crate::Compiled;

/// The location of a generated package.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Home {
    /// Any folder, without a build script; `errcat generate --out` writes it.
    Alone,
    /// The `generated/` folder of a workspace, two folders below its `catalog/`.
    Workspace {
        /// The generator's folder, as the package's manifest names it; then `cargo build` regenerates the package. `None` means
        /// the registry, and that `errcat generate` does.
        codegen: Option<&'static str>,
    },
}

/// The source of a generated package's engine.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    /// The crate `errcat`.
    Dependency,
    /// A module of its own, with the engine's sources.
    Vendored,
}

impl Home {
    /// Returns the command that regenerates a package in this location from a catalogue.
    pub fn command(&self, catalog: &str, engine: Engine) -> String {
        let is_vendored = engine == Engine::Vendored;
        match self {
            Self::Alone if is_vendored => format!("errcat generate {catalog} --out DIR"),
            Self::Alone => format!("errcat generate {catalog} --out DIR --vendor=false"),
            Self::Workspace { codegen: Some(_) } => "cargo build".to_owned(),
            Self::Workspace { codegen: None } if is_vendored => {
                "errcat generate --vendor".to_owned()
            }
            Self::Workspace { codegen: None } => "errcat generate".to_owned(),
        }
    }
}

/// Returns the manifest, the build script and the README.
pub fn files(compiled: &Compiled, home: &Home, engine: Engine) -> Vec<Artifact> {
    let mut files = vec![
        Artifact::new("Cargo.toml", manifest(compiled, home, engine)),
        Artifact::new("README.md", readme(compiled, engine)),
    ];
    if matches!(home, Home::Workspace { .. }) {
        files.push(Artifact::new("build.rs", build_script(compiled, home, engine)));
    }
    files.extend(licences(compiled.catalog().api.license.as_deref().unwrap_or_default()));
    files
}

/// The licences of which errcat has the texts, by their SPDX ids.
const LICENCES: &[(&str, &str, &str)] = &[
    ("MIT", "LICENSE-MIT", include_str!("../../LICENSE-MIT")),
    ("Apache-2.0", "LICENSE-APACHE", include_str!("../../LICENSE-APACHE")),
];

/// Returns the texts of the licences in an SPDX expression. The publisher of the crate fills in a name.
fn licences(expression: &str) -> impl Iterator<Item = Artifact> {
    let ids: Vec<_> = expression.split([' ', '(', ')', '/']).collect();
    let named = LICENCES.iter().filter(move |(id, ..)| ids.contains(id));
    named.map(|(_, path, text)| {
        Artifact::initial(
            *path,
            text.replace("2026 The errcat developers", "The authors of this crate"),
        )
    })
}

/// Returns a text as a TOML basic string.
fn toml(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out + "\""
}

fn manifest(compiled: &Compiled, home: &Home, engine: Engine) -> String {
    let api = &compiled.catalog().api;
    let description = toml(&format!("Typed errors of {}: match on them, render them", api.name));
    let optional = |key: &str, value: &Option<String>| {
        value.as_ref().map_or(String::new(), |value| format!("{key} = {}\n", toml(value)))
    };
    let (regenerate, generator) = generator(home);
    let [serde, http] = match engine {
        Engine::Dependency => ["errcat/serde", "errcat/http"],
        Engine::Vendored => ["dep:serde", "dep:http"],
    };
    format!(
        r#"[package]
name = "{package}"
version = "{version}"
edition = "2024"
rust-version = "1.88"
description = {description}
{license}{repository}{homepage}readme = "README.md"
keywords = ["error", "errors", "api", "client"]
categories = ["api-bindings", "no-std"]
include = ["/src", "/docs", "/README.md", "/LICENSE*"]
{publish}
[features]
# `Body`, `Detail`, `Code`, `Entry` and `Operation` for serde.
serde = ["{serde}"]
# `Error` from an `http::Response`, an `http::Response` from a detail.
http = ["{http}"]
{regenerate}
[dependencies]
{dependencies}{generator}
[package.metadata.docs.rs]
features = ["http", "serde"]
rustdoc-args = ["--cfg", "docsrs"]
"#,
        package = api.package(),
        version = api.version,
        publish = if *home == Home::Alone { "" } else { UNPUBLISHED },
        dependencies = dependencies(home, engine),
        license = optional("license", &api.license),
        repository = optional("repository", &api.repository),
        homepage = optional("homepage", &api.docs),
    )
}

/// Manifest lines for a workspace package: users would have to compile its build script and private feature.
const UNPUBLISHED: &str = "# To publish it, write a package of its own: errcat generate CATALOG --out DIR\npublish = false\n";

/// Returns the dependencies: the engine, or those of the engine's sources.
fn dependencies(home: &Home, engine: Engine) -> String {
    if engine == Engine::Vendored {
        return "http = { version = \"1\", optional = true }\n\
                serde = { version = \"1\", default-features = false, features = [\"alloc\"], optional = true }\n"
            .to_owned();
    }
    let source = match home {
        Home::Workspace { codegen: Some(path) } => dependency(Some(&format!("{path}/runtime"))),
        _ => dependency(None),
    };
    format!("errcat = {{ {source}, default-features = false }}\n")
}

/// Returns where a package of errcat is: in a folder, in whatever version, or in the registry.
fn dependency(path: Option<&str>) -> String {
    match path {
        Some(path) => format!("path = {}", toml(path)),
        None => format!("version = \"{}\"", env!("CARGO_PKG_VERSION")),
    }
}

/// Returns the feature that regenerates the package and the dependency that it needs.
fn generator(home: &Home) -> (&'static str, String) {
    let Home::Workspace { codegen } = home else { return ("", String::new()) };
    let source = dependency(*codegen);
    (
        "__regenerate = [\"dep:errcat-codegen\"]\n",
        format!("\n[build-dependencies]\nerrcat-codegen = {{ {source}, optional = true }}\n"),
    )
}

fn build_script(compiled: &Compiled, home: &Home, engine: Engine) -> String {
    let source = &compiled.catalog().source_name;
    let file = source.rsplit('/').next().unwrap_or(source);
    let catalog = format!("{:?}", format!("../../catalog/{file}"));
    let refuse = refuse_stale("src/lib.rs", &home.command(source, engine));
    format!(
        r#"//! Keeps this crate true to its catalogue. In its workspace the sources are regenerated; built alone, stale sources
//! are refused. The published package has no build script.

const CATALOG: &str = {catalog};

#[cfg(feature = "__regenerate")]
fn main() {{
    errcat_codegen::build_script::regenerate(CATALOG);
}}

#[cfg(not(feature = "__regenerate"))]
{refuse}"#
    )
}

/// Returns the function `main` of a build script that refuses sources that were generated from another state of the
/// catalogue, whose path is the constant `CATALOG`.
pub fn refuse_stale(sources: &str, command: &str) -> String {
    let error = format!("cargo::error=run `{command}` at the root of the workspace");
    let error = error.replace('{', "{{").replace('}', "}}");
    format!(
        r#"fn main() {{
    println!("cargo::rerun-if-changed={{CATALOG}}");
    println!("cargo::rerun-if-changed={sources}");
    let catalog = std::fs::read(CATALOG).unwrap_or_default();
    let sources = std::fs::read_to_string("{sources}").unwrap_or_default();
    let bytes = catalog.iter().filter(|byte| **byte != b'\r');
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    let fingerprint = bytes.fold(0xcbf2_9ce4_8422_2325, step);
    let fresh = sources.contains(&format!("fingerprint {{fingerprint:016x}}"));
    if !fresh && !catalog.is_empty() {{
        println!("cargo::error={{CATALOG}} has changed since this crate was generated");
        println!({error:?});
    }}
}}
"#
    )
}

fn readme(compiled: &Compiled, engine: Engine) -> String {
    let api = &compiled.catalog().api;
    let description = api.description.as_deref().map(prose::blocks).unwrap_or_default();
    let (package, krate) = (api.package(), api.crate_name());
    let name = prose::escape(&api.name);
    format!(
        r#"# {package}

The errors of {name} as Rust types: match on them with their values, find the remedy, render them back to a body.

{description}

```toml
[dependencies]
{package} = "{version}"
```

```rust
use {krate}::Error;

let error = Error::from_response(500, "what the API sent, whatever it is");
for finding in error.findings() {{
    println!("{{:?}}: {{:?}}", finding.detail(), finding.remedy());
}}
assert_eq!(error.status(), Some(500));
```

Nothing of a response is lost: a status, a code or a message that the catalogue does not know is kept as it came.
The error (`Code`) is the stable thing to match on; messages refine it.

- [`docs/index.md`](docs/index.md): every error, what it means and what to do.
- Works without `std`{dependency}; the features `serde` and `http` are opt-in.
"#,
        version = api.version,
        dependency = match engine {
            Engine::Dependency => " and has one dependency, the engine `errcat`, which has none",
            Engine::Vendored => " and has no dependency",
        },
    )
}
