errcat_macros::error_catalog!(shop);

fn main() {}
