//! Groups the facts of a record into responses, and finds the status and the correlation id of each.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::engine::{self, Envelope};
use crate::fact::{Fact, Facts};
use crate::keys::Role;
use crate::mention::{is_mention, is_on_source_line};
use crate::order::sort_by;
use crate::response::{MAX_SAME, MAX_STATUSES, Part, Response};
use crate::{Reader, facts, quoted, text};

/// Facts in this many brackets and in more are ordered alike.
const DEEPEST: usize = (1 << 30) - 1;

/// Facts of one response.
#[derive(Debug)]
struct Group<'a, 't> {
    /// The code; several where the catalogue has codes of several parts.
    codes: Vec<&'a Fact<'t>>,
    messages: Option<&'a Fact<'t>>,
    /// The numbers of the first and of the last of them.
    first: usize,
    last: usize,
    /// The brackets around the first, and the number of strings.
    place: usize,
    strings: usize,
}

impl<'t> Facts<'t> {
    /// Returns the responses that the facts make up, in order.
    pub(crate) fn responses(&self, reader: &Reader<'_>, record: &'t str) -> Vec<Response<'t>> {
        let groups = self.groups(reader);
        let mut found: Vec<Response<'t>> = Vec::new();
        let mut used = vec![false; self.places.len()];
        for (number, group) in groups.iter().enumerate() {
            let before = number.checked_sub(1).and_then(|at| groups.get(at));
            let from = before.map_or(0, |before| before.last + 1);
            let to = groups.get(number + 1).map_or(self.all.len(), |after| after.first);
            let near = Near { facts: self, group, from, to };
            let Some(response) = near.response(reader, record, &mut used) else { continue };
            let recent = found.len().saturating_sub(MAX_SAME);
            let recent = found.get_mut(recent..).unwrap_or_default();
            let is_nested = before.is_some_and(|before| {
                before.place != group.place && self.is_related(before.place, group.place)
            });
            let lacks = |short: &Response<'_>, whole| {
                let has_id = short.envelope.correlation_id.is_some();
                (has_id || is_nested) && short.is_short_for(whole)
            };
            // A tree of an object has the object first, in short, and an exception has the code of its cause.
            if let Some(short) = recent.iter_mut().find(|other| lacks(other, &response)) {
                *short = response;
            } else if !recent
                .iter()
                .any(|other| other.is_same(&response) || lacks(&response, other))
            {
                found.push(response);
            }
        }
        if found.is_empty() {
            found.extend(self.recorded(reader, record));
        }
        found
    }

    /// Collects the facts of each response: one code and one part with messages, in the same brackets.
    fn groups(&self, reader: &Reader<'_>) -> Vec<Group<'_, 't>> {
        let mut groups: Vec<Group<'_, 't>> = Vec::new();
        let is_own = |role| self.all.iter().any(|fact| fact.role == role && fact.is_own);
        let (own_code, own_messages) = (is_own(Role::Code), is_own(Role::Messages));
        for (number, fact) in self.all.iter().enumerate() {
            let is_code = fact.role == Role::Code;
            let is_other = !fact.is_own && if is_code { own_code } else { own_messages };
            let is_part = is_code || fact.role == Role::Messages;
            if !is_part || is_other || !self.counts(reader, fact) {
                continue;
            }
            let group = groups.last_mut().filter(|group| self.joins(group, fact));
            let Some(group) = group else {
                // The type of an exception is not the code of the response in it.
                groups.pop_if(|group| is_code && self.is_around(reader, group, fact));
                groups.push(Group {
                    codes: Vec::from_iter(is_code.then_some(fact)),
                    messages: (!is_code).then_some(fact),
                    first: number,
                    last: number,
                    place: fact.place,
                    strings: fact.strings,
                });
                continue;
            };
            group.last = number;
            if is_code {
                group.codes.push(fact);
            } else if group.messages.is_none_or(|other| other.order > fact.order) {
                group.messages = Some(fact);
            }
        }
        groups
    }

    /// Returns whether a fact can be part of a response: a name that the catalogue does not have needs a code that it has.
    fn counts(&self, reader: &Reader<'_>, fact: &Fact<'_>) -> bool {
        if fact.role == Role::Code && fact.value.is_cut {
            return false;
        }
        if fact.is_own || fact.role == Role::Messages {
            return true;
        }
        let code = fact.value.texts.first().map_or("", |text| &**text);
        let in_record = |other: &Fact<'_>| {
            other.place == fact.place && matches!(other.role, Role::Messages | Role::Status)
        };
        reader.codes.is_known(code)
            || fact.strings == 0
                && self.all.iter().filter(|other| in_record(other)).nth(1).is_some()
    }

    fn joins(&self, group: &Group<'_, 't>, fact: &Fact<'_>) -> bool {
        let is_next = |other: &&Fact<'_>| other.order != fact.order && other.place == fact.place;
        let has_room = match fact.role {
            Role::Code => group.codes.iter().all(is_next),
            _ => group.messages.iter().all(is_next),
        };
        let last = self.all.get(group.last);
        has_room && last.is_some_and(|last| self.is_related(last.place, fact.place))
    }

    /// Returns whether a group is only an unknown code in brackets around a fact.
    fn is_around(&self, reader: &Reader<'_>, group: &Group<'_, 't>, fact: &Fact<'_>) -> bool {
        let (None, [code]) = (group.messages, &group.codes[..]) else { return false };
        let is_known = code.value.texts.first().is_some_and(|text| reader.codes.is_known(text));
        !is_known && code.place != fact.place && self.is_in(fact.place, code.place)
    }

    /// Returns whether one of two places is in the other one.
    fn is_related(&self, a: usize, b: usize) -> bool {
        self.is_in(a, b) || self.is_in(b, a)
    }

    fn is_in(&self, inner: usize, outer: usize) -> bool {
        let depth = self.depth(outer);
        let mut at = inner;
        while self.depth(at) > depth {
            at = self.places.get(at).map_or(0, |place| place.parent);
        }
        at == outer
    }

    fn depth(&self, place: usize) -> usize {
        self.places.get(place).map_or(0, |place| place.depth)
    }

    /// Returns the response of a record that has a status and a body without parts, or a status alone next to an empty one.
    fn recorded(&self, reader: &Reader<'_>, record: &'t str) -> Option<Response<'t>> {
        let body = self.all.iter().find(|fact| fact.role == Role::Body)?;
        let status =
            self.all.iter().find(|fact| fact.status.is_some() && fact.place == body.place)?;
        let text = quoted::decoded(body.value.texts.first()?);
        let envelope = engine::owned(engine::envelope(&reader.tables, &text));
        let used = vec![(Part::Status, status.range.clone())];
        let response = Response {
            strings: body.strings + 1,
            ..Response::new(status.status, envelope, record, used)
        };
        let is_failure = status.status.is_some_and(|status| status >= 400);
        (is_failure || reader.knows(response.status, &response.envelope)).then_some(response)
    }
}

