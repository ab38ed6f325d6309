//! Computes the version of the next release from the changes.

use std::cmp::Ordering;

use semver::{Prerelease, Version};

use super::{Change, Level, diff};
use crate::Compiled;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lint::Lint;
use crate::parse;
use crate::source::{SourceFile, Span};

/// Returns the lowest version that may follow `old` with changes of this level, by cargo's rules: below 1.0.0, the
/// first number that is not 0 is the breaking one.
pub fn required(old: &Version, level: Level) -> Version {
    let (major, minor, patch) = (old.major, old.minor, old.patch);
    if !old.pre.is_empty() {
        return old.clone();
    }
    match (level, major, minor) {
        (Level::None, ..) => old.clone(),
        (Level::Major, 1.., _) => Version::new(major + 1, 0, 0),
        (Level::Minor, 1.., _) => Version::new(major, minor + 1, 0),
        (Level::Major, 0, 1..) => Version::new(0, minor + 1, 0),
        (Level::Patch | Level::Minor | Level::Major, ..) => Version::new(major, minor, patch + 1),
    }
}

/// Returns whether `new` may follow `old`. A pre-release of the required version suffices.
fn suffices(old: &Version, new: &Version, level: Level) -> bool {
    if !old.pre.is_empty() {
        return match new.cmp_precedence(old) {
            Ordering::Less => false,
            Ordering::Equal => level == Level::None,
            Ordering::Greater => true,
        };
    }
    let begun = Version { pre: Prerelease::EMPTY, ..new.clone() };
    begun.cmp_precedence(&required(old, level)).is_ge() && new.cmp_precedence(old).is_ge()
}

/// Reports an `api.version` in `source`, from which `new` was compiled, that is lower than the changes since `old`
/// require.
pub fn check(source: &SourceFile, old: &Compiled, new: &Compiled) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    let difference = diff(old, new);
    let (was, is) = (&old.catalog().api.version, &new.catalog().api.version);
    if suffices(was, is, difference.level()) {
        return diagnostics;
    }
    let message = match difference.changes.first() {
        None => format!("{is} is lower than {was}, the version of the baseline"),
        Some(change) => {
            let level = difference.level().as_str();
            format!(
                "{is} is too low after {was}: the changes are {level}, such as {}",
                described(change)
            )
        }
    };
    let help = match difference.level() {
        Level::None => format!("write at least {was}"),
        level if was.pre.is_empty() => format!("write at least {}", required(was, level)),
        _ => format!("write a version that is higher than {was}"),
    };
    let span = version_span(source);
    diagnostics.push(Diagnostic::new(Lint::VersionTooLow, span, message).help(help));
    diagnostics
}

fn described(change: &Change) -> String {
    let place = [&change.place.error, &change.place.entry];
    let place: Vec<_> = place.into_iter().flatten().map(String::as_str).collect();
    let what = &change.what;
    if place.is_empty() { what.clone() } else { format!("`{}`: {what}", place.join(".")) }
}

fn version_span(source: &SourceFile) -> Span {
    let (spec, _) = parse::parse(source);
    let version = spec.and_then(|spec| spec.api.version);
    version.map(|version| version.span).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(old: &str, level: Level, lowest: &str, too_low: &[&str], fine: &[&str]) {
        let version = |text: &str| Version::parse(text).expect("a version");
        let old = version(old);
        assert_eq!(required(&old, level), version(lowest));
        for new in too_low {
            assert!(!suffices(&old, &version(new), level), "{new} after {old}: {level:?}");
        }
        for new in fine.iter().chain(&[lowest]).filter(|new| !too_low.contains(new)) {
            assert!(suffices(&old, &version(new), level), "{new} after {old}: {level:?}");
        }
    }

    #[test]
    fn versions_follow_as_cargo_reads_them() {
        use Level::{Major, Minor, None, Patch};
        check("1.4.2", Major, "2.0.0", &["1.4.2", "1.5.0", "1.9.9"], &["2.0.0-rc.1", "3.0.0"]);
        check("1.4.2", Minor, "1.5.0", &["1.4.2", "1.4.3"], &["1.5.0-a", "1.6.1", "2.0.0"]);
        check("1.4.2", Patch, "1.4.3", &["1.4.2"], &["1.4.3-0", "1.5.0"]);
        check("1.4.2", None, "1.4.2", &["1.4.1", "0.9.0", "1.4.2-rc.1"], &["1.4.3"]);
        check("0.3.1", Major, "0.4.0", &["0.3.1", "0.3.2"], &["0.4.0-a", "0.5.0", "1.0.0"]);
        check("0.3.1", Minor, "0.3.2", &["0.3.1", "0.3.0"], &["0.4.0"]);
        check("0.3.1", Patch, "0.3.2", &["0.3.1"], &["1.0.0"]);
        check("0.0.4", Major, "0.0.5", &["0.0.4"], &["0.1.0"]);
        check("0.0.4", Minor, "0.0.5", &["0.0.4", "0.0.3"], &[]);
        check(
            "1.0.0-rc.1",
            Major,
            "1.0.0-rc.1",
            &["1.0.0-rc.1", "0.9.0"],
            &["1.0.0-rc.2", "1.0.0"],
        );
        check("1.0.0+a", None, "1.0.0+a", &["0.9.9"], &["1.0.0+b"]);
    }
}
