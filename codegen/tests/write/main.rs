//! Files are written whole or not at all, identical ones are left alone, orphans are found.

mod files;
#[cfg(unix)]
mod interrupted;
#[cfg(unix)]
mod refused;
#[cfg(unix)]
mod writer;
