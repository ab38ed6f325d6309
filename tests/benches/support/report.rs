//! What the benchmarks print: a table of figures, and each bar with what was measured.

use std::fmt;

/// A table with a head, the first column to the left, all others to the right.
pub struct Table(Vec<Vec<String>>);

/// What a figure has to be.
#[derive(Clone, Copy, Debug)]
pub enum Bar {
    /// At most so much.
    Most(f64),
    /// At least so much.
    Least(f64),
    /// Less than so much.
    Below(f64),
}

/// A figure that is to be measured, and what it has to be.
pub struct Claim {
    /// What was measured.
    pub what: String,
    /// The figure; none when it was not measured.
    pub figure: Option<f64>,
    /// What it has to be.
    pub bar: Bar,
}

impl Table {
    /// A table with these columns.
    pub fn new<T: Into<String>>(head: impl IntoIterator<Item = T>) -> Self {
        Self(vec![head.into_iter().map(Into::into).collect()])
    }

    /// Adds a row.
    pub fn row<T: Into<String>>(&mut self, cells: impl IntoIterator<Item = T>) {
        self.0.push(cells.into_iter().map(Into::into).collect());
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = self.0.iter().map(Vec::len).max().unwrap_or_default();
        let width = |column: usize| {
            let cells = self.0.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
        };
        let widths: Vec<_> = (0..columns).map(width).collect();
        for row in &self.0 {
            let cells = row.iter().zip(&widths).enumerate().map(|(at, (cell, width))| match at {
                0 => format!("{cell:<width$}"),
                _ => format!("  {cell:>width$}"),
            });
            writeln!(f, "{}", cells.collect::<String>().trim_end())?;
        }
        Ok(())
    }
}

impl Claim {
    /// A claim.
    pub fn new(what: impl Into<String>, figure: Option<f64>, bar: Bar) -> Self {
        Self { what: what.into(), figure, bar }
    }

    fn verdict(&self) -> &'static str {
        let Some(figure) = self.figure else { return "not measured" };
        let passes = match self.bar {
            Bar::Most(most) => figure <= most,
            Bar::Least(least) => figure >= least,
            Bar::Below(end) => figure < end,
        };
        if passes { "pass" } else { "FAIL" }
    }
}

/// The claims as a table.
pub fn claims<'a>(claims: impl IntoIterator<Item = &'a Claim>) -> Table {
    let mut table = Table::new(["bar", "measured", "wanted", "result"]);
    for claim in claims {
        let wanted = match claim.bar {
            Bar::Most(most) => format!("at most {}", plain(most)),
            Bar::Least(least) => format!("at least {}", plain(least)),
            Bar::Below(end) => format!("below {}", plain(end)),
        };
        table.row([claim.what.clone(), figure(claim.figure), wanted, claim.verdict().to_owned()]);
    }
    table
}

/// A figure with as many digits as are of use; `–` when there is none.
pub fn figure(figure: Option<f64>) -> String {
    match figure {
        None => "–".to_owned(),
        Some(figure) if figure.abs() >= 100.0 => format!("{figure:.0}"),
        Some(figure) if figure.abs() >= 10.0 => format!("{figure:.1}"),
        Some(figure) if figure.abs() >= 0.1 || figure == 0.0 => format!("{figure:.2}"),
        Some(figure) => format!("{figure:.4}"),
    }
}

/// A bar without a tail of noughts; bars that are fractions are written as such.
fn plain(bar: f64) -> String {
    let inverse = 1.0 / bar;
    if bar < 0.2 && bar > 0.0 { format!("1/{inverse:.0}") } else { format!("{bar}") }
}

/// One figure over another.
pub fn ratio(over: Option<f64>, under: Option<f64>) -> Option<f64> {
    Some(over? / under?)
}
