//! Broken and hostile input, each run by the real binary within 200 MB: an answer, and never a crash or a hang.

#![cfg(target_os = "linux")]

mod bodies;
mod catalogues;
mod limited;
mod logs;
