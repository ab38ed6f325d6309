//! What `diff` says of a change, held against what the compiler says to somebody who used the crate as it was.

mod downstream;
mod table;
mod user;
mod verdicts;
