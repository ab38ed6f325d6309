mod prelude {
    errcat_macros::error_catalog!("names_of_the_prelude.yaml");
}

use prelude::{Detail, Error};

fn main() {
    let error = Error::from_response(400, r#"{"code":"OPTION"}"#);
    assert_eq!(error.status(), Some(400));
    let detail: Detail = Detail::Option(prelude::Option::Some { value: 7 });
    assert_eq!(detail.to_string(), "some 7");
    assert_eq!(detail, detail.clone());
}
