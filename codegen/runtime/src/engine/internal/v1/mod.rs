//! The items that generated code uses: untyped forms of its types, look-ups in its tables, and macros that add its
//! methods.

extern crate alloc;

mod advice;
mod body;
mod details;
mod error;
mod finding;
mod http_impls;
mod item;
mod json;
mod kept;
pub mod lookup;
mod message;
mod more;
pub mod redact;
mod rows;
mod serde_impls;
mod show;
mod surface;
mod tests;

use core::fmt;

#[cfg(feature = "http")]
pub use ::http;
#[cfg(feature = "serde")]
pub use ::serde;

pub use self::alloc::string::String;
pub use self::alloc::vec::Vec;
pub use self::body::{RawBody, RawBodyItem};
pub use self::details::{choices, details};
pub use self::error::RawError;
pub use self::finding::{RawFinding, RawFindings};
pub use self::http_impls::http_impls;
pub use self::item::{RawFields, RawItem};
pub use self::message::{Value, debug, debug_detail, display, wire};
#[cfg(feature = "serde")]
pub use self::serde_impls::{
    are_written, deserialize_body, deserialize_detail, deserialize_named, serialize_body,
    serialize_detail,
};
pub use self::serde_impls::{serde_detail, serde_impls};
pub use self::surface::{parts as surface_parts, surface};
pub use self::tests::tests;
pub use super::matching::fields::duration;
pub use super::matching::pattern::{choice, index, int};
pub use super::tables::Tables;

/// Returns the text that a value displays.
pub fn text(value: &dyn fmt::Display) -> String {
    alloc::format!("{value}")
}

/// Returns a text as a `String`.
#[inline]
pub fn owned(text: &impl AsRef<str>) -> String {
    String::from(text.as_ref())
}

/// Returns a table of the messages without values, for which `gaps` has a point; other messages have another byte.
pub const fn spread<D: Copy, const N: usize>(gaps: &[u8; N], literals: &[D]) -> [Option<D>; N] {
    let mut all = [None; N];
    let (mut number, mut next) = (0, 0);
    while number < N {
        if gaps[number] == b'.' {
            all[number] = Some(literals[next]);
            next += 1;
        }
        number += 1;
    }
    all
}
