//! Counted instructions: the same on every run, however busy the machine is.

use std::io;
use std::process::Command;

/// Whether valgrind is installed.
pub fn is_installed() -> bool {
    Command::new("valgrind").arg("--version").output().is_ok_and(|output| output.status.success())
}

/// The instructions of a whole run of `program`; none without valgrind.
pub fn instructions(program: &Command) -> io::Result<Option<f64>> {
    if !is_installed() {
        return Ok(None);
    }
    let mut command = Command::new("valgrind");
    command.args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]);
    command.arg(program.get_program()).args(program.get_args());
    command.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    if let Some(folder) = program.get_current_dir() {
        command.current_dir(folder);
    }
    let output = command.output()?;
    let told = String::from_utf8_lossy(&output.stderr);
    let figure = told.lines().find_map(|line| line.split_once("refs:"));
    let figure = figure.and_then(|(_, figure)| figure.trim().replace(',', "").parse().ok());
    figure.map(Some).ok_or_else(|| io::Error::other(told.into_owned()))
}
