//! `errcat docs`: the folders of sites, and files that are left alone.

use crate::run::{catalogue, errcat, folder, read, write};

#[test]
fn a_workspace_has_a_site_for_each_catalogue_and_a_page_that_leads_to_them() {
    let (shop, assets) = (catalogue("shop"), catalogue("assets"));
    let folder = folder(&[("catalog/shop.yaml", &shop), ("catalog/assets.yaml", &assets)]);
    let run = errcat(folder.path(), &["docs"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{run:?}");
    let front = read(folder.path(), "target/site/index.html");
    for id in ["shop", "assets"] {
        assert!(front.contains(&format!("href=\"{id}/index.html\"")), "{front}");
        assert!(
            read(folder.path(), &format!("target/site/{id}/errors/bad.html")).contains("bad_field")
        );
    }
    for file in ["site.css", "theme.js", "page.js"] {
        assert!(
            front.contains(&format!("\"{file}\""))
                && !read(folder.path(), &format!("target/site/{file}")).is_empty()
        );
    }
    let again = errcat(folder.path(), &["docs"]);
    assert_eq!(again.err.matches("is up to date").count(), 3, "{}", again.err);
}

#[test]
fn several_catalogues_have_a_front_page_however_they_are_given() {
    let (shop, assets) = (catalogue("shop"), catalogue("assets"));
    let folder = folder(&[("catalog/shop.yaml", &shop), ("catalog/assets.yaml", &assets)]);
    let base = ["--base-url", "https://errors.test"];
    errcat(folder.path(), &[&["docs", "--out", "all"], &base[..]].concat());
    for (out, given) in
        [("folder", &["catalog"][..]), ("files", &["catalog/shop.yaml", "catalog/assets.yaml"])]
    {
        let run = errcat(folder.path(), &[&["docs", "--out", out], &base[..], given].concat());
        assert_eq!(run.code, 0, "{run:?}");
        for file in ["404.html", "sitemap.xml"] {
            let of = |folder_name: &str| read(folder.path(), &format!("{folder_name}/{file}"));
            assert_eq!(of(out).len(), of("all").len(), "{out}/{file}");
        }
        let front = read(folder.path(), &format!("{out}/index.html"));
        assert!(front.contains("shop/index.html") && front.contains("assets/index.html"));
    }
}

#[test]
fn one_catalogue_goes_right_where_it_is_told_to() {
    let folder = folder(&[("shop.yaml", &catalogue("shop"))]);
    let run = errcat(folder.path(), &["docs", "shop.yaml", "--out", "public"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(read(folder.path(), "public/index.html").contains("Errors of Shop"));
    let run = errcat(folder.path(), &["docs", "shop.yaml"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(read(folder.path(), "site/shop/index.html").contains("Errors of Shop"));
}

#[test]
fn a_second_catalogue_in_a_folder_does_not_move_the_first_site() {
    let folder = folder(&[("apis/shop.yaml", &catalogue("shop"))]);
    for _ in 0..2 {
        let run = errcat(folder.path(), &["docs", "apis", "--out", "public"]);
        assert_eq!(run.code, 0, "{run:?}");
        assert!(read(folder.path(), "public/shop/index.html").contains("Errors of Shop"));
        assert!(read(folder.path(), "public/index.html").contains("shop/index.html"));
        write(folder.path(), "apis/assets.yaml", &catalogue("assets"));
    }
}

#[test]
fn pages_of_errors_that_are_gone_go_too() {
    let shop = catalogue("shop");
    let folder = folder(&[("shop.yaml", &shop)]);
    errcat(folder.path(), &["docs", "shop.yaml", "--out", "public"]);
    assert!(folder.path().join("public/errors/timed_out.html").is_file());
    write(folder.path(), "shop.yaml", &shop.replace("timed_out", "too_late"));
    errcat(folder.path(), &["docs", "shop.yaml", "--out", "public"]);
    assert!(!folder.path().join("public/errors/timed_out.html").exists());
    assert!(folder.path().join("public/errors/too_late.html").is_file());
}

#[test]
fn files_of_others_are_never_overwritten() {
    for path in ["index.html", "assets/site.css", "assets/catalogue.js", "errors/bad.html"] {
        let own = format!("public/{path}");
        let folder = folder(&[("shop.yaml", &catalogue("shop")), (&own, "mine")]);
        let run = errcat(folder.path(), &["docs", "shop.yaml", "--out", "public"]);
        assert_eq!(run.code, 2, "{run:?}");
        let named = format!("{path}: errcat did not generate this file");
        assert!(run.err.contains(&named), "{}", run.err);
        assert_eq!(read(folder.path(), &own), "mine");
        let parent = folder.path().join(&own);
        let files = parent.parent().expect("a file is in a folder").read_dir().expect("read");
        assert_eq!(files.count(), 1, "{path}: nothing else is written");
    }
}

#[test]
fn a_front_page_of_others_is_never_overwritten() {
    let own = ("target/site/index.html", "mine");
    let folder = folder(&[("catalog/shop.yaml", &catalogue("shop")), own]);
    let run = errcat(folder.path(), &["docs"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("index.html: errcat did not generate this file"), "{}", run.err);
    assert_eq!(read(folder.path(), own.0), own.1);
}

#[test]
fn mistakes_and_one_id_twice_are_said() {
    let shop = catalogue("shop");
    let folder = folder(&[("catalog/a.yaml", &shop), ("catalog/b.yaml", &shop)]);
    let run = errcat(folder.path(), &["docs"]);
    assert_eq!(run.code, 1, "{run:?}");
    let problem = "catalog/a.yaml and catalog/b.yaml have the same id, `shop`";
    assert!(run.err.contains(problem), "{}", run.err);
    write(folder.path(), "catalog/b.yaml", "errcat: 1\n");
    let run = errcat(folder.path(), &["docs"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.err.contains("catalog/b.yaml cannot be used"), "{}", run.err);
    assert!(!folder.path().join("target").exists());
}
