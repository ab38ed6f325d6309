//! Reads a log and counts it on all cores, with the same result as on one core.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver, Sender, SyncSender};
use std::thread;

use super::chunks::{Chunk, Chunks};
use super::count::Count;
use super::lossy;
use super::skipped::Skipped;
use crate::input::Input;
use crate::progress::Progress;
use crate::responses::Seeker;
use errcat_reader::{Piece, Searched};

/// The number of pieces that wait for a core at most.
const WAITING: usize = 4;

/// Counts the whole log.
pub(super) fn scan(seeker: &Seeker<'_>, log: &Input, unmasked: bool) -> io::Result<Count> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let (work, waiting) = mpsc::sync_channel(WAITING);
    let (counted, counts) = mpsc::channel();
    let waiting = Mutex::new(waiting);
    thread::scope(|scope| {
        for _ in 0..cores {
            let (counted, waiting) = (counted.clone(), &waiting);
            scope.spawn(move || worker(seeker, unmasked, waiting, &counted));
        }
        drop(counted);
        let read = read(seeker, unmasked, log, &work, &counts);
        // Without more pieces, the workers end, and their channel closes.
        drop(work);
        read.map(|merger| merger.finish(&counts))
    })
}

/// Pieces in the order of the log, each with its number.
type Numbered<T> = (usize, T);

/// Reads pieces and hands them out; merges what comes back meanwhile. A large piece is counted here: only one is in
/// memory at a time, and the search of one that is cut finds out where the next one begins.
fn read(
    seeker: &Seeker<'_>,
    unmasked: bool,
    log: &Input,
    work: &SyncSender<Numbered<Chunk>>,
    counts: &Receiver<Numbered<Count>>,
) -> io::Result<Merger> {
    let unreadable = |problem| log.unreadable(&problem);
    let mut progress = Progress::new(log.length());
    let mut chunks = Chunks::new(log.open_log()?);
    let mut merger = Merger::default();
    let mut number = 0;
    while let Some(chunk) = chunks.next().map_err(unreadable)? {
        let mut new = chunk.bytes.len() - chunk.from;
        if chunk.is_large() {
            let (count, next) = count(seeker, unmasked, &chunk);
            if chunk.is_cut {
                chunks.resume(&chunk, next.start, next.floor, next.from);
                new = next.from - chunk.from;
            }
            merger.add((number, count));
        } else if work.send((number, chunk)).is_err() {
            break;
        }
        progress.advance(new);
        number += 1;
        for count in counts.try_iter() {
            merger.add(count);
        }
    }
    Ok(merger)
}

fn worker(
    seeker: &Seeker<'_>,
    unmasked: bool,
    waiting: &Mutex<Receiver<Numbered<Chunk>>>,
    counted: &Sender<Numbered<Count>>,
) {
    loop {
        let next = waiting.lock().map(|waiting| waiting.recv());
        let Ok(Ok((number, chunk))) = next else { break };
        if counted.send((number, count(seeker, unmasked, &chunk).0)).is_err() {
            break;
        }
    }
}

/// Counts a piece; returns how far its search came, as places in its bytes.
fn count(seeker: &Seeker<'_>, unmasked: bool, chunk: &Chunk) -> (Count, Searched) {
    let mut count = Count::new(unmasked);
    let bytes = &chunk.bytes;
    // Much faster than a lossy reading of what is UTF-8 almost always.
    let text = str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed);
    let is_utf8 = matches!(text, Cow::Borrowed(_));
    let place = |at| if is_utf8 { at } else { lossy::place_in_text(bytes, at) };
    let (floor, from) = (place(chunk.floor), place(chunk.from));
    let Chunk { continues, is_cut, .. } = *chunk;
    let piece = Piece { text: &text, floor, from, continues, is_cut };
    let mut searched = seeker.each_in(&piece, &mut |response| {
        let finder = seeker.reader().finder();
        let reading = finder.read_response(response.status, &response);
        count.add(finder, &response, &reading);
    });
    let new = text.get(from..).unwrap_or_default();
    count.skipped = Skipped::of(chunk, &line_numbers(new, from, &searched.given_up));
    if !is_utf8 {
        for at in [&mut searched.start, &mut searched.floor, &mut searched.from] {
            *at = lossy::place_in_bytes(bytes, *at);
        }
    }
    (count, searched)
}

/// Returns the numbers, from 0, of the lines that end at `ends`, which are in order and are places in a text of which
/// `text` begins at `from`.
fn line_numbers(text: &str, from: usize, ends: &[usize]) -> Vec<usize> {
    let (mut number, mut at) = (0, 0);
    let mut numbers = Vec::with_capacity(ends.len());
    for end in ends {
        let end = end.saturating_sub(from).max(at);
        let lines = text.as_bytes().get(at..end).unwrap_or_default();
        number += lines.iter().filter(|byte| **byte == b'\n').count();
        numbers.push(number);
        at = end;
    }
    numbers
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
