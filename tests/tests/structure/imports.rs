//! The imports of modules, and circles among them.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{File, block_end};

type Module = Vec<String>;

/// The modules of a crate and the paths in their code.
pub(crate) struct Crate {
    modules: BTreeSet<Module>,
    /// Each module with the paths that its code has, from the root of the crate on.
    paths: Vec<(Module, Module)>,
    /// Names that a module takes from elsewhere, by their paths.
    exports: BTreeMap<Module, Module>,
}

impl Crate {
    /// Reads the paths of all files.
    pub(crate) fn of(files: &[File]) -> Self {
        let modules: BTreeSet<_> = files.iter().map(|file| file.module.clone()).collect();
        let (mut paths, mut exports) = (Vec::new(), BTreeMap::new());
        for file in files {
            let code = without_quoted_code(&file.code);
            for used in uses(&code) {
                let path = absolute(&used, &file.module, &modules);
                if let Some(name) = path.last() {
                    let own = [&file.module[..], std::slice::from_ref(name)].concat();
                    if own != path {
                        exports.entry(own).or_insert_with(|| path.clone());
                    }
                }
                paths.push((file.module.clone(), path));
            }
            let inline = inline_paths(&code).into_iter();
            let inline = inline.map(|path| absolute(&path, &file.module, &modules));
            paths.extend(inline.map(|path| (file.module.clone(), path)));
        }
        Self { modules, paths, exports }
    }

    /// Returns every circle among the modules of a folder, at each level: `check -> decide -> check`. A module counts
    /// with all that is below it, and a folder's own file belongs to none of them.
    pub(crate) fn circles(&self) -> Vec<String> {
        let mut edges: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
        for (from, path) in &self.paths {
            let to = self.module_of(path);
            let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
            if common < from.len() && common < to.len() {
                let [from, to] = [from, &to].map(|module| module[..=common].to_vec());
                edges.entry(from).or_default().insert(to);
            }
        }
        let mut circles = BTreeSet::new();
        for start in edges.keys() {
            if let Some(circle) = shortest_circle(&edges, start) {
                let least = circle.iter().min() == Some(start);
                let names = circle.iter().chain([start]).map(|module| module.join("::"));
                circles.extend(least.then(|| names.collect::<Vec<_>>().join(" -> ")));
            }
        }
        circles.into_iter().collect()
    }

    /// Returns the module that defines the item of a path.
    fn module_of(&self, path: &Module) -> Module {
        let mut path = path.clone();
        // A name can be re-exported several times.
        for _ in 0..8 {
            let exported = (1..=path.len()).rev().find_map(|length| {
                let target = self.exports.get(&path[..length])?;
                let is_module = self.modules.contains(&path[..length]);
                (!is_module).then(|| [&target[..], &path[length..]].concat())
            });
            match exported {
                Some(next) if next != path => path = next,
                _ => break,
            }
        }
        let length = (0..=path.len()).rev().find(|length| self.modules.contains(&path[..*length]));
        path[..length.unwrap_or(0)].to_vec()
    }
}

fn shortest_circle(
    edges: &BTreeMap<Module, BTreeSet<Module>>,
    start: &Module,
) -> Option<Vec<Module>> {
    let mut known = BTreeSet::new();
    let mut ways = vec![vec![start.clone()]];
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            for next in way.last().and_then(|last| edges.get(last)).into_iter().flatten() {
                if next == start {
                    return Some(way);
                }
                if known.insert(next.clone()) {
                    longer.push([&way[..], std::slice::from_ref(next)].concat());
                }
            }
        }
        ways = longer;
    }
    None
}

/// Removes code in `quote!`, which belongs to another crate.
fn without_quoted_code(code: &str) -> String {
    let mut out = String::new();
    let mut rest = code;
    while let Some(at) =
        ["quote! {", "quote!{", "quote!("].iter().filter_map(|open| rest.find(open)).min()
    {
        let open = at + rest[at..].find(['{', '(']).unwrap_or(0);
        out.push_str(&rest[..at]);
        rest = &rest[block_end(rest, open)..];
    }
    out + rest
}

/// Returns each path of each `use`, without what is renamed.
fn uses(code: &str) -> Vec<Module> {
    let mut paths = Vec::new();
    let words = code.match_indices("use ").map(|(at, _)| at);
    let whole = |at: &usize| !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
    for at in words.filter(whole) {
        let tree = &code[at + 4..];
        let tree = &tree[..tree.find(';').unwrap_or(tree.len())];
        expand(&[], &tree.replace(['\n', ' '], " "), &mut paths);
    }
    paths
}

/// Adds the paths of a tree such as `a::{self, b::c}` behind a prefix.
fn expand(prefix: &[String], tree: &str, paths: &mut Vec<Module>) {
    let tree = tree.trim();
    if let Some(inner) = tree.strip_prefix('{').and_then(|tree| tree.strip_suffix('}')) {
        let mut depth = 0;
        let parts = inner.split(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            c == ',' && depth == 0
        });
        parts.filter(|part| !part.trim().is_empty()).for_each(|part| expand(prefix, part, paths));
        return;
    }
    if let Some((first, rest)) = tree.split_once("::").filter(|(first, _)| !first.contains('{')) {
        let longer = [prefix, &[first.trim().to_owned()]].concat();
        return expand(&longer, rest, paths);
    }
    let name = tree.split_whitespace().next().unwrap_or_default();
    let own = (name != "self" || prefix.is_empty()).then(|| name.to_owned());
    paths.push(prefix.iter().cloned().chain(own).collect());
}

/// Returns the paths in code that begin with `crate`, `super` or `self`.
fn inline_paths(code: &str) -> Vec<Module> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let words = code.split(|c| !is_name(c));
    let begins =
        |word: &&str| ["crate::", "super::", "self::"].iter().any(|begin| word.starts_with(begin));
    let names =
        |word: &str| word.split("::").filter(|name| !name.is_empty()).map(str::to_owned).collect();
    words.filter(begins).map(names).collect()
}

/// Returns a path from the root of the crate on; that of another crate is empty.
fn absolute(path: &[String], module: &[String], modules: &BTreeSet<Module>) -> Module {
    let mut base = module.to_vec();
    let mut rest = path;
    match path.first().map(String::as_str) {
        Some("crate") => (base, rest) = (Vec::new(), &path[1..]),
        Some("self") => rest = &path[1..],
        Some("super") => {
            while let Some(("super", others)) =
                rest.split_first().map(|(first, rest)| (first.as_str(), rest))
            {
                base.pop();
                rest = others;
            }
        }
        Some(first) => {
            base.push(first.to_owned());
            let is_child = modules.contains(&base);
            base.pop();
            if !is_child {
                return Vec::new();
            }
        }
        None => return Vec::new(),
    }
    base.extend(rest.iter().cloned());
    base
}
