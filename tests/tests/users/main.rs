//! Programs as users write them: a client, a layer over two APIs, a library with strict lints.

mod client;
mod layer;
mod strict;
