//! compile: runs the phases one after the other, each once. The result has passed all of them.

use crate::check::{self, Catalog};
use crate::decide::{self, Interpreter, MatchTable, PackedTable, TableData};
use crate::diagnostic::Diagnostics;
use crate::source::SourceFile;
use crate::{parse, prove};

/// A catalogue without errors, its match table, and the tables that the engine reads. Only [`compile`] can construct
/// one, so it has passed every phase before emission.
#[derive(Clone, Debug)]
pub struct Compiled {
    catalog: Catalog,
    table: MatchTable,
    data: TableData,
}

macro_rules! accessors {
    ($visibility:vis) => {
        impl Compiled {
            /// Returns the checked catalogue.
            $visibility fn catalog(&self) -> &Catalog {
                &self.catalog
            }

            /// Returns the match table, which decides which pattern wins.
            $visibility fn table(&self) -> &MatchTable {
                &self.table
            }

            /// Returns the tables that the engine reads.
            $visibility fn data(&self) -> &TableData {
                &self.data
            }

            /// Returns a reader of responses that runs on these tables.
            $visibility fn interpreter(&self) -> Interpreter<'_> {
                Interpreter::new(&self.catalog, &self.data)
            }
        }
    };
}

#[cfg(feature = "unstable")]
accessors!(pub);
#[cfg(not(feature = "unstable"))]
accessors!(pub(crate));

/// Runs parse, check, decide and prove, and collects their diagnostics. Returns a `Compiled` if none is an error.
///
/// Later phases run on the parts in which earlier ones found no error, so that all mistakes are reported at once.
pub fn compile(source: &SourceFile) -> (Option<Compiled>, Diagnostics) {
    let (spec, mut diagnostics) = parse::parse(source);
    let Some(spec) = spec else { return (None, diagnostics.sorted()) };
    let checked = check::check(source, &spec, &mut diagnostics);
    let table = decide::decide(&checked.catalog);
    let packed = PackedTable::of(&checked.catalog, &table);
    let data = TableData::of(&checked.catalog, &table, &packed);
    let interpreter = Interpreter::new(&checked.catalog, &data);
    prove::prove(&checked, &table, &interpreter, &mut diagnostics);
    let compiled = Compiled { catalog: checked.catalog, table, data };
    let compiled = (!diagnostics.has_errors()).then_some(compiled);
    (compiled, diagnostics.sorted())
}
