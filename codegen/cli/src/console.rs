//! The two ends that a command writes to: data on stdout, talk on stderr; and how it all ended.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice, adapter::strip_str};
use serde::Serialize;
use terminal_size::{Width, terminal_size_of};

use crate::args::Color;

/// How a command ended; of two outcomes the greater one counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Outcome {
    /// All is well.
    Fine,
    /// The check found something.
    Found,
    /// Something could not be read or written, or was asked for in a way that makes no sense.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome as u8)
    }
}

/// Where a command writes to.
pub(crate) struct Console {
    out: End,
    err: End,
}

/// One end, and what can be shown there.
struct End {
    to: Box<dyn Write>,
    coloured: bool,
    /// Columns of the terminal; none when it is no terminal.
    width: Option<usize>,
}

/// Text for people is at most so wide: longer lines are hard to read.
const READABLE: usize = 100;

impl Console {
    /// The process's own stdout and stderr.
    pub(crate) fn standard(color: Color) -> Self {
        match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        }
        .write_global();
        let (stdout, stderr) = (io::stdout(), io::stderr());
        let out = End {
            coloured: AutoStream::choice(&stdout) != ColorChoice::Never,
            width: stdout.is_terminal().then(|| columns(terminal_size_of(&stdout))),
            to: Box::new(BufWriter::new(stdout.lock())),
        };
        let err = End {
            coloured: AutoStream::choice(&stderr) != ColorChoice::Never,
            width: stderr.is_terminal().then(|| columns(terminal_size_of(&stderr))),
            to: Box::new(stderr.lock()),
        };
        Self { out, err }
    }

    /// The columns of the terminal that data goes to; none when it is no terminal.
    pub(crate) fn width(&self) -> Option<usize> {
        self.out.width
    }

    /// The columns that prose is wrapped to. What goes through a pager or `head` is read in the terminal of talk.
    pub(crate) fn prose_width(&self) -> usize {
        self.out.width.or(self.err.width).unwrap_or(READABLE).min(READABLE)
    }

    /// The columns that talk has, and whether it is coloured.
    pub(crate) fn info_style(&self) -> (Option<usize>, bool) {
        (self.err.width, self.err.coloured)
    }

    /// Prints text as it is: data.
    pub(crate) fn data(&mut self, text: &str) -> io::Result<()> {
        self.out.to.write_all(text.as_bytes())
    }

    /// Prints text for people; its styles are left out where colours do not show.
    pub(crate) fn text(&mut self, styled: &str) -> io::Result<()> {
        if self.out.coloured {
            return self.data(styled);
        }
        write!(self.out.to, "{}", strip_str(styled))
    }

    /// Prints a value as a JSON document.
    pub(crate) fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut self.out.to, value)?;
        self.out.to.write_all(b"\n")
    }

    /// Prints a value as one line of JSON.
    pub(crate) fn json_line(&mut self, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.out.to, value)?;
        self.out.to.write_all(b"\n")
    }

    /// Hands over what has been printed, so that a reader that waits can go on.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.to.flush()
    }

    /// Says a line on stderr, after all that has been printed. That nobody listens stops no work.
    pub(crate) fn info(&mut self, styled: &str) -> io::Result<()> {
        self.flush()?;
        let said = if self.err.coloured {
            writeln!(self.err.to, "{styled}")
        } else {
            writeln!(self.err.to, "{}", strip_str(styled))
        };
        said.or_else(|problem| match problem.kind() {
            io::ErrorKind::BrokenPipe => Ok(()),
            _ => Err(problem),
        })
    }

    /// Empties the terminal that talk goes to; elsewhere nothing is lost.
    pub(crate) fn clear(&mut self) -> io::Result<()> {
        self.flush()?;
        if self.err.width.is_some() {
            self.err.to.write_all(b"\x1b[2J\x1b[H")?;
        }
        Ok(())
    }

    /// Says what is wrong.
    pub(crate) fn error(&mut self, problem: &dyn std::fmt::Display) -> io::Result<()> {
        let style = crate::page::WRONG;
        self.info(&format!("{style}error{style:#}: {problem}"))
    }

    /// The outcome of the whole process. A reader that has seen enough (`| head`) is no failure.
    pub(crate) fn finish(mut self, result: io::Result<Outcome>) -> Outcome {
        let result = result.and_then(|outcome| self.flush().map(|()| outcome));
        match result {
            Ok(outcome) => outcome,
            Err(problem) if problem.kind() == io::ErrorKind::BrokenPipe => Outcome::Fine,
            Err(problem) => {
                // When even this cannot be said, the exit code still says it.
                let _ = self.error(&problem);
                Outcome::Failed
            }
        }
    }
}

fn columns(size: Option<(Width, terminal_size::Height)>) -> usize {
    size.map_or(READABLE, |(Width(columns), _)| usize::from(columns).max(40))
}
