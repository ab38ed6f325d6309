//! The source of errcat's crates for a starter project.

use std::io;
use std::path::{Path, PathBuf};

use crate::workspace::{named, unreadable};

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Source {
    /// A registry, in the version of this errcat.
    Published,
    Checkout(PathBuf),
}

impl Source {
    /// Returns the given checkout, else the one that this errcat was built from if it still exists.
    pub(super) fn of(asked: Option<&Path>) -> io::Result<Self> {
        let Some(asked) = asked else {
            let own = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
            let own = own.filter(|root| is_checkout(root)).map(Path::to_owned);
            return Ok(own.map_or(Self::Published, Self::Checkout));
        };
        if !is_checkout(asked) {
            let problem =
                io::Error::new(io::ErrorKind::NotFound, "this is not a checkout of errcat");
            return Err(named(asked, &problem));
        }
        Ok(Self::Checkout(
            std::path::absolute(asked).map_err(|problem| unreadable(asked, &problem))?,
        ))
    }

    /// Returns the dependency on a crate for a manifest; `folder` is its folder in a checkout.
    pub(super) fn dependency(&self, package: &str, folder: &str) -> String {
        let version = env!("CARGO_PKG_VERSION");
        match self {
            Self::Published => format!("{package} = \"{version}\""),
            Self::Checkout(root) => {
                let path = toml_edit::Value::from(root.join(folder).to_string_lossy().as_ref());
                format!("{package} = {{ version = \"{version}\", path = {path} }}")
            }
        }
    }
}

fn is_checkout(root: &Path) -> bool {
    ["codegen", "macros"].iter().all(|folder| root.join(folder).join("Cargo.toml").is_file())
}
