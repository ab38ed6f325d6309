//! CPU seconds of cargo runs, from the times that the kernel keeps of children that have ended.

use std::fs;
use std::io;

/// The CPU seconds that `run` takes in child processes; the least of `times`, since noise only adds.
pub fn seconds(times: usize, mut run: impl FnMut() -> io::Result<()>) -> io::Result<f64> {
    let mut least = f64::INFINITY;
    for _ in 0..times {
        let before = children()?;
        run()?;
        least = least.min(children()? - before);
    }
    Ok(least)
}

/// User and system seconds of all children that have been waited for, with theirs.
fn children() -> io::Result<f64> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    // The second field is a name in parentheses that may hold anything; `cutime` and `cstime` are fields 16 and 17.
    let after_name = stat.rsplit_once(") ").map_or("", |(_, fields)| fields);
    let ticks = |field: usize| after_name.split(' ').nth(field - 3)?.parse::<f64>().ok();
    let total = ticks(16).zip(ticks(17)).map(|(user, system)| user + system);
    // Linux counts 100 ticks a second on every platform that Rust has.
    total.map(|ticks| ticks / 100.0).ok_or_else(|| io::Error::other("no times in /proc/self/stat"))
}
