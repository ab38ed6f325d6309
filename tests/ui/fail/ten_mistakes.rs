errcat_macros::error_catalog!("../../../codegen/tests/lints/ten_mistakes.yaml");

fn main() {}
