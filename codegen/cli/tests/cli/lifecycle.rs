//! Lifecycles and sources of entries in `explain` and `list`.

use serde_json::json;

use crate::run::{errcat, folder};

const SHOP: &str = r#"errcat: 1
api: {id: shop, name: Shop, version: 0.4.0, docs: "https://shop.test/errors"}
errors:
  - status: 400
    code: BAD
    description: Bad.
    source: {kind: documented, date: 2026-01-31}
    messages:
      - name: bad_day
        message: "bad day {day:word}"
        deprecated: {since: 0.3.0, note: It is a date now., use: bad_date}
        source: {kind: observed, where: a ticket, sample: bad day today}
      - {name: bad_date, message: "bad date {day:word}"}
      - {name: bad_year, message: bad year, retired: {since: 0.4.0}}
"#;

#[test]
fn people_are_told_what_to_use_and_how_it_is_known() {
    let folder = folder(&[("shop.yaml", SHOP)]);
    let output = errcat(folder.path(), &["explain", "shop.yaml", "bad"]).out;
    for line in [
        "  known from  documented, https://shop.test/errors, 2026-01-31\n",
        "    deprecated  since 0.3.0; It is a date now.; use bad.bad_date\n",
        "    known from  observed, a ticket, as bad day today\n",
        "    seen as     bad day today\n",
        "    retired     since 0.4.0\n",
    ] {
        assert!(output.contains(line), "{line} is not in\n{output}");
    }
}

#[test]
fn scripts_get_the_keys_that_the_catalogue_has() {
    let folder = folder(&[("shop.yaml", SHOP)]);
    for command in [&["list", "shop.yaml"][..], &["explain", "shop.yaml", "400"]] {
        let args = [command, &["--format", "json"]].concat();
        let rows = errcat(folder.path(), &args).json();
        let deprecated =
            json!({"since": "0.3.0", "note": "It is a date now.", "use": "bad.bad_date"});
        assert_eq!(rows[0]["deprecated"], deprecated);
        let source = json!({
            "kind": "observed", "where": "a ticket", "date": null, "sample": "bad day today",
        });
        assert_eq!(rows[0]["source"], json!([source]));
        assert_eq!(rows[0]["examples"], json!(["bad day today"]));
        let bare = rows[1].as_object().expect("a row");
        assert!(["deprecated", "retired", "source"].iter().all(|key| !bare.contains_key(*key)));
        assert_eq!(rows[2]["retired"], json!({"since": "0.4.0", "note": null}));
    }
}

#[test]
fn whoever_has_a_response_is_told_that_it_is_an_old_one() {
    let folder = folder(&[("shop.yaml", SHOP)]);
    let match_ = |message| {
        let args = ["match", "shop.yaml", "--status", "400", "--code", "BAD", "--message", message];
        errcat(folder.path(), &args).out
    };
    let output = match_("bad day today");
    let line = "deprecated  since 0.3.0; It is a date now.; use bad.bad_date\n";
    assert!(output.contains(line), "{line} is not in\n{output}");
    let output = match_("bad date today");
    assert!(!output.contains("deprecated") && !output.contains("retired"), "{output}");
}
