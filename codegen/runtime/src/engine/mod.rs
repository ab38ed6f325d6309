//! The types that all generated crates share, and the reading of responses to which they delegate.

#[doc(hidden)]
#[path = "internal/mod.rs"]
pub mod __private;
mod api_error;
mod category;
mod effect;
mod misread;
#[doc(hidden)]
pub mod retry;
#[doc(hidden)]
pub mod vocabulary;

pub use self::api_error::{ApiError, Link, Unknown};
pub use self::category::Category;
pub use self::effect::Effect;
pub use self::misread::Misread;
pub use self::retry::Retry;
