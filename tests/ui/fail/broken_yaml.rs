errcat_macros::error_catalog!("broken_yaml.yaml");

fn main() {}
