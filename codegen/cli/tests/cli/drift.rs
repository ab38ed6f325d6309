//! `errcat drift`: the output for scripts and CI jobs. The detection of changes is tested in `src/drift`.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::run::{Run, errcat, folder, read, write};

const CATALOGUE: &str = r#"errcat: 1
api: {id: shop, name: Shop, version: 0.1.0}
wire: {wrap: ["[]"]}
operations: {pay: Takes money.}
rules:
  - name: time_out
    description: A request may take 20 seconds.
errors:
  - status: 400
    code: BAD
    description: It is bad.
    impact: {pay: No money moves.}
    messages:
      - name: bad_line
        message: "bad lines[{line:index}].name"
        description: The name is bad.
        remedy: Fix it.
      - name: silent
        description: It is not known why.
  - status: 404
    code: GONE
    description: It is gone.
    message: "Gone {id:word}"
"#;

const PAGE: &str = "# Shop

Some words.

## Rules

* Requests end after 20 seconds.

## 400 - BAD

- `pay`: The money stays.

| Message | Meaning | Fix |
| --- | --- | --- |
| `[bad lines[X].name]` | The name has a fault. | Fix the name. |
| `[]` | Unknown. | |

## 404 - GONE

| Message | Meaning |
| --- | --- |
| `[Gone xxxx-xxxx]` | It was here. |
";

/// Returns a catalogue whose page is pinned.
fn pinned() -> TempDir {
    let folder = folder(&[("shop.yaml", CATALOGUE), ("page.md", PAGE)]);
    let run = drift(folder.path(), &["--accept"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.err.contains("pinned in shop.pins"), "{}", run.err);
    folder
}

fn drift(folder: &Path, args: &[&str]) -> Run {
    errcat(folder, &[&["drift", "shop.yaml", "page.md"], args].concat())
}

/// Returns the lists of the report that are not empty.
fn report(folder: &Path) -> Vec<(String, Vec<Value>)> {
    let run = drift(folder, &["--format", "json"]);
    let Value::Object(report) = run.json() else { panic!("the report is an object: {}", run.out) };
    let items =
        report.into_iter().map(|(kind, items)| (kind, items.as_array().expect("an array").clone()));
    let items: Vec<_> = items.filter(|(_, items)| !items.is_empty()).collect();
    let counts = items.iter().any(|(kind, _)| kind != "relinked");
    assert_eq!(run.code, i32::from(counts), "{}", run.out);
    items
}

#[test]
fn a_page_that_is_pinned_shows_no_drift() {
    let folder = pinned();
    assert_eq!(report(folder.path()), []);
    assert_eq!(drift(folder.path(), &[]).code, 0);
    let flat = PAGE.replace('\n', " ").replace("  ", " ");
    write(folder.path(), "page.md", &flat);
    assert_eq!(report(folder.path()), [], "{flat}");
}

#[test]
fn pins_hold_no_sentence_of_the_page() {
    let folder = pinned();
    let pins = read(folder.path(), "shop.pins");
    for words in [
        "Some words",
        "Requests end",
        "money stays",
        "has a fault",
        "Fix the name",
        "Unknown",
        "was here",
    ] {
        assert!(!pins.contains(words), "{words}");
    }
    let entries = |message: &str| {
        let line = pins.lines().find(|line| line.contains(message)).unwrap_or_default();
        serde_json::from_str::<Value>(line).expect("a line is JSON")["entries"].clone()
    };
    assert_eq!(entries("bad lines[X].name"), json!(["bad.bad_line"]));
    assert_eq!(entries("\"messages\":[]"), json!(["bad.silent"]));
    assert_eq!(entries("Gone xxxx-xxxx"), json!(["gone"]));
    assert_eq!(entries("\"name\":\"pay\""), json!(["impact:bad.pay"]));
    assert_eq!(entries("\"piece\":\"rule\""), json!(["rule:time_out"]));
}

#[test]
fn items_say_what_scripts_need() {
    let folder = pinned();
    write(folder.path(), "page.md", &PAGE.replace("Fix the name.", "Change the name."));
    let expected = json!({
        "status": 400, "code": "BAD", "message": "bad lines[X].name", "name": null, "section": "400 - BAD",
        "piece": "remedy", "was": null, "text": "Change the name.",
        "words": {"new": ["Change"], "gone": [], "gone_count": 1},
        "line": 15, "column": 51, "count": null, "entries": ["bad.bad_line"],
    });
    assert_eq!(report(folder.path()), [("reworded".to_owned(), vec![expected])]);
    write(folder.path(), "page.md", &PAGE.replace("| `[]` | Unknown. | |\n", ""));
    let [(kind, items)] = &report(folder.path())[..] else { panic!("one kind") };
    let gone =
        json!([items[0]["status"], items[0]["code"], items[0]["message"], items[0]["entries"]]);
    assert_eq!(
        (kind.as_str(), items.len(), gone),
        ("removed", 1, json!([400, "BAD", null, ["bad.silent"]]))
    );
}

#[test]
fn accepting_pins_the_page_and_keeps_entries_that_were_assigned_by_hand() {
    let folder = pinned();
    let pins = read(folder.path(), "shop.pins").replace("rule:time_out", "gone");
    write(folder.path(), "shop.pins", &pins);
    write(folder.path(), "page.md", &PAGE.replace("20 seconds", "30 seconds"));
    let items = report(folder.path());
    assert_eq!(
        items.iter().map(|(kind, _)| kind.as_str()).collect::<Vec<_>>(),
        ["reworded", "unsourced"]
    );
    assert_eq!(drift(folder.path(), &["--accept"]).code, 0);
    let pins = read(folder.path(), "shop.pins");
    assert!(pins.contains("\"piece\":\"rule\",\"entries\":[\"gone\"]"), "{pins}");
    assert!(pins.contains("\"piece\":\"unsourced\",\"name\":\"rule:time_out\""), "{pins}");
    assert_eq!(report(folder.path()), []);
}

#[test]
fn what_the_catalogue_says_alone_or_no_longer_is_told() {
    let folder = pinned();
    let more = format!("{CATALOGUE}  - {{status: 500, code: OWN, description: Mine.}}\n");
    write(folder.path(), "shop.yaml", &more);
    let [(kind, items)] = &report(folder.path())[..] else { panic!("one kind") };
    assert_eq!((kind.as_str(), &items[0]["entries"]), ("unsourced", &json!(["own"])));
    write(folder.path(), "shop.yaml", &CATALOGUE.replace("bad lines[{line:index}].name", "other"));
    let kinds: Vec<_> = report(folder.path()).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(
        kinds, [""; 0],
        "the entry is there: its pin says that it was written from that row"
    );
    write(
        folder.path(),
        "shop.yaml",
        &CATALOGUE.replace("bad_line", "other").replace("bad lines[{line:index}].name", "x"),
    );
    let kinds: Vec<_> = report(folder.path()).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, ["unsourced", "uncatalogued"]);
}

