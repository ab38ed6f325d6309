//! Programs as users write them: a client, a layer over two APIs, a library with strict lints.

mod client;
mod layer;
#[allow(unreachable_pub, reason = "it is written as a library")]
mod strict;
