//! Reads a log and counts it on all cores, with the same result as on one core.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver, Sender, SyncSender};
use std::thread;

use super::chunks::{Chunk, Chunks};
use super::count::Count;
use crate::input::Input;
use crate::progress::Progress;
use crate::responses::Seeker;

/// The number of pieces that wait for a core at most.
const WAITING: usize = 4;

/// Counts the whole log.
pub(super) fn scan(seeker: &Seeker<'_>, log: &Input) -> io::Result<Count> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let (work, waiting) = mpsc::sync_channel(WAITING);
    let (counted, counts) = mpsc::channel();
    let waiting = Mutex::new(waiting);
    thread::scope(|scope| {
        for _ in 0..cores {
            let (counted, waiting) = (counted.clone(), &waiting);
            scope.spawn(move || worker(seeker, waiting, &counted));
        }
        drop(counted);
        let read = read(log, &work, &counts);
        // Without more pieces, the workers end, and their channel closes.
        drop(work);
        read.map(|merger| merger.finish(&counts))
    })
}

/// Pieces in the order of the log, each with its number.
type Numbered<T> = (usize, T);

/// Reads pieces and distributes them; merges results meanwhile.
fn read(
    log: &Input,
    work: &SyncSender<Numbered<Chunk>>,
    counts: &Receiver<Numbered<Count>>,
) -> io::Result<Merger> {
    let named = |problem| log.named(&problem);
    let mut progress = Progress::new(log.length());
    let mut chunks = Chunks::new(log.open_log()?);
    let mut merger = Merger::default();
    let mut number = 0;
    while let Some(chunk) = chunks.next().map_err(named)? {
        progress.advance(chunk.bytes.len() - chunk.overlap);
        if work.send((number, chunk)).is_err() {
            break;
        }
        number += 1;
        for count in counts.try_iter() {
            merger.add(count);
        }
    }
    Ok(merger)
}

fn worker(
    seeker: &Seeker<'_>,
    waiting: &Mutex<Receiver<Numbered<Chunk>>>,
    counted: &Sender<Numbered<Count>>,
) {
    loop {
        let next = waiting.lock().map(|waiting| waiting.recv());
        let Ok(Ok((number, chunk))) = next else { break };
        if counted.send((number, count(seeker, &chunk))).is_err() {
            break;
        }
    }
}

fn count(seeker: &Seeker<'_>, chunk: &Chunk) -> Count {
    let mut count = Count::default();
    let (seen, new) = chunk.bytes.split_at_checked(chunk.overlap).unwrap_or((&[], &chunk.bytes));
    // Faster than a lossy conversion, since almost every log is UTF-8.
    let (text, start) = match str::from_utf8(&chunk.bytes) {
        Ok(text) => (Cow::Borrowed(text), seen.len()),
        Err(_) => {
            let seen = String::from_utf8_lossy(seen);
            let start = seen.len();
            (seen + String::from_utf8_lossy(new), start)
        }
    };
    seeker.each_from(&text, start, &mut |response| {
        count.add(&response, &seeker.reader().read(response.status, &response.envelope));
    });
    count
}

/// Merges counts in the order of the log.
#[derive(Default)]
struct Merger {
    count: Count,
    next: usize,
    early: BTreeMap<usize, Count>,
}

impl Merger {
    fn add(&mut self, (number, count): Numbered<Count>) {
        self.early.insert(number, count);
        while let Some(count) = self.early.remove(&self.next) {
            self.count.extend(count);
            self.next += 1;
        }
    }

    fn finish(mut self, counts: &Receiver<Numbered<Count>>) -> Count {
        for count in counts {
            self.add(count);
        }
        self.count
    }
}
