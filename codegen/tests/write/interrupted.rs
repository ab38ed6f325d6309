//! Several writers at once, and writers that are killed: readers see complete files only.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use errcat_codegen::write::{Mode, write};

use crate::writer::{artifacts, folder, is_whole, spawn};

#[track_caller]
fn all_whole(folder: &Path) {
    for artifact in artifacts(0) {
        assert!(is_whole(&folder.join(&artifact.path)), "{} is torn", artifact.path);
    }
}

/// Returns the folders in which writers write their files, or have left some.
fn staging(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).expect("the folder is there");
    let paths = paths.map(|entry| entry.expect("an entry").path());
    let is_staging = |path: &PathBuf| path.to_string_lossy().contains("/.errcat-");
    paths.filter(is_staging).collect()
}

/// Waits until a writer has begun to write.
fn await_staging(folder: &Path) {
    let start = Instant::now();
    while staging(folder).is_empty() {
        assert!(start.elapsed() < Duration::from_mins(1), "the writer does not begin");
        thread::sleep(Duration::from_micros(100));
    }
}

/// Makes a folder look a minute old.
fn grow_old(path: &Path) {
    let minute = Duration::from_mins(1);
    let then = SystemTime::now().checked_sub(minute).expect("the epoch is longer ago");
    fs::File::open(path).and_then(|folder| folder.set_modified(then)).expect("it grows old");
}

#[test]
fn several_writers_at_once_are_in_nobodys_way() {
    let folder = folder();
    let mut writers: Vec<_> = (0..3).map(|_| spawn(folder.path(), 30)).collect();
    while writers.iter_mut().any(|writer| writer.try_wait().expect("it can be asked").is_none()) {
        all_whole(folder.path());
    }
    for writer in writers {
        let output = writer.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }
    assert!(staging(folder.path()).is_empty());
    assert!(write(folder.path(), &artifacts(30), Mode::Verify).expect("read").is_clean());
}

#[test]
fn threads_of_one_process_are_in_nobodys_way() {
    let folder = folder();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for turn in 1..10 {
                    write(folder.path(), &artifacts(turn), Mode::Write).expect("it is written");
                    all_whole(folder.path());
                }
            });
        }
    });
    assert!(staging(folder.path()).is_empty());
}

#[test]
fn a_killed_writer_leaves_whole_files_and_its_litter_is_cleared_away() {
    let folder = folder();
    let mut interrupted = 0;
    for round in 0..40 {
        let mut writer = spawn(folder.path(), usize::MAX);
        await_staging(folder.path());
        thread::sleep(Duration::from_micros(250 * round));
        writer.kill().expect("it can be killed");
        writer.wait().expect("it ends");
        all_whole(folder.path());
        let left = staging(folder.path());
        interrupted += left.len();
        // A writer may have been killed just before or after it held its lock.
        for path in &left {
            grow_old(path);
        }
        let verified = write(folder.path(), &artifacts(1), Mode::Verify).expect("it can be read");
        assert_eq!(verified.orphans, left);
        write(folder.path(), &artifacts(1), Mode::Write).expect("the next run works");
        assert!(staging(folder.path()).is_empty());
    }
    assert!(interrupted > 0, "no writer was hit in the middle");
}

#[test]
fn what_a_running_writer_has_made_is_no_litter() {
    let folder = folder();
    let mut writer = spawn(folder.path(), usize::MAX);
    await_staging(folder.path());
    for _ in 0..200 {
        let report = write(folder.path(), &artifacts(0), Mode::Verify).expect("it can be read");
        assert!(report.orphans.is_empty(), "{:?}", report.orphans);
    }
    writer.kill().expect("it can be killed");
    writer.wait().expect("it ends");
}
