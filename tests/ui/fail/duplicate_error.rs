errcat_macros::error_catalog!("duplicate_error.yaml");

fn main() {}
