//! The page of all rules, written from the table that the checks read.

use errcat_codegen::diagnostic::Severity;
use errcat_codegen::emit::{MARK, prose};
use errcat_codegen::rule::Rule;

/// The page as Markdown.
pub(crate) fn markdown() -> String {
    let header = format!("<!-- {MARK}its table of rules; run errcat generate -->");
    let rows: String = Rule::ALL.iter().map(|rule| row(*rule)).collect();
    let sections: String = Rule::ALL.iter().map(|rule| section(*rule)).collect();
    format!(
        "{header}\n\n# What errcat checks\n\n{INTRODUCTION}\n\n\
         | rule | | what it asks for |\n| --- | --- | --- |\n{rows}{sections}"
    )
}

const INTRODUCTION: &str = "\
Each diagnostic ends in the id of the rule that was broken, such as `[bad-status]`. The ids are stable: scripts may rely on\n\
them. `errcat explain bad-status` shows the same as this page. An error has to be mended before the catalogue can be used; a\n\
warning says that it is legal, but poor.\n\n\
Lines and columns count from 1, columns in characters. What only follows from another mistake is not told: mend what is told,\n\
and check again.\n\n\
The examples are parts of catalogues; what they leave out is sound.";

fn row(rule: Rule) -> String {
    let (id, severity) = (rule.id(), rule.severity().as_str());
    format!("| [`{id}`](#{id}) | {severity} | {} |\n", prose::cell(&prose::line(rule.title())))
}

fn section(rule: Rule) -> String {
    let (id, lesson) = (rule.id(), rule.lesson());
    let title = prose::line(rule.title());
    let kind = match rule.severity() {
        Severity::Error => "",
        Severity::Warning => "Warning. ",
    };
    let why = prose::blocks(lesson.why);
    let (wrong, right) = (lesson.wrong, lesson.right);
    format!(
        "\n## {id}\n\n{kind}**{title}** {why}\n\nWrong:\n\n```yaml\n{wrong}```\n\nRight:\n\n```yaml\n{right}```\n"
    )
}
