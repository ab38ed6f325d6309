//! The reader as a WebAssembly module. Bytes go in and out four at a time, in numbers, so that nothing here touches memory
//! by address; the exported names are the only unsafe thing about it.

use std::cell::RefCell;

use errcat::__private::tables::Tables;
use errcat_reader::Reader;

/// What is between two calls.
#[derive(Default)]
struct State {
    /// Bytes that were given, or those of the answer.
    bytes: Vec<u8>,
    /// The numbers of the tables, once they were given.
    numbers: Vec<u8>,
    reader: Option<Reader<'static>>,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

/// Takes the next four bytes, the first in the lowest bits.
#[unsafe(no_mangle)]
pub extern "C" fn give(word: u32) {
    STATE.with_borrow_mut(|state| state.bytes.extend(word.to_le_bytes()));
}

/// Returns four bytes of the answer.
#[unsafe(no_mangle)]
pub extern "C" fn take(number: usize) -> u32 {
    STATE.with_borrow(|state| {
        let bytes = state.bytes.get(number * 4..).unwrap_or_default().iter().take(4);
        bytes.rev().fold(0, |word, byte| word << 8 | u32::from(*byte))
    })
}

/// Takes what was given, which has this length, as the numbers of a catalogue's tables.
#[unsafe(no_mangle)]
pub extern "C" fn numbers(length: usize) {
    STATE.with_borrow_mut(|state| state.numbers = given(state, length));
}

/// Takes what was given as the texts of the tables, and gets ready to read. Returns 0 if these are not tables.
#[unsafe(no_mangle)]
pub extern "C" fn texts(length: usize) -> u32 {
    STATE.with_borrow_mut(|state| {
        // A page reads with one catalogue as long as it is open.
        let texts = String::from_utf8_lossy(&given(state, length)).into_owned().leak();
        let numbers = std::mem::take(&mut state.numbers).leak();
        state.reader = Tables::read(numbers, texts).map(|tables| Reader::new(&tables));
        u32::from(state.reader.is_some())
    })
}

/// Reads what was given, a text, under a status (0: unknown). Returns the length of the answer, which is JSON.
#[unsafe(no_mangle)]
pub extern "C" fn read(length: usize, status: u32) -> usize {
    STATE.with_borrow_mut(|state| {
        let bytes = given(state, length);
        let text = String::from_utf8_lossy(&bytes);
        let status = u16::try_from(status).ok().filter(|status| *status > 0);
        let answer = state.reader.as_ref().map(|reader| reader.json(&text, status));
        state.bytes = answer.unwrap_or_default().into_bytes();
        state.bytes.len()
    })
}

fn given(state: &mut State, length: usize) -> Vec<u8> {
    let mut bytes = std::mem::take(&mut state.bytes);
    bytes.truncate(length);
    bytes
}

/// Forgets the answer, so that the next text can be given.
#[unsafe(no_mangle)]
pub extern "C" fn clear() {
    STATE.with_borrow_mut(|state| state.bytes.clear());
}
