//! Changes of one catalogue, each with the expected verdict.

use errcat_codegen::diff::{Kind, Level};
use errcat_codegen::{Compiled, SourceFile, compile};

/// The catalogue that all rows change.
pub(crate) const SHOP: &str = r#"errcat: 1
api: {id: shop, name: Shop, version: 0.3.1}
response: {code: /code, messages: /messages, fallback: [messages, status]}
wire: {ignore: [case], prefixes: [["BAD: ", "Bad value: "]], separator: ",", reasons: [parentheses]}
operations:
  pay: Takes the money.
  ship: Sends the goods.
rules:
  - {name: time_limit, description: A request takes its time., duration: 30s}
  - {name: ask, description: Somebody is there., remedy: Call us., retry: after_wait}
errors:
  - status: 400
    code: BAD
    description: The request is bad.
    remedy: Fix it.
    retry: after_fix
    impact: {pay: No money., ship: No goods.}
    messages:
      - {name: tax_rate, message: "BAD: lines[{line:index}].rate", description: The rate is bad.}
      - {name: address, message: "BAD: {kind:billing|shipping}.{field:path}"}
      - {name: other, message: "BAD: {field:path}", examples: ["Bad value: amount"]}
      - {name: nothing}
  - status: 409
    code: BAD
    name: conflict
    description: It conflicts.
    messages:
      - {name: fields, message: "Not matching: [{fields}]"}
      - {name: late, message: "Already {state:paid|shipped}"}
  - code: "23505"
    name: unique_violation
    description: It is there already.
    message: "duplicate {key:word} of {count:int}"
  - status: 504
    name: timed_out
    description: Too late.
"#;

/// The verdict of the compiler for a program that used all of the old crate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Compiler {
    /// It compiles, without a warning.
    Compiles,
    /// It compiles, with a warning that something is deprecated.
    Warns,
    Stops,
}

/// A change of the catalogue and the expected report.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    /// Texts of the catalogue and their replacements.
    pub(crate) edits: &'static [(&'static str, &'static str)],
    pub(crate) level: Level,
    pub(crate) compiler: Compiler,
    /// All kinds of change that the report should have, in any order.
    pub(crate) kinds: &'static [Kind],
}

impl Row {
    pub(crate) fn text(&self) -> String {
        let edit = |text: String, (from, to): &(&str, &str)| {
            assert_eq!(text.matches(from).count(), 1, "{from}");
            text.replace(from, to)
        };
        self.edits.iter().fold(SHOP.to_owned(), edit)
    }
}

/// Returns a catalogue without mistakes.
pub(crate) fn compiled(text: &str) -> Compiled {
    let source = SourceFile::new("shop.yaml", text);
    let (compiled, diagnostics) = compile(&source);
    compiled.unwrap_or_else(|| panic!("{diagnostics:?} in {text}"))
}

const fn row(
    edits: &'static [(&'static str, &'static str)],
    level: Level,
    compiler: Compiler,
    kinds: &'static [Kind],
) -> Row {
    Row { edits, level, compiler, kinds }
}

use Compiler::{Compiles, Stops, Warns};
use Level::{Major, Minor, None, Patch};

