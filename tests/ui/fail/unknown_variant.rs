mod shop {
    errcat_macros::error_catalog!("../shop.yaml");
}

fn main() {
    let error = shop::Error::from_response(404, "");
    match error.code() {
        Some(shop::Code::NotThere) => {}
        _ => {}
    }
}