/// A group and the facts around it that belong to no other one.
struct Near<'a, 't> {
    facts: &'a Facts<'t>,
    group: &'a Group<'a, 't>,
    from: usize,
    to: usize,
}

impl<'t> Near<'_, 't> {
    /// Returns the response: as the engine reads the outermost JSON around the facts, or else of the facts.
    fn response(
        &self,
        reader: &Reader<'_>,
        record: &'t str,
        used: &mut [bool],
    ) -> Option<Response<'t>> {
        let mut around = vec![self.group.place];
        while let Some(parent) = around.last().map(|place| self.facts.places[*place].parent)
            && around.last() != Some(&parent)
        {
            around.push(parent);
        }
        for place in around.into_iter().rev() {
            let Some((envelope, body)) = &self.facts.places[place].envelope else { continue };
            if used[place] {
                return None;
            }
            let response = self.with_status(reader, envelope.clone(), body.clone());
            if self.is_plausible(reader, &response, record) {
                used[place] = true;
                let unknown = reader.unknown(response.status, &response.envelope);
                let count = response.envelope.messages.as_ref().map_or(0, Vec::len);
                let words = if unknown > 0 { self.as_words(reader, record) } else { None };
                let other = words.filter(|other| {
                    let messages = other.envelope.messages.as_ref().map_or(0, Vec::len);
                    messages >= count && reader.unknown(other.status, &other.envelope) < unknown
                });
                return Some(other.unwrap_or(response));
            }
        }
        self.as_words(reader, record)
    }

    /// Returns the response that the facts say, whatever is around them.
    fn as_words(&self, reader: &Reader<'_>, record: &'t str) -> Option<Response<'t>> {
        let (envelope, is_cut) = self.envelope(reader);
        let mut response = self.with_status(reader, envelope, Cow::Borrowed(record));
        response.is_cut = is_cut;
        let envelope = &mut response.envelope;
        if envelope.code.is_none() && !reader.knows(response.status, envelope) {
            let text = envelope.messages.as_deref().and_then(<[_]>::first);
            envelope.code = text.and_then(|text| reader.code_of(text)).map(Cow::Owned);
            // The message may be that of an exception, with the code in it.
            let inner = text.filter(|_| envelope.code.is_none()).and_then(|text| {
                let is_known =
                    |found: &Response<'_>| reader.unknown(found.status, &found.envelope) == 0;
                let coded = reader.coded(text, false, &|_| false).into_iter().find(is_known);
                coded.or_else(|| self.quoted(reader, text).into_iter().find(is_known))
            });
            if let Some(found) = inner.map(Response::into_owned) {
                response.status = response.status.or(found.status);
                *envelope = found.envelope;
            }
        }
        self.is_plausible(reader, &response, record).then_some(response)
    }

    /// Returns the responses in a message, which is a string: that of an exception can end with the body that it is about.
    fn quoted<'m>(&self, reader: &Reader<'_>, text: &'m str) -> Vec<Response<'m>> {
        let is_string = self.group.messages.is_some_and(|fact| !fact.value.is_plain);
        if !is_string || !text.contains('{') || !reader.keys.is_in(text) {
            return Vec::new();
        }
        facts::facts(&reader.tables, &reader.keys, text).responses(reader, text)
    }

    /// Returns what the facts say; of the ways in which plain words can be several messages, the one that the catalogue
    /// knows most of.
    fn envelope(&self, reader: &Reader<'_>) -> (Envelope<'t>, bool) {
        let Group { codes: facts, messages, .. } = self.group;
        let mut codes: Vec<_> =
            facts.iter().map(|fact| fact.value.texts.first().cloned()).collect();
        if reader.has_composite_codes() {
            let parts = facts.iter().map(|fact| (fact.order as u64, *fact)).collect();
            let texts = ordered(parts).filter_map(|fact| fact.value.texts.first());
            let parts: Vec<String> = texts.map(ToString::to_string).collect();
            let joined = (0..parts.len()).map(|from| Some(Cow::Owned(parts[from..].join("/"))));
            codes = joined.chain(codes.iter().cloned()).collect();
        }
        // A variant of a type is never in quotes.
        let words = facts.iter().filter(|fact| fact.value.is_plain);
        let variants = words.filter_map(|fact| reader.codes.of_variant(fact.value.texts.first()?));
        codes.extend(variants.map(|code| Some(Cow::Owned(code.to_owned()))));
        if codes.is_empty() {
            codes.push(None);
        }
        let texts = messages.map(|fact| &fact.value.texts);
        let mut ways = vec![texts.cloned()];
        if messages.is_some_and(|fact| fact.value.is_plain) {
            ways.push(texts.map(|texts| texts.iter().flat_map(text::split).collect()));
        }
        // A line may have been broken within a word.
        let is_wrapped = |texts: &&Vec<Cow<'t, str>>| texts.iter().any(|text| text.contains('\n'));
        let joined = texts.filter(is_wrapped).map(|texts| texts.iter().map(unwrapped).collect());
        ways.extend(joined.map(Some));
        let ways = ways.iter().flat_map(|texts| codes.iter().map(move |code| (code, texts)));
        let ways = ways.map(|(code, texts)| engine::parts(code.clone(), texts.clone(), None));
        (
            reader.best(ways.map(|way| (None, way))).0.1,
            messages.is_some_and(|fact| fact.value.is_cut),
        )
    }

    /// Adds the status and the correlation id that are nearest.
    fn with_status(
        &self,
        reader: &Reader<'_>,
        envelope: Envelope<'t>,
        text: Cow<'t, str>,
    ) -> Response<'t> {
        let statuses: Vec<_> =
            self.nearest(|fact| fact.status.is_some()).take(MAX_STATUSES).collect();
        let failed = |fact: &&&Fact<'t>| fact.status.is_some_and(|status| status >= 400);
        // The status may be of something else, unless it is in the same brackets.
        let is_own = |fact: &Fact<'_>| fact.place != 0 && fact.place == self.group.place;
        let other = || {
            let likely = statuses.iter().find(failed).or(statuses.first());
            likely.filter(|fact| is_own(fact) || !reader.knows(None, &envelope))
        };
        let status = most_known(reader, &envelope, &statuses).or_else(|| other().copied());
        let id = self.nearest(|fact| fact.role == Role::Id && !fact.value.is_cut).next();
        let used = [
            (Part::Status, status),
            (Part::Code, self.group.codes.first().copied()),
            (Part::Messages, self.group.messages),
            (Part::CorrelationId, id),
        ];
        let own_id = envelope.correlation_id.clone();
        let id = id.and_then(|fact| fact.value.texts.first().cloned());
        let used = used.into_iter().filter_map(|(part, fact)| Some((part, fact?.range.clone())));
        let correlation_id = own_id.or(id).as_ref().map(unwrapped);
        let envelope = Envelope { correlation_id, ..envelope };
        let status = status.and_then(|fact| fact.status);
        Response {
            strings: self.group.strings,
            ..Response::new(status, envelope, text, used.collect())
        }
    }

    /// Returns the facts of a kind, the nearest first: in the same brackets or in those around it, before or after it.
    fn nearest<'s>(&'s self, is: impl Fn(&Fact<'t>) -> bool) -> impl Iterator<Item = &'s Fact<'t>> {
        let (place, from) = (self.group.place, self.from);
        let facts = self.facts.all.get(from..self.to).unwrap_or_default().iter().enumerate();
        let near: Vec<_> = facts
            .filter(|(_, fact)| is(fact))
            .map(|(at, fact)| {
                let at = from + at;
                let is_around = self.facts.is_related(place, fact.place);
                let is_after = at > self.group.first;
                let distance = at.abs_diff(self.group.first);
                let depth = DEEPEST - self.facts.depth(fact.place).min(DEEPEST);
                let order = u64::from(!is_around) << 63 | (depth as u64) << 33;
                let order = order | u64::from(is_after) << 32;
                (order | distance.min(u32::MAX as usize) as u64, fact)
            })
            .collect();
        ordered(near)
    }

    /// Returns whether this is a response of the API rather than something that has a name in common with one.
    fn is_plausible(&self, reader: &Reader<'_>, response: &Response<'_>, record: &str) -> bool {
        let envelope = &response.envelope;
        if self.is_mentioned(response, record) {
            return false;
        }
        let Group { codes, messages, place, .. } = self.group;
        let is_own = codes.iter().take(1).chain(messages).any(|fact| fact.is_own);
        let has_own_status = || {
            let is_own = |fact: &Fact<'_>| fact.status.is_some() && fact.place == *place;
            *place != 0 && self.facts.all.iter().any(is_own)
        };
        if reader.knows(response.status, envelope) {
            return is_own || envelope.code.is_some() || has_own_status();
        }
        let is_whole = envelope.code.is_some() && envelope.messages.is_some();
        match response.status {
            Some(status) => status >= 400 && (is_own || is_whole),
            None => is_own && (is_whole || reader.has_one_part()),
        }
    }

    /// Returns whether a code without messages and an id is only named, or is set to a name as in source code.
    fn is_mentioned(&self, response: &Response<'_>, record: &str) -> bool {
        let envelope = &response.envelope;
        if envelope.messages.is_some() || envelope.correlation_id.is_some() {
            return false;
        }
        let [code, ..] = &self.group.codes[..] else { return false };
        let Some(name) = code.value.texts.first() else { return false };
        let text = record.get(code.range.clone()).unwrap_or_default();
        let at = code.range.start + text.find(&**name).unwrap_or(0);
        let range = at..at + name.len();
        let is_source = || text.contains(" = ") || is_on_source_line(record, &range);
        let is_loose = code.place == 0 && code.strings == 0 && response.status.is_none();
        is_mention(record, &range) || is_loose && is_source()
    }
}

