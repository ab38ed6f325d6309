//! The files that all pages of a site load: the style sheet, the catalogue as data, the scripts.

use errcat_codegen::Compiled;
use errcat_codegen::emit::Artifact;

use super::{catalogue, header};

/// The style sheets; later files override earlier ones.
const STYLE: &[&str] = &[
    include_str!("../../assets/style/base.css"),
    include_str!("../../assets/style/frame.css"),
    include_str!("../../assets/style/content.css"),
    include_str!("../../assets/style/code.css"),
    include_str!("../../assets/style/listing.css"),
    include_str!("../../assets/style/paste.css"),
    include_str!("../../assets/style/narrow.css"),
];
const THEME: &str = include_str!("../../assets/page/theme.js");

/// The reader, and the scripts that read with it, in a browser and under Node.
const READ: &[&str] = &[
    include_str!("../../assets/read/module.js"),
    include_str!("../../assets/read/read.js"),
    include_str!("../../assets/read/paste.js"),
];

const DATA: &str = include_str!("../../assets/read/data.js");

/// The scripts of the pages, which get the data and the reader once these are needed.
const PAGE: &[&str] = &[
    include_str!("../../assets/page/dom.js"),
    include_str!("../../assets/page/load.js"),
    include_str!("../../assets/page/words.js"),
    include_str!("../../assets/page/find.js"),
    include_str!("../../assets/page/search.js"),
    include_str!("../../assets/page/reading.js"),
    include_str!("../../assets/page/box.js"),
    include_str!("../../assets/page/filter.js"),
    include_str!("../../assets/page/copy.js"),
    START,
];
const START: &str = include_str!("../../assets/page/start.js");

/// Returns the assets of one catalogue's site.
pub(super) fn files(compiled: &Compiled) -> Vec<Artifact> {
    let source = &compiled.catalog().source_name;
    let files = [
        style(source),
        script(source, "theme", THEME),
        script(source, "read", &READ.concat()),
        script(source, "page", &PAGE.concat()),
        script(source, "catalogue", &(catalogue::script(compiled) + DATA)),
        script(source, "tables", &catalogue::tables(compiled)),
    ];
    let below = |file: Artifact| Artifact::new(format!("assets/{}", file.path), file.text);
    files.into_iter().map(below).collect()
}

/// Returns the assets of the front page. They are not in a folder, since any folder can be a catalogue's.
pub(super) fn shared() -> Vec<Artifact> {
    let source = "several catalogues";
    vec![style(source), script(source, "theme", THEME), script(source, "page", START)]
}

fn style(source: &str) -> Artifact {
    Artifact::new("site.css", format!("/* {} */\n{}", header(source), STYLE.concat()))
}

fn script(source: &str, name: &str, text: &str) -> Artifact {
    Artifact::new(format!("{name}.js"), format!("// {}\n{text}", header(source)))
}
