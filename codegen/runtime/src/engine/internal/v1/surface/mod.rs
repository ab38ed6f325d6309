//! The methods and traits of the types that every generated crate declares.

mod body;
mod code;
mod entry;
mod error;
mod finding;
mod item;
mod operation;

/// The parts of `surface`: a macro for each type.
#[doc(hidden)]
pub mod parts {
    pub use super::body::body;
    pub use super::code::code;
    pub use super::entry::entry;
    pub use super::error::error;
    pub use super::finding::finding;
    pub use super::item::item;
    pub use super::operation::operation;
}

/// Adds the methods and traits of `Error`, `Finding`, `Findings`, `Item`, `Entry` and `Body`, which the calling module
/// declares, and of the enums `Code`, `Operation` and `Rule`.
///
/// The calling module has the names `rt` (the engine), `v1` (this module), `TABLES` (a `static`), `MAX_VALUES` (of a
/// message), `Detail`, `DetailRef` and `read` (a function from the number of a message and the texts of its values to a
/// detail). No name of an author is in it, so that those of the prelude are what they always are.
///
/// - `$api`: the name of the API;
/// - `$serde`, `$http`: in brackets, an attribute for the items of these features, in crates that have them; else
///   nothing.
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_surface {
    ($api:literal, $serde:tt $http:tt) => {
        v1::surface_parts::error!($api);
        v1::surface_parts::finding!();
        v1::surface_parts::item!();
        v1::surface_parts::entry!();
        v1::surface_parts::body!();
        v1::surface_parts::code!();
        v1::surface_parts::operation!();
        v1::serde_impls!($serde);
        v1::http_impls!($http);
    };
}

#[doc(hidden)]
pub use __errcat_surface as surface;
