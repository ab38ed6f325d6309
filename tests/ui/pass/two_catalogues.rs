mod one {
    errcat_macros::error_catalog!("../shop.yaml");
}

#[deny(warnings, missing_docs, unused)]
pub mod two {
    //! Two modules deep.
    /// The second.
    pub mod nested {
        errcat_macros::error_catalog!(r"../shop.yaml");
    }
}

fn main() {
    assert_eq!(one::Code::Gone.as_str(), two::nested::Code::Gone.as_str());
}
