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

/// Adds the methods and traits of `Error`, `Finding`, `Findings`, `Entry` and `Body`, which the calling module
/// declares, and of the enums `Code`, `Operation` and `Rule`.
///
/// - `$rt`: the engine, a name in the calling module;
/// - `$api`: the name of the API;
/// - `$tables`: the tables of the catalogue, a `static`;
/// - `$values`: the maximum number of values of a message;
/// - `$read`: a function from the number of a message and the texts of its values to a detail;
/// - `$detail`, `$detail_ref`: `Detail` and its borrowed form;
/// - `$serde`, `$http`: in brackets, an attribute for the items of these features, in crates that have them; else
///   nothing.
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_surface {
    (
        $rt:ident, $api:literal, $tables:path, $values:expr, $read:path,
        $code:ident, $operation:ident, $rule:ident, $detail:ident, $detail_ref:ident,
        $serde:tt $http:tt
    ) => {
        $rt::__private::v1::surface_parts::error!(
            $rt,
            $api,
            $tables,
            $values,
            $read,
            $code,
            $operation,
            $rule,
            $detail,
            $detail_ref
        );
        $rt::__private::v1::surface_parts::finding!(
            $rt,
            $api,
            $tables,
            $values,
            $read,
            $code,
            $operation,
            $rule,
            $detail,
            $detail_ref
        );
        $rt::__private::v1::surface_parts::item!(
            $rt,
            $api,
            $tables,
            $values,
            $read,
            $code,
            $operation,
            $rule,
            $detail,
            $detail_ref
        );
        $rt::__private::v1::surface_parts::entry!(
            $rt,
            $api,
            $tables,
            $values,
            $read,
            $code,
            $operation,
            $rule,
            $detail,
            $detail_ref
        );
        $rt::__private::v1::surface_parts::body!(
            $rt,
            $api,
            $tables,
            $values,
            $read,
            $code,
            $operation,
            $rule,
            $detail,
            $detail_ref
        );
        $rt::__private::v1::surface_parts::code!(
            $rt,
            $api,
            $tables,
            $values,
            $read,
            $code,
            $operation,
            $rule,
            $detail,
            $detail_ref
        );
        $rt::__private::v1::surface_parts::operation!(
            $rt,
            $api,
            $tables,
            $values,
            $read,
            $code,
            $operation,
            $rule,
            $detail,
            $detail_ref
        );

        #[allow(dead_code)]
        impl Entry {
            #[inline]
            fn key(self) -> $rt::__private::v1::String {
                $rt::__private::v1::text(&self)
            }
        }

        #[allow(dead_code)]
        impl $code {
            #[inline]
            fn key(self) -> &'static str {
                self.name()
            }
        }

        #[allow(dead_code)]
        impl $operation {
            #[inline]
            fn key(self) -> &'static str {
                self.name()
            }
        }

        $rt::__private::v1::serde_impls!($rt $serde, $tables, $read, $code, $operation, $detail);
        $rt::__private::v1::http_impls!($rt $http, $code, $detail_ref);
    };
}

#[doc(hidden)]
pub use __errcat_surface as surface;
