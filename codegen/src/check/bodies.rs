//! The samples of errors, and of messages that stand for an empty list, are bodies: each reads as what it stands under.

use super::Checker;
use super::catalog::Error;
use crate::decide::Interpreter;
use crate::diagnostic::Diagnostic;
use crate::lint::Lint;
use crate::parse::spec::{SpecAbout, SpecError, Text};
use crate::runtime::Table;
use crate::runtime::response::{self, Envelope};

/// Reports samples that read as something else, `number` being the error's.
pub(super) fn samples(
    checker: &mut Checker<'_>,
    interpreter: &Interpreter<'_>,
    number: usize,
    error: &Error,
    spec: &SpecError,
) {
    // Of an error with its one message, the samples are texts of that.
    if spec.inline.is_some() {
        return;
    }
    let mut reader = Reader { checker, interpreter, number, error };
    for sample in written(&spec.about) {
        reader.sample(sample, false);
    }
    let empty = spec.messages.iter().filter(|message| message.message.is_none());
    for sample in empty.flat_map(|message| written(&message.about)) {
        reader.sample(sample, true);
    }
}

fn written(about: &SpecAbout) -> impl Iterator<Item = &Text> {
    about.sources.iter().filter_map(|source| source.sample.as_ref())
}

struct Reader<'a, 'c> {
    checker: &'a mut Checker<'c>,
    interpreter: &'a Interpreter<'a>,
    number: usize,
    error: &'a Error,
}

impl Reader<'_, '_> {
    fn sample(&mut self, sample: &Text, empty: bool) {
        let envelope = Envelope::read(&sample.value, &self.interpreter.layout());
        let read = response::error(self.interpreter, self.error.status, &envelope);
        let read = read.map(|read| read as usize);
        let problem = match read {
            Some(read) if read != self.number => {
                let errors = &self.interpreter.facts().errors;
                let name = errors.get(read).map_or("", |error| error.name().as_str());
                format!("this sample reads as `{name}`")
            }
            Some(_) if empty && !envelope.has_no_messages() => {
                "this sample has messages, and it stands under the empty list".to_owned()
            }
            Some(_) => return,
            None => "this sample reads as no error of this catalogue".to_owned(),
        };
        let help = "a sample of an error is a whole body; that of a message is a text of it";
        self.checker.push(Diagnostic::new(Lint::BadExample, sample.span, problem).help(help));
    }
}
