#![deny(deprecated)]

mod shop {
    errcat_macros::error_catalog!("../lifecycle.yaml");
}

fn main() {
    let _: shop::BadDate<&str> = shop::BadDate::BadDay { day: "today" };
    let _: shop::BadDate<&str> = shop::BadDate::BadYear;
    let _ = shop::Code::Shut;
    let _: Option<shop::Shut> = None;
}
