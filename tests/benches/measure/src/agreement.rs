//! Whether every way reads every message as errcat does.

use by_hand::{Found, Value};

use crate::input::Query;
use crate::ways::{Way, errcat};

/// Prints, for each way, how many lookups differ. For errcat itself, from what the benchmark expects.
pub fn print(ways: &[(&str, Box<dyn Way>)], queries: &[Query]) {
    for (name, way) in ways {
        let cannot = way.cannot();
        let excused = |query: &&Query| query.expected.is_some_and(|id| cannot.contains(&id));
        let differs = |query: &&Query| !same(query, way.found(query));
        let different: Vec<_> = queries.iter().filter(differs).collect();
        let excuses = different.iter().copied().filter(excused).count();
        let unexplained = different.len() - excuses;
        println!("{name}\t{unexplained}\t{excuses}\t{}", cannot.len());
        if let Some(query) = different.iter().find(|query| !excused(query)) {
            eprintln!("{name}: {} {} {:?}", query.status, query.code, query.message);
            eprintln!("  is {:?}, not {:?}", query.expected, way.found(query));
        }
    }
}

fn same(query: &Query, found: Option<Found<'_>>) -> bool {
    let values = errcat::values(query);
    let same = |(value, text): (&Value<'_>, &&str)| match value {
        Value::Index(index) => text.parse() == Ok(*index),
        Value::Text(value) => value == text,
    };
    query.expected == found.map(|found| found.id)
        && found.is_none_or(|found| found.values.iter().zip(&values).all(same))
}
