//! Sorts by numbers with one instance of the standard sort: one for each type would make the module of the sites a tenth larger.

/// Sorts items by a number; those with the same number stay in their order.
pub(crate) fn sort_by<T>(items: &mut Vec<T>, number: impl Fn(&T) -> u64) {
    if items.len() < 2 {
        return;
    }
    let mut order: Vec<(u64, usize)> = items.iter().map(number).zip(0..).collect();
    sort(&mut order);
    let mut unsorted: Vec<_> = items.drain(..).map(Some).collect();
    items.extend(order.iter().filter_map(|(_, place)| unsorted.get_mut(*place)?.take()));
}

#[inline(never)]
fn sort(order: &mut [(u64, usize)]) {
    order.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_equal_numbers_stays() {
        let mut words = ["ccc", "a", "bb", "aaa", "b"].to_vec();
        sort_by(&mut words, |word| word.len() as u64);
        assert_eq!(words, ["a", "b", "bb", "ccc", "aaa"]);
    }
}
