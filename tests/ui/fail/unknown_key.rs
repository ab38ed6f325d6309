errcat_macros::error_catalog!("unknown_key.yaml");

fn main() {}
