//! What scripts and people rely on: the real binary, its exit codes, what it prints and where.

mod check;
mod docs;
mod drift;
mod explain;
mod generate;
mod import;
mod list;
mod matching;
mod records;
mod run;
mod sarif;
mod site;
mod streams;
#[cfg(unix)]
mod workflows;
