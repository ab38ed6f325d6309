//! What scripts and people rely on: the real binary, its exit codes, what it prints and where.

mod check;
mod explain;
mod generate;
mod init;
mod list;
mod matching;
mod pasted;
mod records;
mod run;
mod shells;
mod streams;
mod triage;
mod watch;
