//! The frame of a generated package: manifest, build script, README.

use super::{Artifact, prose};
use crate::Compiled;

/// Where a generated package lives.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Home {
    /// Anywhere; it is written by `errcat generate --out` and has no build script.
    Alone,
    /// In `generated/` of a workspace, two folders below its `catalog/`; `cargo build` regenerates it.
    Workspace {
        /// The generator's folder, as the package's manifest names it; none takes it from the registry.
        codegen: Option<&'static str>,
    },
}

/// Where a generated package has the engine from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    /// From the crate `errcat`.
    Dependency,
    /// From a module of its own, with the engine's sources.
    Vendored,
}

impl Home {
    /// Returns the command that regenerates a package in this place.
    pub fn command(&self) -> &'static str {
        match self {
            Self::Alone => "errcat generate with --out",
            Self::Workspace { .. } => "cargo build",
        }
    }
}

/// Manifest, build script and README.
pub fn files(compiled: &Compiled, home: &Home, engine: Engine) -> Vec<Artifact> {
    let mut files = vec![
        Artifact::new("Cargo.toml", manifest(compiled, home, engine)),
        Artifact::new("README.md", readme(compiled, engine)),
    ];
    if matches!(home, Home::Workspace { .. }) {
        files.push(Artifact::new("build.rs", build_script(compiled)));
    }
    files.extend(licences(compiled.catalog().api.license.as_deref().unwrap_or_default()));
    files
}

/// The licences that errcat has the texts of, with their names in SPDX expressions.
const LICENCES: &[(&str, &str, &str)] = &[
    ("MIT", "LICENSE-MIT", include_str!("../../LICENSE-MIT")),
    ("Apache-2.0", "LICENSE-APACHE", include_str!("../../LICENSE-APACHE")),
];

/// Returns the texts of the licences that an SPDX expression names. Whoever publishes the crate puts in their name.
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

/// A text as a TOML basic string.
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

/// A package of a workspace has a build script and a private feature, which users would have to compile.
const UNPUBLISHED: &str = "# To publish it, write a package of its own: errcat generate CATALOG --out DIR\npublish = false\n";

/// The engine, or what the engine's sources need.
fn dependencies(home: &Home, engine: Engine) -> String {
    if engine == Engine::Vendored {
        return "http = { version = \"1\", optional = true }\n\
                serde = { version = \"1\", default-features = false, features = [\"alloc\"], optional = true }\n"
            .to_owned();
    }
    let path = match home {
        Home::Workspace { codegen: Some(path) } => {
            format!("path = {}, ", toml(&format!("{path}/runtime")))
        }
        _ => String::new(),
    };
    format!(
        "errcat = {{ {path}version = \"{}\", default-features = false }}\n",
        env!("CARGO_PKG_VERSION")
    )
}

/// Returns the feature that regenerates the package and the dependency that it needs.
fn generator(home: &Home) -> (&'static str, String) {
    let Home::Workspace { codegen } = home else { return ("", String::new()) };
    let path = codegen.map_or(String::new(), |path| format!("path = {}, ", toml(path)));
    let version = env!("CARGO_PKG_VERSION");
    let dependency = format!("{path}version = \"{version}\", optional = true");
    (
        "__regenerate = [\"dep:errcat-codegen\"]\n",
        format!("\n[build-dependencies]\nerrcat-codegen = {{ {dependency} }}\n"),
    )
}

fn build_script(compiled: &Compiled) -> String {
    let source = &compiled.catalog().source_name;
    let file = source.rsplit('/').next().unwrap_or(source);
    let catalog = format!("{:?}", format!("../../catalog/{file}"));
    format!(
        r#"//! Keeps this crate true to its catalogue. In its workspace the sources are regenerated; built alone, stale sources
//! are refused. The published package has no build script.

const CATALOG: &str = {catalog};

#[cfg(feature = "__regenerate")]
fn main() {{
    errcat_codegen::build_script::regenerate(CATALOG);
}}

#[cfg(not(feature = "__regenerate"))]
fn main() {{
    println!("cargo::rerun-if-changed={{CATALOG}}");
    println!("cargo::rerun-if-changed=src/lib.rs");
    let catalog = std::fs::read(CATALOG).unwrap_or_default();
    let sources = std::fs::read_to_string("src/lib.rs").unwrap_or_default();
    let bytes = catalog.iter().filter(|byte| **byte != b'\r');
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    let fingerprint = bytes.fold(0xcbf2_9ce4_8422_2325, step);
    let fresh = sources.contains(&format!("fingerprint {{fingerprint:016x}}"));
    if !fresh && !catalog.is_empty() {{
        println!("cargo::error={{CATALOG}} has changed since this crate was generated");
        println!("cargo::error=run `cargo build` at the root of the workspace");
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
