errcat_macros::error_catalog!("../shop.yaml", serde_json);

fn main() {}
