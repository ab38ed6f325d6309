//! "did you mean": which of some choices was probably meant by what was written.

/// So many choices are looked at; a name that has more to choose from is no slip that can be told quickly.
const MAX_CHOICES: usize = 200;

/// So many choices are listed.
const MAX_LISTED: usize = 24;

/// The choice that was probably meant, when one is near.
pub(crate) fn nearest<'a>(
    written: &str,
    choices: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    // Nothing that long is near, and telling so would take long.
    if written.len() > 64 {
        return None;
    }
    let most = 1 + written.len() / 4;
    let similar = choices.take(MAX_CHOICES).filter(|c| c.len().abs_diff(written.len()) <= most);
    let scored = similar.map(|choice| (strsim::damerau_levenshtein(written, choice), choice));
    let (distance, choice) = scored.min()?;
    (distance <= most).then_some(choice)
}

/// "did you mean" when one of the choices is near, else all of them.
pub(crate) fn suggestion<'a>(
    written: &str,
    choices: impl Iterator<Item = &'a str> + Clone,
) -> String {
    if let Some(choice) = nearest(written, choices.clone()) {
        return format!("did you mean `{choice}`?");
    }
    let more = if choices.clone().nth(MAX_LISTED).is_some() { " or others" } else { "" };
    let all: Vec<_> = choices.take(MAX_LISTED).map(|choice| format!("`{choice}`")).collect();
    format!("it can be {}{more}", all.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, choices: &[&str], expected: &str) {
        assert_eq!(suggestion(written, choices.iter().copied()), expected, "{written}");
    }

    #[test]
    fn what_is_near_is_proposed_and_all_is_listed_else() {
        check("remdy", &["remedy", "retry"], "did you mean `remedy`?");
        check("retyr", &["remedy", "retry"], "did you mean `retry`?");
        check("colour", &["remedy", "retry"], "it can be `remedy`, `retry`");
        check(&"x".repeat(100_000), &["remedy"], "it can be `remedy`");
    }

    #[test]
    fn long_lists_are_cut() {
        let choices: Vec<_> = (0..5000).map(|number| format!("number_{number}")).collect();
        let told = suggestion("colour", choices.iter().map(String::as_str));
        assert!(told.ends_with("`number_23` or others"), "{told}");
    }
}
