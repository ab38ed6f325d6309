//! The message that a text matches, tested on random texts: the matcher against an oracle of regular expressions,
//! generated code against the interpreter, rendered texts against the values that they were read from, and bodies
//! against `serde_json`.

mod bodies;
mod catalogues;
mod drafts;
mod evolution;
mod generated;
mod interpreted;
mod made_up;
mod oracle;
mod precedence;
mod rendering;
mod stock;
mod surfaces;
mod undecided;
mod wire_texts;
