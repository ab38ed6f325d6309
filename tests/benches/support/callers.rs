//! What a program pays that uses generated crates: its own rebuild, and a build of everything.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::time::SystemTime;

use errcat_codegen::SourceFile;

use super::catalogue::{Catalogue, Variant};
use super::cost;
use super::project::{self, Project};

/// How often each is built: the quickest counts.
const TIMES: usize = 3;

/// Messages of each catalogue.
const SIZE: usize = 22;

/// CPU seconds of release builds without LTO, by how many catalogues the program uses: 0, 1 or 3.
#[derive(Default)]
pub struct Callers {
    /// The program again after a change in it.
    pub rebuild: BTreeMap<usize, f64>,
    /// The program, the generated crates and the engine.
    pub clean: BTreeMap<usize, f64>,
}

/// Measures programs that read a response and print all that is known of it.
pub fn measure() -> io::Result<Callers> {
    let project = Project::new("callers")?;
    project.file("Cargo.toml", &project::workspace())?;
    let mut packages = Vec::new();
    for name in ["a", "b", "c"] {
        let yaml = Catalogue::new(Variant::Dialect, SIZE).yaml();
        let yaml = yaml.replace("api: {id: bench-", &format!("api: {{id: {name}-bench-"));
        let compiled = project::compile(&SourceFile::new("bench.yaml", yaml))?;
        project.generated(name, &compiled)?;
        packages.push(compiled.catalog().api.package());
    }
    let mut callers = Callers::default();
    for count in [0, 1, 3] {
        let package = format!("caller-{count}");
        let used = &packages[..count];
        project.file(&format!("{package}/Cargo.toml"), &manifest(&package, used))?;
        project.file(&format!("{package}/src/main.rs"), &program(used))?;
        let build = ["build", "--release", "--quiet", "--package", &package];
        project.cargo(&build)?;
        let idle = cost::seconds(TIMES, || project.cargo(&build))?;
        let path = project.folder.join(&package).join("src/main.rs");
        let busy = cost::seconds(TIMES, || {
            File::options().append(true).open(&path)?.set_modified(SystemTime::now())?;
            project.cargo(&build)
        })?;
        callers.rebuild.insert(count, busy - idle);
        let mut least = f64::INFINITY;
        for _ in 0..TIMES {
            let mut clean = vec!["clean", "--release", "--quiet", "--package", &package];
            for package in used {
                clean.extend(["--package", package]);
            }
            if count > 0 {
                clean.extend(["--package", "errcat"]);
            }
            project.cargo(&clean)?;
            least = least.min(cost::seconds(1, || project.cargo(&build))?);
        }
        callers.clean.insert(count, least - idle);
    }
    Ok(callers)
}

fn manifest(package: &str, used: &[String]) -> String {
    let dependency = |(name, package): (&str, &String)| {
        format!("{name} = {{ path = \"../{name}\", package = {package:?} }}\n")
    };
    let dependencies: String = ["a", "b", "c"].into_iter().zip(used).map(dependency).collect();
    format!(
        "[package]\nname = {package:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}"
    )
}

/// A program that reads a body with each crate and prints what a client would look at.
fn program(used: &[String]) -> String {
    let read = |(name, _): (&str, &String)| {
        format!(
            "    let error = {name}::Error::from_response(status, &body);\n    \
             for finding in &error {{\n        \
             println!(\"{{:?}} {{}} {{:?}}\", finding.detail(), finding.text(), finding.reason());\n    }}\n    \
             println!(\"{{error}} {{:?}} {{:?}} {{:?}}\", error.description(), error.remedy(), error.retry());\n"
        )
    };
    let reads: String = ["a", "b", "c"].into_iter().zip(used).map(read).collect();
    format!(
        "fn main() {{\n    let body = std::env::args().nth(1).unwrap_or_default();\n    \
         let status: u16 = body.len() as u16;\n    println!(\"{{status}} {{body}}\");\n{reads}}}\n"
    )
}
