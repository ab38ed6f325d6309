//! `Body` for serde: written as the API writes it, read as leniently as `Body::parse` reads. Which of the two macros there is
//! depends on the engine's feature, since a condition within an expansion would be evaluated in the calling crate.

/// Adds `Serialize` and `Deserialize` to `Body`.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_serde_impls {
    ($rt:ident, $tables:path) => {
        impl $rt::__private::v1::serde::Serialize for Body {
            fn serialize<S: $rt::__private::v1::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $rt::__private::v1::serialize_body(&$tables, &self.0, serializer)
            }
        }

        impl<'de> $rt::__private::v1::serde::Deserialize<'de> for Body {
            fn deserialize<D: $rt::__private::v1::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $rt::__private::v1::deserialize_body(&$tables, deserializer).map(Self)
            }
        }
    };
}

/// Adds nothing: the engine was built without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_serde_impls {
    ($rt:ident, $tables:path) => {};
}

#[doc(hidden)]
pub use __errcat_serde_impls as serde_impls;

#[cfg(feature = "serde")]
pub use self::body::{deserialize_body, serialize_body};

#[cfg(feature = "serde")]
#[path = "serde_body.rs"]
mod body;
