//! Checks that the samples of errors and of empty lists, which are bodies, match their own entry.

use crate::check::Error;
use crate::decide::Interpreter;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lint::Lint;
use crate::parse::spec::{SpecAbout, SpecError, Text};

/// Reports samples that match something else; `number` is the number of the error.
pub(super) fn samples(
    diagnostics: &mut Diagnostics,
    interpreter: &Interpreter<'_>,
    number: u32,
    error: &Error,
    spec: &SpecError,
) {
    // The samples of an error with a single inline message are texts of that message.
    if spec.inline.is_some() {
        return;
    }
    let mut reader = Reader { diagnostics, interpreter, number, error };
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

struct Reader<'a> {
    diagnostics: &'a mut Diagnostics,
    interpreter: &'a Interpreter<'a>,
    number: u32,
    error: &'a Error,
}

impl Reader<'_> {
    fn sample(&mut self, sample: &Text, empty: bool) {
        let envelope = self.interpreter.envelope(&sample.value);
        let read = self.interpreter.error(self.error.status, &envelope);
        let problem = match read {
            Some(read) if read != self.number => {
                let errors = &self.interpreter.catalog().errors;
                let name = errors.get(read as usize).map_or("", |error| error.name().as_str());
                format!("this sample matches `{name}`")
            }
            Some(_) if empty && !envelope.has_no_messages() => {
                "this sample has messages, but it belongs to the empty list".to_owned()
            }
            Some(_) => return,
            None => "this sample matches no error of this catalogue".to_owned(),
        };
        let help = "a sample of an error is a complete body; that of a message is a text of it";
        self.diagnostics.push(Diagnostic::new(Lint::BadExample, sample.span, problem).help(help));
    }
}
