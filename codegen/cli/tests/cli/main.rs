//! What scripts and people rely on: the real binary, its exit codes, what it prints and where.

mod check;
mod diff;
mod docs;
mod explain;
mod generate;
mod list;
mod matching;
mod records;
mod run;
mod sarif;
mod site;
mod standing;
mod streams;