pub(crate) const ROWS: &[Row] = &[
    // Names in Rust.
    row(
        &[("  - status: 504\n    name: timed_out\n    description: Too late.\n", "")],
        Major,
        Stops,
        &[Kind::ErrorRemoved],
    ),
    row(&[("name: timed_out", "name: too_late")], Major, Stops, &[Kind::ErrorRenamed]),
    row(&[("name: conflict", "name: clash")], Major, Stops, &[Kind::ErrorRenamed]),
    row(
        &[(
            "      - {name: address, message: \"BAD: {kind:billing|shipping}.{field:path}\"}\n",
            "",
        )],
        Major,
        Stops,
        &[Kind::MessageRemoved],
    ),
    row(&[("      - {name: nothing}\n", "")], Major, Stops, &[Kind::MessageRemoved]),
    row(&[("name: tax_rate", "name: rate")], Major, Stops, &[Kind::MessageRenamed]),
    row(
        &[("lines[{line:index}]", "lines[{position:index}]")],
        Major,
        Stops,
        &[Kind::FieldRenamed, Kind::TextChanged],
    ),
    row(
        &[("lines[{line:index}]", "lines[{line:int}]")],
        Major,
        Stops,
        &[Kind::FieldTypeChanged, Kind::ReadsOtherwise, Kind::ReadsNewly, Kind::TextChanged],
    ),
    row(
        &[("lines[{line:index}].rate", "lines[{line:index}].{part:word}")],
        Major,
        Stops,
        &[Kind::FieldAdded, Kind::ReadsOtherwise, Kind::ReadsNewly, Kind::TextChanged],
    ),
    row(
        &[("duplicate {key:word} of {count:int}", "duplicate {key:word}")],
        Major,
        Stops,
        &[Kind::FieldRemoved, Kind::ReadsNoMore, Kind::ReadsNewly, Kind::TextChanged],
    ),
    row(
        &[("{kind:billing|shipping}", "{kind:billing|paying}")],
        Major,
        Stops,
        &[
            Kind::ChoiceRemoved,
            Kind::ReadsOtherwise,
            Kind::ReadsOtherwise,
            Kind::ChoiceAdded,
            Kind::TextChanged,
        ],
    ),
    row(
        &[(
            "    message: \"duplicate {key:word} of {count:int}\"",
            "    messages: [{name: taken, message: \"duplicate {key:word} of {count:int}\"}]",
        )],
        Major,
        Stops,
        &[Kind::ErrorReshaped, Kind::MessageRenamed],
    ),
    row(
        &[("  ship: Sends the goods.\n", ""), (", ship: No goods.", "")],
        Major,
        Stops,
        &[Kind::OperationRemoved, Kind::WordsChanged],
    ),
    row(
        &[("name: time_limit", "name: limit")],
        Major,
        Stops,
        &[Kind::RuleRemoved, Kind::RuleAdded],
    ),
    row(&[(", duration: 30s", "")], Major, Stops, &[Kind::DurationRemoved]),
    row(&[("id: shop", "id: store")], Major, Compiles, &[Kind::CrateRenamed]),
    // The meaning of responses.
    row(&[("status: 504", "status: 503")], Major, Compiles, &[Kind::StatusChanged]),
    row(&[("code: \"23505\"", "code: \"23506\"")], Major, Compiles, &[Kind::CodeChanged]),
    row(&[("code: /code", "code: /error/code")], Major, Compiles, &[Kind::ResponseChanged]),
    row(
        &[("messages: /messages", "message: /message")],
        Major,
        Compiles,
        &[Kind::ResponseChanged, Kind::ResponseChanged],
    ),
    row(
        &[("fallback: [messages, status]", "fallback: [status]")],
        Major,
        Compiles,
        &[Kind::ResponseChanged],
    ),
    row(
        &[("ignore: [case], ", "")],
        Major,
        Compiles,
        &[Kind::ReadsNoMore, Kind::ReadsOtherwise, Kind::ReadsNoMore, Kind::ReadsNoMore],
    ),
    row(
        &[("separator: \",\", ", "")],
        Major,
        Compiles,
        &[Kind::ReadsNoMore, Kind::ReadsNoMore, Kind::ReadsNoMore],
    ),
    row(
        &[(", reasons: [parentheses]", "")],
        Major,
        Compiles,
        &[Kind::ReadsNoMore, Kind::ReadsNoMore, Kind::ReadsNoMore],
    ),
    row(
        &[("Not matching: [{fields}]", "Not matching: {fields}")],
        Major,
        Compiles,
        &[Kind::ValuesDiffer, Kind::ReadsNewly, Kind::TextChanged],
    ),
    row(
        &[("\"BAD: {field:path}\"", "\"BAD: {field:word}\"")],
        Major,
        Compiles,
        &[Kind::ReadsNoMore, Kind::ReadsNewly, Kind::TextChanged],
    ),
    // A message that matches one more text takes it from a more general message that existed before.
    row(
        &[("{kind:billing|shipping}", "{kind:billing|shipping|paying}")],
        Major,
        Compiles,
        &[Kind::ReadsOtherwise, Kind::ChoiceAdded, Kind::TextChanged],
    ),
    // `other` becomes the more specific of the two if both match.
    row(
        &[("{kind:billing|shipping}.{field:path}", "{kind:billing|shipping}.{field:word}")],
        Major,
        Compiles,
        &[Kind::ReadsOtherwise, Kind::ReadsNewly, Kind::TextChanged],
    ),
    // Additions.
    row(
        &[("errors:\n", "errors:\n  - {status: 410, code: GONE, description: Gone.}\n")],
        Minor,
        Compiles,
        &[Kind::ErrorAdded],
    ),
    row(
        &[("errors:\n", "errors:\n  - {status: 504, code: SLOW, description: Slow.}\n")],
        Minor,
        Compiles,
        &[Kind::ErrorAdded],
    ),
    row(
        &[("errors:\n", "errors:\n  - {status: 409, code: BUSY, description: Busy.}\n")],
        Minor,
        Compiles,
        &[Kind::ErrorAdded, Kind::TakenByAddition],
    ),
    row(
        &[(
            "      - {name: nothing}\n",
            "      - {name: nothing}\n      - {name: more, message: more}\n",
        )],
        Minor,
        Compiles,
        &[Kind::MessageAdded],
    ),
    row(
        &[(
            "      - {name: nothing}\n",
            "      - {name: nothing}\n      - {name: weight, message: \"BAD: weight\"}\n",
        )],
        Minor,
        Compiles,
        &[Kind::MessageAdded, Kind::TakenByAddition],
    ),
    row(
        &[("    name: timed_out\n", "    name: timed_out\n    message: Too late\n")],
        Minor,
        Compiles,
        &[Kind::MessageAdded],
    ),
    row(
        &[("{state:paid|shipped}", "{state:paid|shipped|lost}")],
        Minor,
        Compiles,
        &[Kind::ChoiceAdded, Kind::ReadsNewly, Kind::TextChanged],
    ),
    row(
        &[(
            "message: \"duplicate {key:word} of {count:int}\"",
            "message: \"duplicate {key:word} of {count:int}\"\n    also: [\"{count} times {key}\"]",
        )],
        Minor,
        Compiles,
        &[Kind::ReadsNewly],
    ),
    row(
        &[("reasons: [parentheses]", "reasons: [parentheses, trailing]")],
        Minor,
        Compiles,
        &[Kind::ReadsNewly, Kind::ReadsNewly],
    ),
    row(
        &[("code: /code", "code: [/code, /error/code]")],
        Minor,
        Compiles,
        &[Kind::ResponseExtended],
    ),
    row(
        &[
            ("operations:\n", "operations:\n  wrap: Wraps the goods.\n"),
            ("impact: {", "impact: {wrap: No paper., "),
        ],
        Minor,
        Compiles,
        &[Kind::OperationAdded, Kind::WordsChanged],
    ),
    row(
        &[("rules:\n", "rules:\n  - {name: days, description: Days., duration: 2d}\n")],
        Minor,
        Compiles,
        &[Kind::RuleAdded],
    ),
    row(
        &[("retry: after_wait}", "retry: after_wait, duration: 5min}")],
        Minor,
        Compiles,
        &[Kind::DurationAdded],
    ),
    row(&[("duration: 30s", "duration: 31s")], Minor, Compiles, &[Kind::DurationChanged]),
    row(&[("retry: after_fix", "retry: never")], Minor, Compiles, &[Kind::RetryChanged]),
    row(
        &[(
            "messages: /messages,",
            "messages: /messages, fields: {wait: {header: retry-after, type: seconds}},",
        )],
        Minor,
        Compiles,
        &[Kind::ResponseFieldAdded],
    ),
    row(
        &[("of {count:int}\"\n", "of {count:int}\"\n    sensitive: [key]\n")],
        Minor,
        Compiles,
        &[Kind::SensitiveChanged],
    ),
    row(
        &[("name: timed_out\n", "name: timed_out\n    category: internal\n")],
        Minor,
        Compiles,
        &[Kind::CategoryChanged],
    ),
    row(
        &[("name: timed_out\n", "name: timed_out\n    effect: none\n")],
        Minor,
        Compiles,
        &[Kind::EffectChanged],
    ),
    row(
        &[("pay: Takes the money.", "pay: {description: Takes the money., errors: [bad]}")],
        Minor,
        Compiles,
        &[Kind::OperationErrorsChanged],
    ),
    row(
        &[("name: other, ", "name: other, deprecated: {since: 0.3.1, use: address}, ")],
        Minor,
        Warns,
        &[Kind::Deprecated],
    ),
    row(
        &[("    name: timed_out\n", "    name: timed_out\n    retired: {since: 0.3.0}\n")],
        Minor,
        Warns,
        &[Kind::Retired],
    ),
    // Words.
    row(&[("Fix it.", "Fix it, then send it again.")], Patch, Compiles, &[Kind::WordsChanged]),
    row(&[("No money.", "Money is kept.")], Patch, Compiles, &[Kind::WordsChanged]),
    row(&[("name: Shop", "name: The shop")], Patch, Compiles, &[Kind::WordsChanged]),
    row(
        &[(
            "examples: [\"Bad value: amount\"]",
            "source: {kind: observed, sample: \"Bad value: amount\"}",
        )],
        Patch,
        Compiles,
        &[Kind::WordsChanged],
    ),
    row(&[("Not matching: [", "NOT matching: [")], Patch, Compiles, &[Kind::TextChanged]),
    row(
        &[(
            "  pay: Takes the money.\n  ship: Sends the goods.\n",
            "  ship: Sends the goods.\n  pay: Takes the money.\n",
        )],
        Patch,
        Compiles,
        &[Kind::OrderChanged],
    ),
    // No change.
    row(&[("errors:\n", "# All errors.\nerrors:\n")], None, Compiles, &[]),
    row(&[("version: 0.3.1", "version: 0.4.0")], None, Compiles, &[]),
];
