//! Generates Rust code in one way: `generators WAY INPUT OUTPUT`.

use std::path::Path;
use std::{env, fs};

use errcat_codegen::emit::package::{Engine, Home};
use errcat_codegen::write::{Mode, write};

fn main() {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let [way, input, output] = &arguments[..] else { panic!("usage: generators WAY INPUT OUTPUT") };
    let (input, output) = (Path::new(input), Path::new(output));
    match way.as_str() {
        "errcat" => errcat(input, output),
        "check" => drop(compiled(input)),
        "typify" => typify(input, output),
        "prost" => prost(input, output),
        way => panic!("there is no way `{way}`"),
    }
}

fn compiled(input: &Path) -> errcat_codegen::Compiled {
    let source = errcat_codegen::read(input).expect("the catalogue can be read");
    errcat_codegen::compile(&source).0.expect("the catalogue has no mistake")
}

fn errcat(input: &Path, output: &Path) {
    let files = errcat_codegen::emit::package(&compiled(input), &Home::Alone, Engine::Dependency);
    write(output, &files, Mode::Write).expect("the files can be written");
}

fn typify(input: &Path, output: &Path) {
    let text = fs::read_to_string(input).expect("the schema can be read");
    let schema = serde_json::from_str(&text).expect("the schema is JSON");
    let mut space = typify::TypeSpace::new(&typify::TypeSpaceSettings::default());
    space.add_root_schema(schema).expect("the schema is understood");
    let file = syn::parse2(space.to_stream()).expect("generated code is Rust");
    fs::create_dir_all(output).expect("the folder can be created");
    fs::write(output.join("lib.rs"), prettyplease::unparse(&file)).expect("the file can be written");
}

fn prost(input: &Path, output: &Path) {
    let folder = input.parent().expect("the file is in a folder");
    let descriptors = protox::compile([input], [folder]).expect("the file has no mistake");
    fs::create_dir_all(output).expect("the folder can be created");
    let mut config = prost_build::Config::new();
    config.out_dir(output).compile_fds(descriptors).expect("the file can be written");
}
