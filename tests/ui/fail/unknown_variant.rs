mod shop {
    errcat_macros::error_catalog!("../shop.yaml");
}

use shop::Code::NotThere;

fn main() {
    let error = shop::Error::from_response(404, "");
    assert_eq!(error.code(), Some(NotThere));
}
