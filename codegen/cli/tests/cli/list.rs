//! `errcat list`.

use serde_json::{Value, json};

use crate::run::{KUSTOM, catalogue, errcat, folder};

#[test]
fn a_row_says_all_of_an_entry() {
    let folder = folder(&[("shop.yaml", &catalogue("shop"))]);
    let run = errcat(folder.path(), &["list", "shop.yaml", "--format", "json"]);
    let expected = json!([
        {
            "status": 400, "code": "BAD", "error": "bad", "entry": "bad_field",
            "message": "bad {field:word} at {line:index}",
            "description": "The field is bad.", "remedy": "Fix it.", "retry": "after_fix",
            "impact": {"pay": "No money.", "ship": "Goods wait."},
            "examples": ["bad name at 3"],
        },
        {
            "status": 400, "code": "BAD", "error": "bad", "entry": "bad_day",
            "message": "on {day:Monday|Tuesday} by {days:int}",
            "description": null, "remedy": "Wait.", "retry": "after_wait",
            "impact": {"pay": "No money.", "ship": "No goods."},
            "examples": [],
        },
        {
            "status": 400, "code": "BAD", "error": "bad", "entry": "bad_all", "message": null,
            "description": "All of it.", "remedy": "Fix it.", "retry": "after_fix",
            "impact": {"pay": "No money.", "ship": "No goods."},
            "examples": [],
        },
        {
            "status": null, "code": "23505", "error": "unique_violation",
            "entry": "unique_violation", "message": "duplicate {key:text}",
            "description": "It is there already.", "remedy": "Take another.", "retry": null,
            "impact": {}, "examples": ["duplicate a b"],
        },
        {
            "status": 504, "code": null, "error": "timed_out", "entry": null, "message": null,
            "description": "Too late.", "remedy": "Call us.", "is_general_remedy": true,
            "retry": "after_wait",
            "impact": {}, "examples": [],
        },
    ]);
    assert_eq!(run.json(), expected);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
}

#[test]
fn a_row_has_the_delay_of_an_inherited_retry() {
    let text = catalogue("shop")
        .replace("retry: after_wait\nerrors", "retry: {after_wait: {delay: 5s}}\nerrors");
    let folder = folder(&[("shop.yaml", &text)]);
    let rows = errcat(folder.path(), &["list", "shop.yaml", "--format", "json"]).json();
    let delays: Vec<_> =
        rows.as_array().expect("an array").iter().map(|row| &row["delay"]).collect();
    assert_eq!(json!(delays), json!([null, null, null, null, 5.0]));
}

#[test]
fn keys_and_operations_keep_their_order() {
    let folder = folder(&[("shop.yaml", &catalogue("shop"))]);
    let run = errcat(folder.path(), &["list", "shop.yaml", "--format", "json"]);
    let keys = [
        "status",
        "code",
        "error",
        "entry",
        "message",
        "description",
        "remedy",
        "retry",
        "impact",
        "pay",
        "ship",
        "examples",
    ];
    let places = keys.map(|key| run.out.find(&format!("\"{key}\":")));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}: {}", run.out);
}

#[test]
fn the_kustom_catalogue_is_listed_in_its_order() {
    let folder = folder(&[]);
    let run = errcat(folder.path(), &["list", KUSTOM, "--format", "json"]);
    let rows = run.json();
    let rows = rows.as_array().expect("an array");
    assert_eq!(rows.len(), 23);
    assert_eq!(rows[0]["entry"], "order_line_tax_rate");
    assert_eq!(rows[22]["error"], "request_timeout");
    let empty: Vec<_> = rows.iter().filter(|row| row["message"] == Value::Null).collect();
    let empty: Vec<_> = empty.iter().map(|row| &row["entry"]).collect();
    let expected = ["invalid_credentials", "operation_not_allowed", "merchant_not_activated"];
    assert_eq!(empty[..3], expected.map(Value::from).each_ref()[..]);
    assert_eq!(empty[3..], [&Value::Null]);
}

#[test]
fn the_table_has_one_aligned_line_an_entry() {
    let folder = folder(&[("shop.yaml", &catalogue("shop"))]);
    let run = errcat(folder.path(), &["list", "shop.yaml"]);
    let expected = "\
STATUS  CODE   ERROR             ENTRY             MESSAGE
400     BAD    bad               bad_field         bad {field:word} at {line:index}
400     BAD    bad               bad_day           on {day:Monday|Tuesday} by {days:int}
400     BAD    bad               bad_all           (empty list)
-       23505  unique_violation  unique_violation  duplicate {key:text}
504     -      timed_out         -                 -
";
    assert_eq!(run.out, expected);
}

#[test]
fn a_catalogue_with_mistakes_is_not_listed() {
    let folder = folder(&[("bad.yaml", "errcat: 2\n")]);
    for args in [
        &["list", "bad.yaml"][..],
        &["explain", "bad.yaml", "x"],
        &["match", "bad.yaml", "--status", "400"],
    ] {
        let run = errcat(folder.path(), args);
        assert_eq!((run.code, run.out.as_str()), (1, ""), "{args:?}");
        assert!(run.err.contains("format-version"), "{args:?}: {}", run.err);
    }
    let run = errcat(folder.path(), &["list", "absent.yaml"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
}

#[test]
fn a_retry_names_its_operation() {
    let text = catalogue("shop").replace("retry: after_wait", "retry: {restart: pay}");
    let folder = folder(&[("shop.yaml", &text)]);
    let run = errcat(folder.path(), &["list", "shop.yaml", "--format", "json"]);
    assert!(run.out.contains("\"retry\": \"restart:pay\""), "{}", run.out);
    let run = errcat(folder.path(), &["explain", "shop.yaml", "bad_day"]);
    assert!(run.out.contains("start again with pay"), "{}", run.out);
}
