mod shop {
    errcat_macros::error_catalog!("../shop.yaml");
}

fn main() {
    let shop::BadValue::WrongLine { line } = shop::BadValue::WrongLine { line: "3" };
    let _: u64 = line;
}
