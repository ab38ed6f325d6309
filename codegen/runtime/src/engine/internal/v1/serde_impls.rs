//! The generated types for serde: `Body` has the shape in which the API writes it, and is read like `Body::parse` reads it;
//! the others have their names in the catalogue. The engine's feature decides which of the two macros exists, since a
//! condition within an expansion would be evaluated in the calling crate.

/// Adds `Serialize` and `Deserialize` to `Body`, `Code`, `Operation` and `Entry`, and `Deserialize` to `Detail`.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_serde_impls {
    ([$($badge:meta)?]) => {
        $(#[$badge])?
        impl v1::serde::Serialize for Body {
            fn serialize<S: v1::serde::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                v1::serialize_body(&TABLES, &self.0, serializer)
            }
        }

        $(#[$badge])?
        impl<'de> v1::serde::Deserialize<'de> for Body {
            fn deserialize<D: v1::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                v1::deserialize_body(&TABLES, deserializer).map(Self)
            }
        }

        $(#[$badge])?
        impl<'de> v1::serde::Deserialize<'de> for Detail {
            #[inline]
            fn deserialize<D: v1::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                use v1::serde::de::Error as _;
                let (number, texts) =
                    v1::deserialize_detail(&TABLES, deserializer)?;
                let mut values = [""; MAX_VALUES];
                for (value, text) in values.iter_mut().zip(&texts) {
                    *value = text;
                }
                let read = read(number, &values);
                let same = read.filter(|detail| {
                    v1::are_written(&detail.parts().1, &texts)
                });
                let invalid = || D::Error::custom("a value is not of the type of its placeholder");
                same.map(|detail| detail.into_owned()).ok_or_else(invalid)
            }
        }

        v1::serde_impls!(@named [$($badge)?] Code.name);
        v1::serde_impls!(@named [$($badge)?] Operation.name);
        v1::serde_impls!(@named [$($badge)?] Entry);
    };
    (@named [$($badge:meta)?] $named:ident $(.$name:ident)?) => {
        $(#[$badge])?
        impl v1::serde::Serialize for $named {
            #[inline]
            fn serialize<S: v1::serde::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                serializer.collect_str(&self$(.$name())?)
            }
        }

        $(#[$badge])?
        impl<'de> v1::serde::Deserialize<'de> for $named {
            #[inline]
            fn deserialize<D: v1::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                v1::deserialize_named(deserializer)
            }
        }
    };
}

/// Adds `Serialize` to `Detail`.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_serde_detail {
    ($rt:ident [$($badge:meta)?] $detail:ident [$($text:ident)?]) => {
        $(#[$badge])?
        impl<$($text: ::core::convert::AsRef<str>)?> $rt::__private::v1::serde::Serialize
            for $detail<$($text)?>
        {
            #[inline]
            fn serialize<Serializer: $rt::__private::v1::serde::Serializer>(
                &self,
                serializer: Serializer,
            ) -> ::core::result::Result<Serializer::Ok, Serializer::Error> {
                let parts = self.parts();
                $rt::__private::v1::serialize_detail(
                    &super::tables::TABLES,
                    (parts.0, &parts.1),
                    serializer,
                )
            }
        }
    };
}

/// Adds nothing: the engine was built without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_serde_detail {
    ($rt:ident $badge:tt $detail:ident [$($text:ident)?]) => {};
}

/// Adds nothing: the engine was built without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_serde_impls {
    ($badge:tt) => {};
}

#[doc(hidden)]
pub use {__errcat_serde_detail as serde_detail, __errcat_serde_impls as serde_impls};

#[cfg(feature = "serde")]
pub use self::body::{deserialize_body, serialize_body};
#[cfg(feature = "serde")]
pub use self::detail::{are_written, deserialize_detail, deserialize_named, serialize_detail};

#[cfg(feature = "serde")]
#[path = "serde_body.rs"]
mod body;

#[cfg(feature = "serde")]
#[path = "serde_detail.rs"]
mod detail;
