//! How much work a proof may take.

/// The number of steps that the comparison of all patterns of a catalogue may still take. Steps are counted, not time,
/// so that the result is the same on every machine.
#[derive(Debug)]
pub(crate) struct Budget(usize);

impl Budget {
    /// The budget of a build: a second or two without optimization.
    pub(super) const WHOLE: Self = Self(6_000_000);
    /// The budget for comparing two catalogues, which is not part of each build.
    #[cfg(feature = "unstable")]
    pub(crate) const DIFF: Self = Self(200_000_000);

    /// Subtracts steps.
    pub(super) fn spend(&mut self, steps: usize) {
        self.0 = self.0.saturating_sub(steps);
    }

    /// Returns whether no steps are left.
    pub(super) fn is_spent(&self) -> bool {
        self.0 == 0
    }
}
