//! Tables that a phone can show row by row: each cell knows the heading of its column. They stay tables to a screen
//! reader however they are shown.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::escape;

/// The table that is being rendered, if any.
#[derive(Default)]
pub(super) struct Tables {
    head: Vec<String>,
    in_head: bool,
    column: usize,
}

impl Tables {
    /// Returns an event, as HTML if it is part of a table.
    pub(super) fn event<'m>(&mut self, event: Event<'m>) -> Event<'m> {
        let html = match &event {
            Event::Start(Tag::Table(_)) => "<table role=\"table\">\n".to_owned(),
            Event::Start(Tag::TableHead) => {
                self.in_head = true;
                "<thead role=\"rowgroup\"><tr role=\"row\">".to_owned()
            }
            Event::End(TagEnd::TableHead) => {
                self.in_head = false;
                "</tr></thead>\n<tbody role=\"rowgroup\">\n".to_owned()
            }
            Event::Start(Tag::TableRow) => {
                self.column = 0;
                "<tr role=\"row\">".to_owned()
            }
            Event::End(TagEnd::TableRow) => "</tr>\n".to_owned(),
            Event::End(TagEnd::Table) => {
                self.head.clear();
                "</tbody></table>\n".to_owned()
            }
            Event::Start(Tag::TableCell) if self.in_head => {
                self.head.push(String::new());
                "<th role=\"columnheader\" scope=\"col\">".to_owned()
            }
            Event::Start(Tag::TableCell) => self.cell(),
            Event::End(TagEnd::TableCell) => {
                if self.in_head {
                    "</th>".to_owned()
                } else {
                    "</td>".to_owned()
                }
            }
            Event::Text(text) if !self.in_head && self.is_status(text) => {
                format!("<span class=\"chip status-{}\">{text}</span>", &text[..1])
            }
            Event::Text(text) if self.in_head => {
                self.head.iter_mut().last().into_iter().for_each(|head| head.push_str(text));
                return event;
            }
            _ => return event,
        };
        Event::Html(html.into())
    }

    /// Returns whether a text is a status in the column of statuses.
    fn is_status(&self, text: &str) -> bool {
        let column = self.column.checked_sub(1).and_then(|column| self.head.get(column));
        let is_number = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number && column.is_some_and(|head| head == "Status")
    }

    fn cell(&mut self) -> String {
        let label = self.head.get(self.column).map(String::as_str).unwrap_or_default();
        self.column += 1;
        format!("<td role=\"cell\" data-label=\"{}\">", escape(label))
    }
}

#[cfg(test)]
mod tests {
    use super::super::markdown::render;

    #[test]
    fn a_status_is_a_chip_in_its_column_only() {
        let page = render("| B | Status |\n| --- | --- |\n| 404 | 404 |\n\n404\n");
        assert_eq!(page.lead.matches("<span class=\"chip status-4\">404</span>").count(), 1);
    }

    #[test]
    fn cells_know_their_column() {
        let page = render("| A | B |\n| --- | --- |\n| 1 | 2 |\n");
        assert!(page.lead.contains("<td role=\"cell\" data-label=\"B\">2</td>"), "{}", page.lead);
    }
}
