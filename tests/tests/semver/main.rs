//! The verdicts of `diff`, compared with those of the compiler for a program that used the crate as it was.

mod downstream;
mod table;
mod user;
mod verdicts;
