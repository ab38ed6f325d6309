//! The page of all lints, written from the table that the checks use.

use errcat_codegen::diagnostic::Severity;
use errcat_codegen::emit::{MARK, prose};
use errcat_codegen::lint::Lint;

pub(crate) fn markdown() -> String {
    let header = format!("<!-- {MARK}from its table of lints; run errcat generate -->");
    let rows: String = Lint::ALL.iter().map(|lint| row(*lint)).collect();
    let sections: String = Lint::ALL.iter().map(|lint| section(*lint)).collect();
    format!(
        "{header}\n\n# What errcat checks\n\n{INTRODUCTION}\n\n\
         | lint | | what it asks for |\n| --- | --- | --- |\n{rows}{sections}"
    )
}

const INTRODUCTION: &str = "\
Each diagnostic ends in the id of its lint, such as `[bad-status]`. The ids are stable: scripts may rely on them.\n\
`errcat explain bad-status` shows the same as this page. A catalogue with an error cannot be used until it is fixed; a warning\n\
is about a catalogue that can be used, but says too little.\n\n\
Lines and columns count from 1, columns in characters. What only follows from another mistake is not reported: fix what is\n\
reported, and check again.\n\n\
The examples are parts of catalogues; the parts that they leave out are valid.";

fn row(lint: Lint) -> String {
    let (id, severity) = (lint.id(), lint.severity().as_str());
    format!("| [`{id}`](#{id}) | {severity} | {} |\n", prose::cell(&prose::line(lint.title())))
}

fn section(lint: Lint) -> String {
    let (id, lesson) = (lint.id(), lint.lesson());
    let title = prose::line(lint.title());
    let kind = match lint.severity() {
        Severity::Error => "",
        Severity::Warning => "Warning. ",
    };
    let why = prose::blocks(lesson.why);
    let (wrong, right) = (lesson.wrong, lesson.right);
    format!(
        "\n## {id}\n\n{kind}**{title}** {why}\n\nWrong:\n\n```yaml\n{wrong}```\n\nRight:\n\n```yaml\n{right}```\n"
    )
}