#[test]
fn without_pins_the_page_is_compared_with_the_catalogue() {
    let page = PAGE.replace("`[Gone xxxx-xxxx]`", "`[Went away]`");
    let folder = folder(&[("shop.yaml", CATALOGUE), ("page.md", &page)]);
    let items = report(folder.path());
    let added: Vec<_> = items
        .iter()
        .map(|(kind, items)| (kind.as_str(), &items[0]["code"], &items[0]["message"]))
        .collect();
    assert_eq!(added, [("added", &json!("GONE"), &json!("Went away"))]);
    write(folder.path(), "page.md", PAGE);
    let run = drift(folder.path(), &[]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.err.contains("nothing is pinned yet"), "{}", run.err);
}

#[test]
fn words_that_are_gone_are_shown_where_the_older_page_is_at_hand() {
    let folder = pinned();
    write(folder.path(), "old.md", PAGE);
    write(folder.path(), "page.md", &PAGE.replace("The name has a fault.", "The name has a flaw."));
    let run = drift(folder.path(), &["--was", "old.md"]);
    assert!(run.out.contains("The name has a [-fault.-] {+flaw.+}"), "{}", run.out);
    let run = drift(folder.path(), &[]);
    assert!(run.out.contains("The name has a [-1 word-] {+flaw.+}"), "{}", run.out);
}

