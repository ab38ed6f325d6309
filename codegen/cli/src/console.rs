//! The output of a command: data on stdout, messages on stderr, and an exit code.

use std::fmt::Display;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice, adapter::strip_str};
use serde::Serialize;
use terminal_size::{Width, terminal_size_of};

use crate::args::Color;

/// The result of a command; the greater of two results counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Outcome {
    /// Nothing was found.
    Fine,
    /// The check found something.
    Found,
    /// Something could not be read or written, or the usage was wrong.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome as u8)
    }
}

/// The streams that a command writes to.
pub(crate) struct Console {
    out: End,
    err: End,
}

/// A stream and its properties.
struct End {
    to: Box<dyn Write>,
    coloured: bool,
    /// Columns of the terminal, if it is one.
    width: Option<usize>,
}

/// The maximum width of text for people: longer lines are hard to read.
const READABLE: usize = 100;

impl Console {
    /// Returns the console of the process's own stdout and stderr.
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
            to: Box::new(BufWriter::new(Stdout(stdout.lock()))),
        };
        let err = End {
            coloured: AutoStream::choice(&stderr) != ColorChoice::Never,
            width: stderr.is_terminal().then(|| columns(terminal_size_of(&stderr))),
            to: Box::new(stderr.lock()),
        };
        Self { out, err }
    }

    /// Returns the columns of the terminal that data goes to, if it is one.
    pub(crate) fn width(&self) -> Option<usize> {
        self.out.width
    }

    /// Returns the columns that prose is wrapped to. The output of a pager or `head` is read in the terminal of stderr.
    pub(crate) fn prose_width(&self) -> usize {
        self.out.width.or(self.err.width).unwrap_or(READABLE).min(READABLE)
    }

    /// Returns the columns of the terminal that messages go to, if it is one, and whether messages are coloured.
    pub(crate) fn info_style(&self) -> (Option<usize>, bool) {
        (self.err.width, self.err.coloured)
    }

    /// Prints text unchanged.
    pub(crate) fn data(&mut self, text: &str) -> io::Result<()> {
        self.out.to.write_all(text.as_bytes())
    }

    /// Prints text for people; without its styles where colours are off.
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

    /// Flushes stdout, so that a waiting reader can continue.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.to.flush()
    }

    /// Prints a line on stderr, after all output so far. A closed stderr is not an error.
    pub(crate) fn info(&mut self, styled: &str) -> io::Result<()> {
        self.flush()?;
        self.message(styled)
    }

    /// Prints a line on stderr, even if the output cannot be written.
    fn message(&mut self, styled: &str) -> io::Result<()> {
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

    /// Clears the terminal that messages go to; does nothing if they go to a file.
    pub(crate) fn clear(&mut self) -> io::Result<()> {
        self.flush()?;
        if self.err.width.is_some() {
            self.err.to.write_all(b"\x1b[2J\x1b[H")?;
        }
        Ok(())
    }

    pub(crate) fn error(&mut self, problem: &dyn Display) -> io::Result<()> {
        self.info(&labelled(problem))
    }

    /// Returns the outcome of the process. A reader that stops early (`| head`) is not a failure.
    pub(crate) fn finish(mut self, result: io::Result<Outcome>) -> Outcome {
        let result = result.and_then(|outcome| self.flush().map(|()| outcome));
        match result {
            Ok(outcome) => outcome,
            Err(problem) if problem.kind() == io::ErrorKind::BrokenPipe => Outcome::Fine,
            Err(problem) => {
                // The exit code reports the failure even if the message cannot be printed.
                let _ = self.message(&labelled(&problem));
                Outcome::Failed
            }
        }
    }
}

/// Returns the line of an error.
fn labelled(problem: &dyn Display) -> String {
    let style = crate::page::WRONG;
    format!("{style}error{style:#}: {problem}")
}

/// The process's stdout; the messages of its errors name it.
struct Stdout(StdoutLock<'static>);

impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes).map_err(|problem| of_stdout(&problem))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush().map_err(|problem| of_stdout(&problem))
    }
}

fn of_stdout(problem: &io::Error) -> io::Error {
    io::Error::new(problem.kind(), format!("cannot write to stdout: {problem}"))
}

fn columns(size: Option<(Width, terminal_size::Height)>) -> usize {
    size.map_or(READABLE, |(Width(columns), _)| usize::from(columns).max(40))
}
