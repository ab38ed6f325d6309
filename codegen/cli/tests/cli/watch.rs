//! `errcat watch`.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Child, Command};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use crate::run::{catalogue, command, errcat, folder, read, write};

/// A watcher and the lines of its output.
struct Watch {
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    fn start(folder: &Path, args: &[&str]) -> Self {
        let mut child = command(folder, &[&["watch"], args].concat()).spawn().expect("it starts");
        let stderr = BufReader::new(child.stderr.take().expect("stderr is piped"));
        let (send, lines) = mpsc::channel();
        thread::spawn(move || {
            for line in stderr.lines().map_while(Result::ok) {
                if send.send(line).is_err() {
                    break;
                }
            }
        });
        Self { child, lines }
    }

    /// Returns its output up to the line that ends a round.
    fn round(&self) -> String {
        let mut said = String::new();
        loop {
            let line = self.lines.recv_timeout(Duration::from_mins(1)).expect("it says more");
            if line.starts_with("watching ") {
                return said;
            }
            said += &line;
            said.push('\n');
        }
    }

    /// Ends the watcher as Ctrl-C does; returns the exit code and stdout.
    fn end(mut self) -> (Option<i32>, String) {
        let id = self.child.id().to_string();
        assert!(
            Command::new("kill").args(["-INT", &id]).status().expect("kill is there").success()
        );
        let code = self.child.wait().expect("it ends").code();
        let mut out = String::new();
        self.child.stdout.take().expect("piped").read_to_string(&mut out).expect("it is text");
        (code, out)
    }
}

#[cfg(unix)]
#[test]
fn what_is_saved_is_generated_and_mistakes_show() {
    let folder = folder(&[("catalog/shop.yaml", &catalogue("shop"))]);
    let watch = Watch::start(folder.path(), &[]);
    assert!(watch.round().contains(" to generated/shop\n"));

    let better = catalogue("shop").replace("The field is bad.", "The field is worse.");
    write(folder.path(), "catalog/shop.yaml", &better);
    assert!(watch.round().contains(" to generated/shop\n"));
    assert!(read(folder.path(), "generated/shop/docs/errors/bad.md").contains("is worse"));

    write(folder.path(), "catalog/shop.yaml", "errcat: 2\n");
    let said = watch.round();
    assert!(said.contains("error[format-version]") && said.contains("is not changed"), "{said}");
    assert!(!said.contains('\u{1b}'), "only a terminal is cleared: {said}");

    write(folder.path(), "catalog/bank.yaml", &catalogue("bank"));
    assert!(watch.round().contains(" to generated/bank\n"));
    std::fs::remove_file(folder.path().join("catalog/shop.yaml")).expect("it is there");
    assert_eq!(watch.round(), "generated/bank is up to date\n");
    std::fs::remove_file(folder.path().join("catalog/bank.yaml")).expect("it is there");
    assert_eq!(watch.round(), "");
    write(folder.path(), "catalog/bank.yaml", &catalogue("bank"));
    assert_eq!(watch.round(), "generated/bank is up to date\n");
    assert_eq!(watch.end(), (Some(0), String::new()));
}

#[cfg(unix)]
#[test]
fn a_catalogue_outside_a_workspace_is_checked_or_goes_where_it_is_told() {
    let folder = folder(&[("shop.yaml", &catalogue("shop"))]);
    let watch = Watch::start(folder.path(), &["shop.yaml"]);
    assert_eq!(watch.round(), "shop.yaml: no mistakes\n");
    std::fs::remove_file(folder.path().join("shop.yaml")).expect("it is there");
    assert!(watch.round().starts_with("error: cannot read shop.yaml: "));
    write(folder.path(), "shop.yaml", &catalogue("shop"));
    assert_eq!(watch.round(), "shop.yaml: no mistakes\n");
    assert_eq!(watch.end().0, Some(0));

    let watch = Watch::start(folder.path(), &["shop.yaml", "--out", "out"]);
    assert!(watch.round().contains(" to out\n"));
    assert_eq!(watch.end().0, Some(0));
    assert!(folder.path().join("out/Cargo.toml").is_file());
}

#[test]
fn there_must_be_something_to_watch() {
    let folder = folder(&[]);
    let run = errcat(folder.path(), &["watch"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""), "{run:?}");
}
