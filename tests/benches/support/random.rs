//! A small deterministic source of numbers: the same seed gives the same catalogue everywhere.

/// Marsaglia's xorshift64.
pub struct Random(u64);

impl Random {
    /// A source whose numbers depend on the seed alone.
    pub const fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let high = usize::try_from(self.0 >> 33).expect("31 bits fit");
        high % end
    }

    /// Whether something that happens `percent` times in a hundred happens.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several.
    pub fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
}
