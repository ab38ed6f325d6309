//! Paths may have escapes, be joined, and come from another macro.

mod joined {
    errcat_macros::error_catalog!(concat!("..", "/", "shop.yaml",),);
}

mod escaped {
    errcat_macros::error_catalog!("..\x2fshop.yaml");
}

macro_rules! catalogue {
    ($path:literal) => {
        errcat_macros::error_catalog!($path);
    };
}

mod by_macro {
    catalogue!("../shop.yaml");
}

fn main() {
    assert_eq!(joined::Code::Gone.name(), escaped::Code::Gone.name());
    assert_eq!(joined::Code::Gone.name(), by_macro::Code::Gone.name());
}
