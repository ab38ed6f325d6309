//! Programs as users write them: a client, a layer over two APIs, a shop, a library with strict lints.

mod advice;
mod client;
mod layer;
mod sensitive;
mod shop;
#[allow(unreachable_pub, reason = "it is written as a library")]
mod strict;
