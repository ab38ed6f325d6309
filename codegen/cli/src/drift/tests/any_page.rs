//! Random pages: no page has drifted from itself, a lockfile is read as it was written, and nothing panics.

use proptest::prelude::*;

use super::{changes, pinned, reported};

const PARTS: &[&str] = &[
    "\n\n## 400 - BAD\n\n",
    "\n\n## 404/410 - GONE\n\n",
    "\n\n## Rules\n\n",
    "\n\n### More\n\n",
    "\n| Message | Meaning | Fix |\n| --- | --- | --- |\n",
    "\n| Status | Code | Meaning |\n| --- | --- | --- |\n",
    "| `[a]` | One. | Two. |\n",
    "| `[]` | | Three. |\n",
    "| 413 | LARGE | Four. |\n",
    "| Words alone. | | |\n",
    "\n- `pay`: Five. Six.\n",
    "\n* Seven.\n",
    "\n\nEight, [nine](https://x.test).\n\n",
    "`",
    "|",
    "\n",
    " ten ",
    "é\u{2028}",
    "\u{0}",
];

fn page() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PARTS), 0..30).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_page_has_not_drifted_from_itself(page in page()) {
        let found: Vec<_> = changes(&pinned(&page), &page).iter().map(reported).collect();
        prop_assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn drift_is_seen_from_both_sides(old in page(), new in page()) {
        let (there, back) = (changes(&pinned(&old), &new), changes(&pinned(&new), &old));
        prop_assert_eq!(there.is_empty(), back.is_empty());
    }
}
