//! A client reads each error of the catalogue as the server built it.

use std::env;
use std::process::Command;

use kustom_checkout_errors::{Entry, Error};

#[path = "../examples/server.rs"]
#[allow(unreachable_pub, reason = "an example is a program of its own")]
mod server;

/// Requests a page and reads the response as an error.
fn request(agent: &ureq::Agent, url: &str) -> Error {
    let mut response = agent.get(url).call().expect("the server answers");
    let body = response.body_mut().read_to_vec().expect("the body can be read");
    Error::from(&response.map(|_| body))
}

#[test]
fn a_client_reads_what_the_server_built() {
    let (send, port) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let ready = |port| send.send(port).expect("the test waits for it");
        server::serve(0, ready).expect("the server has a socket");
    });
    let port = port.recv().expect("the server is there");
    // A proxy of the environment would not find the server.
    let config = ureq::Agent::config_builder().http_status_as_error(false).proxy(None);
    let agent: ureq::Agent = config.build().into();
    for (number, entry) in Entry::all().enumerate() {
        let error = request(&agent, &format!("http://127.0.0.1:{port}/{number}"));
        assert_eq!(error.code(), Some(entry.code()), "{entry:?}");
        let entries: Vec<_> = error.findings().map(|finding| finding.entry()).collect();
        assert_eq!(entries, [Some(entry)], "{entry:?}");
        assert_eq!(error.header("content-type"), Some("application/json"));
    }
}

/// Runs the test again where the environment names a proxy that is not there.
#[test]
fn a_proxy_of_the_environment_is_not_used() {
    let mut test = Command::new(env::current_exe().expect("a test has a binary"));
    test.args(["--exact", "a_client_reads_what_the_server_built"]);
    for name in ["ALL_PROXY", "HTTP_PROXY", "http_proxy"] {
        test.env(name, "http://127.0.0.1:1");
    }
    let output = test.env_remove("NO_PROXY").env_remove("no_proxy").output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}
