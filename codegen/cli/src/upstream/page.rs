//! `Page`: what stands on a documentation page, block by block, whatever it may mean.

use super::text::Text;

/// The blocks of a page, in order.
pub(crate) type Page = Vec<Block>;

/// One block.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Block {
    /// A heading of level 1 to 6.
    Heading(u8, Text),
    /// A paragraph.
    Paragraph(Text),
    /// An item of a list.
    Item(Text),
    /// A table.
    Table(Table),
    /// Something else, and what it is called.
    Other(&'static str, Text),
}

/// A table of cells.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Table {
    pub(crate) head: Vec<Text>,
    pub(crate) rows: Vec<Vec<Text>>,
}
