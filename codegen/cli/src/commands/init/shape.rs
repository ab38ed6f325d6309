//! The shapes of error bodies that a starter project can have.

use clap::ValueEnum;

/// A shape of error bodies: how the catalogue declares it, and a body.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// An object with a code, messages and the id of the request
    Plain,
    /// A problem document of RFC 9457
    #[value(name = "problem+json")]
    Problem,
    /// A document of JSON:API with a list of error objects
    JsonApi,
    /// A `google.rpc.Status` with details of several types
    Google,
    /// A response of GraphQL with a list of errors
    Graphql,
}

/// The parts of a starter project that depend on the shape.
struct Parts {
    /// `response` of the catalogue.
    response: &'static str,
    /// A body with the code `BAD_FIELD`, one message, and the id `r-1`.
    body: &'static str,
}

macro_rules! parts {
    ($name:literal) => {
        Parts {
            response: include_str!(concat!("../../../starter/shapes/", $name, ".yaml")),
            body: include_str!(concat!("../../../starter/shapes/", $name, ".json")),
        }
    };
}

impl Shape {
    const fn parts(self) -> Parts {
        match self {
            Self::Plain => parts!("plain"),
            Self::Problem => parts!("problem"),
            Self::JsonApi => parts!("json-api"),
            Self::Google => parts!("google"),
            Self::Graphql => parts!("graphql"),
        }
    }

    /// Returns the catalogue of this shape. Where the status says nothing of an error, errors have a code only.
    pub(super) fn catalogue(self, starter: &str) -> String {
        let text = starter.replace("RESPONSE\n", self.parts().response);
        if self == Self::Graphql { without_statuses(&text) } else { text }
    }

    /// Returns the tests with a body of this shape, and with one that the catalogue does not know.
    pub(super) fn tests(self, starter: &str) -> String {
        let body = self.parts().body.trim_end();
        let unknown =
            body.replace("BAD_FIELD", "NEW").replace("items[0].price is missing", "never seen");
        starter.replace("UNKNOWN_BODY", &unknown).replace("KNOWN", body)
    }
}

/// Removes the status of each error that has a code.
fn without_statuses(catalogue: &str) -> String {
    let parts: Vec<_> = catalogue.split("  - status: ").collect();
    let part = |part: &&str| match part.split_once("\n    code: ") {
        Some((status, rest)) if status.len() == 3 => format!("  - code: {rest}"),
        _ => format!("  - status: {part}"),
    };
    let errors: String = parts.iter().skip(1).map(part).collect();
    parts.first().copied().unwrap_or_default().to_owned() + &errors
}
