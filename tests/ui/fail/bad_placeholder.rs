errcat_macros::error_catalog!("bad_placeholder.yaml");

fn main() {}