/// Returns facts in the order of their numbers.
fn ordered<'a, 't>(mut facts: Vec<(u64, &'a Fact<'t>)>) -> impl Iterator<Item = &'a Fact<'t>> {
    sort_by(&mut facts, |(order, _)| *order);
    facts.into_iter().map(|(_, fact)| fact)
}

/// Returns a text without the ends of lines in it.
fn unwrapped<'t>(text: &Cow<'t, str>) -> Cow<'t, str> {
    if text.contains('\n') { Cow::Owned(text.lines().collect()) } else { text.clone() }
}

/// Returns the status under which the catalogue knows most of a response. The words of its messages are better evidence than a
/// number near them: such a number does not count where the catalogue knows more without it.
fn most_known<'s, 't>(
    reader: &Reader<'_>,
    envelope: &Envelope<'_>,
    statuses: &[&'s Fact<'t>],
) -> Option<&'s Fact<'t>> {
    let without = OnceCell::new();
    let mut known = None;
    let mut fewest = usize::MAX;
    for fact in statuses {
        let unknown = reader.unknown(fact.status, envelope);
        let is_better = || {
            let without = without.get_or_init(|| reader.unknown(None, envelope));
            fact.is_own || unknown <= *without
        };
        if unknown < fewest && (unknown == 0 || is_better()) {
            (known, fewest) = (Some(*fact), unknown);
        }
        if fewest == 0 {
            break;
        }
    }
    known
}
