//! The command line as its users see it: the real binary, its exit codes and its output.

mod apis;
mod check;
mod diff;
mod docs;
mod drift;
mod explain;
mod generate;
mod import;
mod init;
mod kinds;
mod lifecycle;
mod lints;
mod list;
mod logs;
mod matching;
mod pasted;
mod records;
mod run;
mod sarif;
mod schema;
mod shells;
mod site;
mod skipped;
mod streams;
mod triage;
mod watch;
#[cfg(unix)]
mod workflows;
