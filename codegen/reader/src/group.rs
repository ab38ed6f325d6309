//! Groups the facts of a record into responses, and finds the status and the correlation id of each.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::engine::{self, Envelope};
use crate::fact::{Fact, Facts};
use crate::keys::Role;
use crate::order::sort_by;
use crate::response::{MAX_SAME, MAX_STATUSES, Part, Response};
use crate::{Reader, text};

/// Facts in this many brackets and in more are ordered alike.
const DEEPEST: usize = (1 << 30) - 1;

/// Facts of one response, by their numbers.
#[derive(Debug)]
struct Group {
    /// The code; several where the catalogue has codes of several parts.
    codes: Vec<usize>,
    messages: Option<usize>,
    /// The first and the last of them.
    first: usize,
    last: usize,
}

impl<'t> Facts<'t> {
    /// Returns the responses that the facts make up, in order.
    pub(crate) fn responses(&self, reader: &Reader<'_>, record: &'t str) -> Vec<Response<'t>> {
        let groups = self.groups(reader);
        let mut found: Vec<Response<'t>> = Vec::new();
        let mut used = vec![false; self.places.len()];
        for (number, group) in groups.iter().enumerate() {
            let before =
                number.checked_sub(1).and_then(|at| groups.get(at)).map(|group| group.last);
            let after = groups.get(number + 1).map(|group| group.first);
            let near = Near { facts: self, group, from: before, to: after };
            let Some(response) = near.response(reader, record, &mut used) else { continue };
            let recent = found.len().saturating_sub(MAX_SAME);
            let recent = found.get_mut(recent..).unwrap_or_default();
            // A tree of an object has the object first, in short.
            if let Some(short) = recent.iter_mut().find(|other| other.is_short_for(&response)) {
                *short = response;
            } else if !recent.iter().any(|other| other.is_same(&response)) {
                found.push(response);
            }
        }
        if found.is_empty() {
            found.extend(self.recorded(reader, record));
        }
        found
    }

    /// Collects the facts of each response: one code and one part with messages, in the same brackets.
    fn groups(&self, reader: &Reader<'_>) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        let is_own = |role| self.all.iter().any(|fact| fact.role == role && fact.is_own);
        let (own_code, own_messages) = (is_own(Role::Code), is_own(Role::Messages));
        for (number, fact) in self.all.iter().enumerate() {
            let is_code = fact.role == Role::Code;
            let is_other = !fact.is_own && if is_code { own_code } else { own_messages };
            let is_part = is_code || fact.role == Role::Messages;
            if !is_part || is_other || !self.counts(reader, fact) {
                continue;
            }
            let group = groups.last_mut().filter(|group| self.joins(group, number, fact));
            let Some(group) = group else {
                // The type of an exception is not the code of the response in it.
                groups.pop_if(|group| is_code && self.is_around(reader, group, fact));
                groups.push(Group {
                    codes: Vec::from_iter(is_code.then_some(number)),
                    messages: (!is_code).then_some(number),
                    first: number,
                    last: number,
                });
                continue;
            };
            group.last = number;
            if is_code {
                group.codes.push(number);
                continue;
            }
            let is_better = |other: &Fact<'_>| other.order > fact.order;
            if group.messages.is_none_or(|other| self.all.get(other).is_some_and(is_better)) {
                group.messages = Some(number);
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

    fn joins(&self, group: &Group, number: usize, fact: &Fact<'_>) -> bool {
        let Some(last) = self.all.get(group.last) else { return false };
        let is_next = |other: &usize| {
            let other = self.all.get(*other);
            other.is_some_and(|other| other.order != fact.order && other.place == fact.place)
        };
        let has_room = match fact.role {
            Role::Code => group.codes.iter().all(is_next),
            _ => group.messages.iter().all(is_next),
        };
        number > group.last && has_room && self.is_related(last.place, fact.place)
    }

    /// Returns whether a group is only an unknown code in brackets around a fact.
    fn is_around(&self, reader: &Reader<'_>, group: &Group, fact: &Fact<'_>) -> bool {
        let (None, [code]) = (group.messages, &group.codes[..]) else { return false };
        let Some(code) = self.all.get(*code).filter(|code| code.place != fact.place) else {
            return false;
        };
        let is_known = code.value.texts.first().is_some_and(|text| reader.codes.is_known(text));
        !is_known && self.is_in(fact.place, code.place)
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
        let text = body.value.texts.first()?;
        let envelope = engine::owned(engine::envelope(&reader.tables, text));
        let response = Response {
            status: status.status,
            envelope,
            text: Cow::Borrowed(record),
            is_cut: false,
            is_response: true,
            strings: body.strings + 1,
            used: vec![(Part::Status, status.range.clone())],
        };
        let is_failure = status.status.is_some_and(|status| status >= 400);
        (is_failure || reader.knows(response.status, &response.envelope)).then_some(response)
    }
}

/// A group and the facts around it that belong to no other one.
struct Near<'a, 't> {
    facts: &'a Facts<'t>,
    group: &'a Group,
    from: Option<usize>,
    to: Option<usize>,
}

impl<'t> Near<'_, 't> {
    fn fact(&self, number: Option<usize>) -> Option<&Fact<'t>> {
        self.facts.all.get(number?)
    }

    /// Returns the response: as the engine reads the outermost JSON around the facts, or else of the facts.
    fn response(
        &self,
        reader: &Reader<'_>,
        record: &'t str,
        used: &mut [bool],
    ) -> Option<Response<'t>> {
        let place = self.fact(Some(self.group.first))?.place;
        let mut around = vec![place];
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
        }
        self.is_plausible(reader, &response, record).then_some(response)
    }

    /// Returns what the facts say; of the ways in which plain words can be several messages, the one that the catalogue
    /// knows most of.
    fn envelope(&self, reader: &Reader<'_>) -> (Envelope<'t>, bool) {
        let facts: Vec<_> =
            self.group.codes.iter().filter_map(|code| self.fact(Some(*code))).collect();
        let mut codes: Vec<_> =
            facts.iter().map(|fact| fact.value.texts.first().cloned()).collect();
        // A variant of a type is never in quotes.
        let words = facts.iter().filter(|fact| fact.value.is_plain);
        let variants = words.filter_map(|fact| reader.codes.of_variant(fact.value.texts.first()?));
        codes.extend(variants.map(|code| Some(Cow::Owned(code.to_owned()))));
        if codes.is_empty() {
            codes.push(None);
        }
        let messages = self.fact(self.group.messages);
        let texts = messages.map(|fact| &fact.value.texts);
        let mut ways = vec![texts.cloned()];
        if messages.is_some_and(|fact| fact.value.is_plain) {
            ways.push(texts.map(|texts| texts.iter().flat_map(text::split).collect()));
        }
        let ways = ways.iter().flat_map(|texts| codes.iter().map(move |code| (code, texts)));
        let ways = ways.map(|(code, texts)| engine::parts(code.clone(), texts.clone(), None));
        (reader.best(ways.map(|way| (None, way))).1, messages.is_some_and(|fact| fact.value.is_cut))
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
        let is_own = |fact: &Fact<'_>| {
            fact.place != 0
                && self.fact(Some(self.group.first)).is_some_and(|own| own.place == fact.place)
        };
        let other = || {
            let likely = statuses.iter().find(failed).or(statuses.first());
            likely.filter(|fact| is_own(fact) || !reader.knows(None, &envelope))
        };
        let status = most_known(reader, &envelope, &statuses).or_else(|| other().copied());
        let id = self.nearest(|fact| fact.role == Role::Id && !fact.value.is_cut).next();
        let used = [
            (Part::Status, status),
            (Part::Code, self.fact(self.group.codes.first().copied())),
            (Part::Messages, self.fact(self.group.messages)),
            (Part::CorrelationId, id),
        ];
        let own_id = envelope.correlation_id.clone();
        let id = id.and_then(|fact| fact.value.texts.first().cloned());
        Response {
            status: status.and_then(|fact| fact.status),
            envelope: Envelope { correlation_id: own_id.or(id), ..envelope },
            text,
            is_cut: false,
            is_response: true,
            strings: self.fact(Some(self.group.first)).map_or(0, |fact| fact.strings),
            used: used
                .into_iter()
                .filter_map(|(part, fact)| Some((part, fact?.range.clone())))
                .collect(),
        }
    }

    /// Returns the facts of a kind, the nearest first: in the same brackets or in those around it, before or after it.
    fn nearest<'s>(&'s self, is: impl Fn(&Fact<'t>) -> bool) -> impl Iterator<Item = &'s Fact<'t>> {
        let place = self.fact(Some(self.group.first)).map_or(0, |fact| fact.place);
        let (from, to) =
            (self.from.map_or(0, |from| from + 1), self.to.unwrap_or(self.facts.all.len()));
        let facts = self.facts.all.get(from..to).unwrap_or_default().iter().enumerate();
        let mut near: Vec<_> = facts
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
        sort_by(&mut near, |(order, _)| *order);
        near.into_iter().map(|(_, fact)| fact)
    }

    /// Returns whether a status is in the same brackets, as in a record of a response.
    fn has_own_status(&self) -> bool {
        let place = self.fact(Some(self.group.first)).map_or(0, |fact| fact.place);
        let facts = &self.facts.all;
        place != 0 && facts.iter().any(|fact| fact.status.is_some() && fact.place == place)
    }

    /// Returns whether this is a response of the API rather than something that has a name in common with one.
    fn is_plausible(&self, reader: &Reader<'_>, response: &Response<'_>, record: &str) -> bool {
        let envelope = &response.envelope;
        if self.is_assignment(response, record) {
            return false;
        }
        let own = [self.group.codes.first().copied(), self.group.messages];
        let own = own.map(|fact| self.fact(fact));
        let is_own = own.iter().flatten().any(|fact| fact.is_own);
        if reader.knows(response.status, envelope) {
            return is_own || envelope.code.is_some() || self.has_own_status();
        }
        let is_whole = envelope.code.is_some() && envelope.messages.is_some();
        match response.status {
            Some(status) => status >= 400 && (is_own || is_whole),
            None => is_own && (is_whole || reader.has_one_part()),
        }
    }

    /// Returns whether a code without anything else is set to a name, as in source code and in addresses.
    fn is_assignment(&self, response: &Response<'_>, record: &str) -> bool {
        let envelope = &response.envelope;
        let is_alone = response.status.is_none()
            && envelope.messages.is_none()
            && envelope.correlation_id.is_none();
        let Some(code) = self.fact(Some(self.group.first)).filter(|fact| fact.strings == 0) else {
            return false;
        };
        let before = record.get(..code.range.start).unwrap_or_default();
        let text = record.get(code.range.clone()).unwrap_or_default();
        is_alone && code.place == 0 && (before.ends_with(['?', '&']) || text.contains(" = "))
    }
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
