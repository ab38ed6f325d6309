//! Reading error responses with the tables of a catalogue. Knows no API: what is special about one is in its tables.

pub mod beginning;
pub mod bytes;
pub mod codes;
pub mod finding;
pub mod fold;
pub mod hash;
pub mod index;
pub mod json;
pub mod kind;
pub mod layout;
pub mod matched;
pub mod memo;
pub mod pattern;
pub mod program;
pub mod quick;
pub mod reason;
pub mod response;
pub mod rows;
pub mod scan;
pub mod segment;
pub mod steps;
pub mod walk;
