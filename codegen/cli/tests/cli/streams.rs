//! Streams: data on stdout, everything else on stderr, colours only on terminals, closed pipes without an error.

use std::io::{Read as _, Write as _};

use crate::run::{KUSTOM, catalogue, command, errcat, folder};
use crate::shells::commands;

const ESCAPE: char = '\u{1b}';

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let folder = folder(&[]);
    let mut child =
        command(folder.path(), &["match", KUSTOM, "--records", "-"]).spawn().expect("it starts");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("stdin is piped");
    for _ in 0..100 {
        // The process may have ended by now.
        if stdin.write_all(b"{\"status\":504}\n").is_err() {
            break;
        }
    }
    drop(stdin);
    let mut talk = String::new();
    let mut stderr = child.stderr.take().expect("stderr is piped");
    stderr.read_to_string(&mut talk).expect("it talks UTF-8");
    assert_eq!((child.wait().expect("it ends").code(), talk.as_str()), (Some(0), ""));
}

#[test]
#[expect(clippy::print_stderr, reason = "a test that cannot run says so")]
fn output_that_cannot_be_written_is_an_error() {
    let Ok(full) = std::fs::File::options().write(true).open("/dev/full") else {
        return eprintln!("skipped: there is no /dev/full here");
    };
    let folder = folder(&[("shop.yaml", &catalogue("shop")), ("app.log", "BAD: bad name at 3\n")]);
    for args in [
        &["list", "shop.yaml"][..],
        &["list", "shop.yaml", "--format", "json"],
        &["match", "shop.yaml", "BAD: bad name at 3"],
        &["triage", "shop.yaml", "app.log"],
        &["diff", "shop.yaml", "shop.yaml"],
        &["check", "shop.yaml", "--format", "json"],
        &["check", "shop.yaml", "--format", "sarif"],
        &["schema"],
        &["--help"],
        &["match", "--help"],
        &["--version"],
    ] {
        let mut command = command(folder.path(), args);
        command.stdout(full.try_clone().expect("a handle is copied"));
        let output = command.output().expect("errcat ends");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {said}");
        assert!(
            said.starts_with("error: cannot write to stdout: No space left on device"),
            "{args:?}: {said}"
        );
        assert_eq!(said.lines().count(), 1, "{args:?}: {said}");
    }
}

#[test]
fn errors_of_files_say_which_and_what_was_done() {
    let page =
        "# Errors\n\n| Status | Code | Description |\n|---|---|---|\n| 400 | BAD | It is bad. |\n";
    let shop = catalogue("shop");
    let folder = folder(&[("shop.yaml", &shop), ("d/x", ""), ("c.yaml", &shop), ("e.md", page)]);
    for (args, said) in [
        (&["triage", "shop.yaml", "d"][..], "cannot read d: "),
        (&["triage", "shop.yaml", "absent"], "cannot read absent: "),
        (&["match", "shop.yaml", "--body", "d"], "cannot read d: "),
        (&["match", "shop.yaml", "--records", "d"], "cannot read d: "),
        (&["list", "absent.yaml"], "cannot read absent.yaml: "),
        (&["list", "d"], "cannot read d: "),
        (&["drift", "shop.yaml", "absent.md"], "cannot read absent.md: "),
        (&["generate", "shop.yaml", "--out", "c.yaml/x"], "cannot write c.yaml/x/Cargo.toml: "),
        (&["docs", "shop.yaml", "--out", "c.yaml"], "cannot write c.yaml/"),
        (&["man", "c.yaml"], "cannot write c.yaml/"),
        (&["import", "e.md", "--out", "c.yaml/a.yaml"], "cannot write c.yaml/a.yaml: "),
        (&["import", "e.md", "--out", "c.yaml"], "cannot write c.yaml: "),
    ] {
        let run = errcat(folder.path(), args);
        assert_eq!(run.code, 2, "{args:?}: {run:?}");
        assert!(run.err.starts_with(&format!("error: {said}")), "{args:?}: {}", run.err);
        assert_eq!(run.err.lines().count(), 1, "{args:?}: {}", run.err);
    }
}

#[test]
fn work_goes_on_when_nobody_listens_to_talk() {
    let folder =
        folder(&[("catalog/a.yaml", &catalogue("a")), ("catalog/b.yaml", &catalogue("b"))]);
    let mut child = command(folder.path(), &["generate"]).spawn().expect("it starts");
    drop(child.stderr.take());
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
    assert!(folder.path().join("generated/b/Cargo.toml").exists());
}

#[test]
fn colours_come_when_asked_for_and_never_into_json() {
    let bad = "errcat: 2\n";
    let folder = folder(&[("shop.yaml", &catalogue("shop")), ("bad.yaml", bad)]);
    let message = ["match", "shop.yaml", "--code", "X", "--message", "\u{1b}[31m\u{7f}"];
    let explain = ["explain", "shop.yaml", "bad"];
    for (args, coloured) in [
        (&["list", "shop.yaml", "--color", "always"][..], true),
        (&["list", "shop.yaml", "--color", "auto"], false),
        (&[&explain[..], &["--color", "always"]].concat(), true),
        (&[&explain[..], &["--color", "never"]].concat(), false),
        (&[&explain[..], &["--color", "always", "--format", "json"]].concat(), false),
        (&[&message[..], &["--color", "never"]].concat(), false),
        (&["check", "bad.yaml", "--color", "always"], true),
        (&["check", "bad.yaml"], false),
    ] {
        let run = errcat(folder.path(), args);
        assert_eq!((run.out + &run.err).contains(ESCAPE), coloured, "{args:?}");
    }
    // JSON contains a message as it was received, with its control characters.
    let run = errcat(folder.path(), &[&message[..], &["--format", "json"]].concat());
    assert_eq!(run.json()["unmatched"][0], "\u{1b}[31m\u{7f}");
    let run = errcat(folder.path(), &[&message[..], &["--color", "always"]].concat());
    assert!(!run.out.contains("\u{1b}[31m"), "{}", run.out);
}

#[test]
fn help_shows_examples_and_the_version_its_number() {
    let folder = folder(&[]);
    for command in &commands() {
        let run = errcat(folder.path(), &[command, "--help"]);
        assert_eq!(run.code, 0);
        assert!(run.out.contains("Examples:\n  "), "{command}: {}", run.out);
        assert!(run.out.contains(&format!("errcat {command} ")), "{command}: {}", run.out);
    }
    let version = errcat(folder.path(), &["--version"]).out;
    assert_eq!(version, concat!("errcat ", env!("CARGO_PKG_VERSION"), "\n"));
    assert_eq!(errcat(folder.path(), &[]).code, 2);
}
