//! Suggests the choice that was probably meant by a misspelt word.

/// The maximum number of choices that are compared; a search among more takes too long.
const MAX_CHOICES: usize = 200;

/// The maximum number of choices that are listed.
const MAX_LISTED: usize = 24;

/// The maximum length in bytes of a word that is compared: nothing is near a longer one, and comparing takes long.
const MAX_LENGTH: usize = 64;

/// Returns the edit distance between a word and a choice, if it is small enough for a typing mistake.
pub fn distance(written: &str, choice: &str) -> Option<usize> {
    let most = 1 + written.len() / 4;
    if written.len() > MAX_LENGTH || choice.len().abs_diff(written.len()) > most {
        return None;
    }
    Some(strsim::damerau_levenshtein(written, choice)).filter(|distance| *distance <= most)
}

/// Returns the nearest choice, if one is near enough to be meant.
pub fn nearest<'a>(written: &str, choices: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let near =
        choices.take(MAX_CHOICES).filter_map(|choice| Some((distance(written, choice)?, choice)));
    near.min().map(|(_, choice)| choice)
}

/// Returns "did you mean" if a choice is near, or else a list of the choices.
pub fn suggestion<'a>(written: &str, choices: impl Iterator<Item = &'a str> + Clone) -> String {
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
        let help = suggestion("colour", choices.iter().map(String::as_str));
        assert!(help.ends_with("`number_23` or others"), "{help}");
    }
}
