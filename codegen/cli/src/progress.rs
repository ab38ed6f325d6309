//! A progress bar on stderr, where that is a terminal, for work that takes longer than a second.

use std::io::{self, IsTerminal as _};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// The duration after which work shows a bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// The progress of some work, in bytes.
#[derive(Debug)]
pub(crate) struct Progress {
    started: Instant,
    /// The number of bytes in all, if it is known.
    length: Option<u64>,
    done: u64,
    shown: bool,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Starts the progress of some work.
    pub(crate) fn new(length: Option<u64>) -> Self {
        let shown = io::stderr().is_terminal();
        Self { started: Instant::now(), length, done: 0, shown, bar: None }
    }

    /// Adds bytes that are done.
    pub(crate) fn advance(&mut self, bytes: usize) {
        self.done += bytes as u64;
        if self.shown && self.bar.is_none() && self.started.elapsed() > PATIENCE {
            self.bar = Some(bar(self.length));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.done);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn bar(length: Option<u64>) -> ProgressBar {
    let template = match length {
        Some(_) => "{wide_bar} {bytes} of {total_bytes}, {binary_bytes_per_sec}, {eta} left",
        None => "{spinner} {bytes}, {binary_bytes_per_sec}",
    };
    let style = ProgressStyle::with_template(template);
    let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
    let target = ProgressDrawTarget::stderr();
    ProgressBar::with_draw_target(length, target).with_style(style)
}
