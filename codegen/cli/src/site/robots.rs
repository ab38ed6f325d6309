//! The pages of a site for search engines (`sitemap.xml`, with the address of the site) and for language models
//! (`llms.txt`).

use errcat_codegen::Compiled;
use errcat_codegen::check::{Catalog, Error};
use errcat_codegen::emit::markdown::by_status;
use errcat_codegen::emit::{Artifact, prose};

use super::pages::{newest, short};
use super::{BaseUrl, Settings, comment, escape};

/// Returns the files of one catalogue's site.
pub(super) fn of_site(facts: &Catalog, settings: &Settings) -> Vec<Artifact> {
    let mut files = vec![index(facts)];
    files.extend(settings.base.as_ref().map(|base| sitemap(facts, base)));
    files
}

/// Returns the files of the front page of several sites.
pub(super) fn of_front(all: &[&Compiled], settings: &Settings) -> Vec<Artifact> {
    let source = comment("several catalogues");
    let lines = all.iter().map(|compiled| {
        let api = &compiled.catalog().api;
        let description = about(short(api.description.as_deref()));
        format!("- [Errors of {}]({}/index.md){description}\n", prose::escape(&api.name), api.id)
    });
    let list = lines.collect::<String>();
    let text = format!("<!-- {source} -->\n\n# Error catalogues\n\n{list}");
    let mut files = vec![Artifact::new("llms.txt", text.clone()), Artifact::new("index.md", text)];
    if let Some(base) = &settings.base {
        let sites = all
            .iter()
            .map(|compiled| base.of(&format!("{}/sitemap.xml", compiled.catalog().api.id)));
        let entries = sites.map(|site| entry("sitemap", &site, None)).collect::<String>();
        files.push(xml(&source, "sitemapindex", &entries));
    }
    files
}

/// Returns the list of all pages in Markdown, each with its description.
fn index(facts: &Catalog) -> Artifact {
    let name = prose::escape(&facts.api.name);
    let line = |error: &&Error| {
        let description = about(short(error.about.description.as_deref()));
        let title = prose::escape(&error.title());
        format!("- [{title}](errors/{}.md){description}\n", error.name())
    };
    let pages = by_status(facts).iter().map(line).collect::<String>();
    let description = prose::blocks(facts.api.description.as_deref().unwrap_or_default());
    let text = format!(
        "<!-- {} -->\n\n# Errors of {name}\n\n{description}\n\n## Start here\n\n\
         - [All errors and messages](index.md): one page with every message, the general rules and how a response is read\n\
         - [catalogue.json](catalogue.json): the same as data\n\n## Errors\n\n{pages}",
        comment(&facts.source_name)
    );
    Artifact::new("llms.txt", text)
}

/// Returns a description as it follows a link.
fn about(description: String) -> String {
    if description.is_empty() { description } else { format!(": {}", prose::escape(&description)) }
}

fn sitemap(facts: &Catalog, base: &BaseUrl) -> Artifact {
    let page = |error: &Error| {
        let address = base.of(&format!("errors/{}.html", error.name()));
        entry("url", &address, newest(std::iter::once(error)))
    };
    let pages = by_status(facts).into_iter().map(page).collect::<String>();
    let index = entry("url", &base.of(""), newest(facts.errors.iter()));
    xml(&comment(&facts.source_name), "urlset", &(index + &pages))
}

fn entry(element: &str, address: &str, date: Option<&str>) -> String {
    let date = date.map(|date| format!("<lastmod>{date}</lastmod>")).unwrap_or_default();
    format!("<{element}><loc>{}</loc>{date}</{element}>\n", escape(address))
}

fn xml(source: &str, root: &str, entries: &str) -> Artifact {
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- {} -->\n\
         <{root} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{entries}</{root}>\n",
        source.replace("--", "- -")
    );
    Artifact::new("sitemap.xml", text)
}
