fn main() {
    let mut a = std::env::args().skip(1);
    let (cat, out) = (a.next().unwrap(), std::path::PathBuf::from(a.next().unwrap()));
    let source = errcat_codegen::SourceFile::read(cat.as_ref()).unwrap();
    let (c, d) = errcat_codegen::compile(&source);
    eprintln!(
        "{}",
        errcat_codegen::render::snippets(&source, &d, errcat_codegen::render::Style::Plain)
    );
    let Some(c) = c else { std::process::exit(1) };
    let home = errcat_codegen::emit::package::Home::Workspace { codegen: Some("../../codegen") };
    let r = errcat_codegen::write::write(
        &out,
        &errcat_codegen::emit::package(&c, &home),
        errcat_codegen::write::Mode::Write,
    )
    .unwrap();
    eprintln!("{r:?}");
}
