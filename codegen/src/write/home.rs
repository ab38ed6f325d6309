//! The home of a package, by the files on the disk.

use std::path::Path;

use crate::emit::package::Home;

/// Returns the home of a package in this folder, which need not exist yet: next to a workspace's `catalog/`, or alone.
/// A generator in the same workspace is the one that is used.
pub fn home(folder: &Path) -> Home {
    let root = folder.ancestors().nth(2).filter(|root| root.join("catalog").is_dir());
    let Some(root) = root else { return Home::Alone };
    let own = root.join("codegen/Cargo.toml").is_file();
    Home::Workspace { codegen: own.then_some("../../codegen") }
}
