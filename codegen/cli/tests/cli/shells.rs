//! `errcat completions` and `errcat man`.

use std::process::{Command, Stdio};

use crate::run::{errcat, folder, read, write};

/// Returns the commands that `errcat --help` lists.
pub(crate) fn commands() -> Vec<String> {
    let help = errcat(folder(&[]).path(), &["--help"]).out;
    let (_, rest) = help.split_once("Commands:\n").expect("there are commands");
    let lines = rest.lines().take_while(|line| !line.is_empty());
    let names = lines.filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    names.filter(|name| !name.is_empty() && *name != "help").map(str::to_owned).collect()
}

#[test]
fn every_shell_completes_every_command() {
    let folder = folder(&[]);
    let commands = commands();
    assert!(commands.len() > 8, "{commands:?}");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = errcat(folder.path(), &["completions", shell]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{shell}");
        for command in &commands {
            assert!(run.out.contains(command.as_str()), "{shell} does not know {command}");
        }
    }
    assert_eq!(errcat(folder.path(), &["completions", "tcsh"]).code, 2);
}

#[test]
fn bash_completes_commands_and_options() {
    let folder = folder(&[]);
    let script = errcat(folder.path(), &["completions", "bash"]).out;
    let ask = |line: &str| {
        let words: Vec<_> = line.split(' ').collect();
        let last = words.len() - 1;
        let program = format!(
            "{script}\nCOMP_WORDS=({line})\n[ ${{#COMP_WORDS[@]}} -gt {last} ] || COMP_WORDS+=('')\n\
             COMP_CWORD={last}\n_errcat errcat \"${{COMP_WORDS[{last}]}}\" \"${{COMP_WORDS[{last}-1]}}\"\nprintf '%s ' \"${{COMPREPLY[@]}}\""
        );
        let bash = Command::new("bash").args(["-c", &program]).stderr(Stdio::null()).output();
        bash.ok().map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
    };
    // Not every machine has a bash.
    let Some(commands) = ask("errcat tri") else { return };
    assert_eq!(commands, "triage ");
    assert_eq!(ask("errcat triage --fo").as_deref(), Some("--format "));
    assert_eq!(ask("errcat triage --format ").as_deref(), Some("text json yaml "));
}

#[test]
fn there_is_a_manual_page_for_each_command() {
    let folder = folder(&[]);
    let page = errcat(folder.path(), &["man"]).out;
    assert!(page.contains(".TH errcat 1 "), "{page}");
    let run = errcat(folder.path(), &["man", "share/man1"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{run:?}");
    assert_eq!(read(folder.path(), "share/man1/errcat.1"), page);
    for command in commands() {
        let page = read(folder.path(), &format!("share/man1/errcat-{command}.1"));
        assert!(page.contains(&format!(".TH errcat-{command} 1 ")), "{page}");
    }
}

#[test]
fn manual_pages_of_others_are_never_overwritten() {
    let folder = folder(&[("man1/errcat-list.1", ".TH mine 1\n")]);
    let run = errcat(folder.path(), &["man", "man1"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("man1/errcat-list.1: errcat did not generate"), "{}", run.err);
    assert_eq!(read(folder.path(), "man1/errcat-list.1"), ".TH mine 1\n");
    assert!(!folder.path().join("man1/errcat.1").exists());

    write(folder.path(), "man1/errcat-list.1", &errcat(folder.path(), &["man"]).out);
    assert_eq!(errcat(folder.path(), &["man", "man1"]).code, 0, "a generated page is replaced");
}
