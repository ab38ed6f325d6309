//! Counts the steps of reading, so that tests can check that they are linear in the text. Not in release builds.

#[cfg(all(debug_assertions, target_has_atomic = "ptr"))]
static TAKEN: core::sync::atomic::AtomicUsize = core::sync::atomic::AtomicUsize::new(0);

/// Adds steps, each of which reads one or a few bytes.
#[allow(clippy::inline_always)]
#[inline(always)]
pub fn count(steps: usize) {
    #[cfg(all(debug_assertions, target_has_atomic = "ptr"))]
    TAKEN.fetch_add(steps, core::sync::atomic::Ordering::Relaxed);
    let _ = steps;
}

/// Returns the number of steps that all threads have taken; 0 in a release build.
pub fn taken() -> usize {
    #[cfg(all(debug_assertions, target_has_atomic = "ptr"))]
    return TAKEN.load(core::sync::atomic::Ordering::Relaxed);
    #[cfg(not(all(debug_assertions, target_has_atomic = "ptr")))]
    0
}
