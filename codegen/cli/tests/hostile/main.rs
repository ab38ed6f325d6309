//! Broken and hostile input for the real binary within 200 MB: it gives an answer, and never crashes or hangs.

#![cfg(target_os = "linux")]

mod bodies;
mod catalogues;
mod limited;
mod logs;
