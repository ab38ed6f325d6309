errcat_macros::error_catalog!("../../../codegen/tests/rules/ten_mistakes.yaml");

fn main() {}
