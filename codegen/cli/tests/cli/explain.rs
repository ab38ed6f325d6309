//! `errcat explain`.

use crate::run::{KUSTOM, catalogue, errcat, folder};

/// Search terms and the entries found; `-` is an error without messages.
const TERMS: &[(&str, &[&str])] = &[
    ("bad", &["bad_field", "bad_day", "bad_all"]),
    ("BAD", &["bad_field", "bad_day", "bad_all"]),
    ("400", &["bad_field", "bad_day", "bad_all"]),
    ("400 BAD", &["bad_field", "bad_day", "bad_all"]),
    ("bad_day", &["bad_day"]),
    ("23505", &["unique_violation"]),
    ("unique_violation", &["unique_violation"]),
    ("504", &["-"]),
    ("timed_out", &["-"]),
    ("nothing", &[]),
    ("ba", &[]),
];

#[test]
fn names_codes_and_statuses_find_their_entries() {
    let folder = folder(&[("shop.yaml", &catalogue("shop"))]);
    for (term, expected) in TERMS {
        let run = errcat(folder.path(), &["explain", "shop.yaml", term, "--format", "json"]);
        let rows = run.json();
        let rows = rows.as_array().expect("an array").iter();
        let found: Vec<_> = rows.map(|row| row["entry"].as_str().unwrap_or("-")).collect();
        assert_eq!(found, *expected, "{term}");
        assert_eq!(run.code, i32::from(expected.is_empty()), "{term}");
    }
}

#[test]
fn rows_are_those_of_list() {
    let folder = folder(&[]);
    let list = errcat(folder.path(), &["list", KUSTOM, "--format", "json"]).json();
    let list = list.as_array().expect("an array").iter();
    let of_404: Vec<_> = list.filter(|row| row["status"] == 404).collect();
    let explain = errcat(folder.path(), &["explain", KUSTOM, "404", "--format", "json"]).json();
    assert_eq!(explain.as_array().expect("an array").iter().collect::<Vec<_>>(), of_404);
    assert_eq!(of_404.len(), 4);
}

#[test]
fn an_error_is_told_with_its_messages() {
    let folder = folder(&[("shop.yaml", &catalogue("shop"))]);
    let run = errcat(folder.path(), &["explain", "shop.yaml", "bad"]);
    let expected = "\
400 BAD · bad
  The request is bad.

  what to do  Fix it.
  retry       after_fix: send it again once the request or its settings are fixed
  impact      pay: No money.
              ship: No goods.
  see also    Book: https://book.test

  bad_field
    bad {field:word} at {line:index}
    also        line {line}: bad {field}
    meaning     The field is bad.
    impact      ship: Goods wait.
    seen as     bad name at 3

  bad_day
    on {day:Monday|Tuesday} by {days:int}
    what to do  Wait.
    retry       after_wait: the same request may succeed later

  bad_all
    matches an empty list of messages
    meaning     All of it.

  In Rust · shop-errors
    match error.code() {
        Some(Code::Bad) => {}
        _ => {}
    }
    match finding.detail() {
        Some(Detail::Bad(Bad::BadField { field, line })) => {}
        Some(Detail::Bad(Bad::BadDay { day, days })) => {}
        Some(Detail::Bad(Bad::BadAll)) => {}
        _ => {}
    }
";
    assert_eq!(run.out, expected);
}

#[test]
fn a_message_is_told_with_all_that_holds_for_it() {
    let folder = folder(&[("shop.yaml", &catalogue("shop"))]);
    let run = errcat(folder.path(), &["explain", "shop.yaml", "bad_field"]);
    let expected = "\
bad_field · a message of 400 BAD · bad
    bad {field:word} at {line:index}
    also        line {line}: bad {field}
    meaning     The field is bad.
    what to do  Fix it.
    retry       after_fix: send it again once the request or its settings are fixed
    impact      pay: No money.
                ship: Goods wait.
    see also    Book: https://book.test
    seen as     bad name at 3

  In Rust · shop-errors
    match error.code() {
        Some(Code::Bad) => {}
        _ => {}
    }
    match finding.detail() {
        Some(Detail::Bad(Bad::BadField { field, line })) => {}
        _ => {}
    }
";
    assert_eq!(run.out, expected);
    let general = errcat(folder.path(), &["explain", "shop.yaml", "timed_out"]).out;
    let expected = "\
  what to do  Call us.

              This holds for every error without a remedy or a retry of its own.
";
    assert!(general.contains(expected), "{general}");
}

#[test]
fn what_bears_no_name_gets_a_hint() {
    let folder = folder(&[]);
    for (term, hint) in [
        ("bad_valeu", "did you mean `BAD_VALUE`?"),
        ("invalid_sesion_id", "did you mean `invalid_session_id`"),
        ("tax_amount", "did you mean `order_line_total_tax_amount` or `order_tax_amount`?"),
        ("already consumed", "did you mean `authorization_token_consumed`?"),
        ("qqq", "`errcat list` shows all"),
        ("", "`errcat list` shows all"),
        ("BAD_VALUE: locale", "`errcat match` explains"),
    ] {
        let run = errcat(folder.path(), &["explain", KUSTOM, term]);
        assert_eq!((run.code, run.out.as_str()), (1, ""), "{term}");
        assert!(run.err.contains(hint), "{term}: {}", run.err);
    }
}

#[test]
fn texts_stand_in_every_spelling_and_what_may_vary_beside_them() {
    let folder = folder(&[]);
    let page = errcat(folder.path(), &["explain", KUSTOM, "locale"]).out;
    let texts = "    BAD_VALUE: locale\n    also        Bad value: locale\n";
    assert!(page.contains(texts), "{page}");
    assert!(page.contains("  on the wire The case of letters is ignored."), "{page}");
    let page = errcat(folder.path(), &["explain", KUSTOM, "401"]).out;
    assert!(!page.contains("on the wire"), "it has no text: {page}");
}

#[test]
fn a_lint_is_explained_with_examples() {
    let folder = folder(&[]);
    let run = errcat(folder.path(), &["explain", "bad-status"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let parts = [
        "bad-status · error\n",
        "  A status is a number from 100 to 599.\n",
        "  Wrong\n    errors:\n      - status: 4xx\n",
        "  Right\n    errors:\n      - status: 400\n",
    ];
    assert!(parts.iter().all(|part| run.out.contains(part)), "{}", run.out);
    let rule = errcat(folder.path(), &["explain", "[bad-status]", "--format", "json"]).json();
    assert_eq!((&rule["rule"], &rule["severity"]), (&"bad-status".into(), &"error".into()));
    assert!(["title", "why", "wrong", "right"].iter().all(|key| rule[key].is_string()), "{rule}");
}

#[test]
fn an_unknown_lint_gets_a_hint() {
    let folder = folder(&[("shop.yaml", &catalogue("shop"))]);
    for (id, code, hint) in [
        ("bad-statsu", 1, "did you mean `bad-status`?"),
        ("unknown_key", 1, "did you mean `unknown-key`?"),
        ("qqq", 1, "it can be `yaml-syntax`, "),
        ("shop.yaml", 2, "name the entry of shop.yaml to explain"),
        ("absent/api.yaml", 2, "name the entry of absent/api.yaml to explain"),
    ] {
        let run = errcat(folder.path(), &["explain", id]);
        assert_eq!((run.code, run.out.as_str()), (code, ""), "{id}: {}", run.err);
        assert!(run.err.contains(hint), "{id}: {}", run.err);
    }
}
