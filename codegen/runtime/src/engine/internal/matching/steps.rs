//! Counts the steps of reading, so that tests can prove that their number is linear in the text. Release builds do not count.

#[cfg(all(debug_assertions, target_has_atomic = "ptr"))]
static TAKEN: core::sync::atomic::AtomicUsize = core::sync::atomic::AtomicUsize::new(0);

/// Adds steps, each of which looks at one byte or at a few bytes.
#[allow(clippy::inline_always)]
#[inline(always)]
pub fn count(steps: usize) {
    #[cfg(all(debug_assertions, target_has_atomic = "ptr"))]
    TAKEN.fetch_add(steps, core::sync::atomic::Ordering::Relaxed);
    let _ = steps;
}

/// Returns the steps that all threads have taken; 0 in a release build.
pub fn taken() -> usize {
    #[cfg(all(debug_assertions, target_has_atomic = "ptr"))]
    return TAKEN.load(core::sync::atomic::Ordering::Relaxed);
    #[cfg(not(all(debug_assertions, target_has_atomic = "ptr")))]
    0
}
