mod keywords {
    errcat_macros::error_catalog!("keywords.yaml");
}

use keywords::{Code, Gen, GenAsync};

fn main() {
    let detail = Gen::Match { r#type: "x", self_: 7 };
    assert_eq!(detail.to_string(), "x is in 7");
    assert!(detail.entry().fields().eq(["type", "self"]));
    let found = Code::Gen.findings("dyn is not -1").next().and_then(|finding| finding.detail());
    assert_eq!(found, Some(Gen::Try { r#async: GenAsync::Dyn, r#gen: -1 }.into()));
}
