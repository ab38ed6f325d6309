errcat_macros::error_catalog!("nowhere.yaml");

fn main() {}