#[test]
fn a_summary_in_markdown_shows_text_as_it_is() {
    let folder = pinned();
    write(
        folder.path(),
        "page.md",
        &PAGE.replace("It was here.", "It **was** <b>there</b> \\| `x`."),
    );
    let run = drift(folder.path(), &["--format", "markdown"]);
    assert_eq!(run.code, 1);
    assert!(run.out.starts_with("## 1 difference between page.md and shop.yaml\n"), "{}", run.out);
    let rows: Vec<_> = run.out.lines().filter(|line| line.starts_with("| 404 GONE")).collect();
    assert_eq!(rows.len(), 1, "{}", run.out);
    assert!(rows[0].contains(r"<ins>there \| x.</ins>"), "{}", run.out);
    let accept = "\n```sh\nerrcat drift shop.yaml page.md --accept\n```\n";
    assert!(run.out.ends_with(accept), "{}", run.out);
    write(folder.path(), "page.md", PAGE);
    let run = drift(folder.path(), &["--format", "markdown"]);
    assert!(run.out.starts_with("## No drift\n") && run.code == 0, "{run:?}");
}

#[test]
fn the_command_that_accepts_a_page_can_be_copied() {
    let (catalog, page) = ("it's mine/shop.yaml", "new $page.md");
    let folder = folder(&[(catalog, CATALOGUE), (page, PAGE)]);
    let drift = |args: &[&str]| errcat(folder.path(), &[&["drift", catalog, page], args].concat());
    assert_eq!(drift(&["--accept"]).code, 0);
    write(folder.path(), page, &PAGE.replace("It was here.", "It was there."));
    let report = drift(&["--format", "markdown"]).out;
    let accept = report.lines().find_map(|line| line.strip_prefix("errcat "));
    let program = format!("{} {}", env!("CARGO_BIN_EXE_errcat"), accept.expect("a command"));
    let mut shell = Command::new("sh");
    let status = shell.args(["-c", &program]).current_dir(folder.path()).output();
    assert!(status.expect("sh runs").status.success(), "{program}");
    assert_eq!(drift(&[]).code, 0);
}

#[test]
fn sarif_places_changes_at_the_entry_and_on_the_page() {
    let folder = pinned();
    write(folder.path(), "page.md", &PAGE.replace("It was here.", "It was there."));
    let run = drift(folder.path(), &["--format", "sarif"]);
    let sarif = run.json();
    assert_eq!((run.code, &sarif["version"]), (1, &json!("2.1.0")));
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "drift-reworded");
    let place = |location: &Value| {
        let place = &location["physicalLocation"];
        json!([place["artifactLocation"]["uri"], place["region"]["startLine"]])
    };
    assert_eq!(place(&result["locations"][0]), json!(["shop.yaml", 20]));
    assert_eq!(place(&result["relatedLocations"][0]), json!(["page.md", 22]));
    let index = result["ruleIndex"]
        .as_u64()
        .and_then(|index| usize::try_from(index).ok())
        .expect("an index");
    assert_eq!(sarif["runs"][0]["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
}

#[test]
fn another_page_is_refused_and_a_catalogue_is_not_a_page() {
    let folder = pinned();
    let pins = read(folder.path(), "shop.pins");
    write(folder.path(), "page.md", "# Moved\n\nThe page has moved.\n");
    let run = drift(folder.path(), &["--accept"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""), "{run:?}");
    assert!(
        run.err.contains("this page names no error") && run.err.contains("--force"),
        "{}",
        run.err
    );
    assert_eq!(read(folder.path(), "shop.pins"), pins);
    assert_eq!(drift(folder.path(), &["--accept", "--force"]).code, 0);
    assert_ne!(read(folder.path(), "shop.pins"), pins);
    let run = errcat(folder.path(), &["drift", "shop.yaml", "shop.yaml"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("shop.yaml is a catalogue"), "{}", run.err);
}

#[test]
fn wrong_files_are_told() {
    let folder = pinned();
    write(folder.path(), "shop.pins", "{}\n");
    let run = drift(folder.path(), &[]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("shop.pins: line 1: this is not a lockfile of errcat"), "{}", run.err);
    write(
        folder.path(),
        "shop.pins",
        "{\"errcat_pins\":1,\"about\":\"\"}\n{\"piece\":\"remedy\"}\n",
    );
    assert!(drift(folder.path(), &[]).err.contains("shop.pins: line 2: "));
    assert_eq!(errcat(folder.path(), &["drift", "shop.yaml", "absent.md"]).code, 2);
    write(folder.path(), "shop.yaml", "errcat: 1\n");
    assert_eq!(drift(folder.path(), &[]).code, 1);
}
