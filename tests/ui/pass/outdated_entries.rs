//! What is on its way out still reads, and the generated items themselves give no warning.

#![deny(warnings)]

mod shop {
    #![allow(missing_docs)]
    errcat_macros::error_catalog!("../lifecycle.yaml");
}

fn main() {
    let read = |text| {
        let error = shop::Error::from_parts(Some(400), Some("BAD_DATE"), [text]);
        error.findings().filter_map(|finding| finding.entry()).map(|entry| entry.name()).collect()
    };
    let names: Vec<Vec<_>> = ["Bad day: today", "Bad year"].map(read).into();
    assert_eq!(names, [["bad_day"], ["bad_year"]]);
    let found = shop::classify(400, "BAD_DATE", "Bad date: 1").next();
    let date = |detail| matches!(detail, shop::Detail::BadDate(shop::BadDate::BadDate { day: "1" }));
    assert!(found.and_then(|finding| finding.detail()).is_some_and(date));
}
