//! A client reads each error of the catalogue as the server built it.

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
    let agent: ureq::Agent =
        ureq::Agent::config_builder().http_status_as_error(false).build().into();
    for (number, entry) in Entry::all().enumerate() {
        let error = request(&agent, &format!("http://127.0.0.1:{port}/{number}"));
        assert_eq!(error.code(), Some(entry.code()), "{entry:?}");
        let entries: Vec<_> = error.findings().map(|finding| finding.entry()).collect();
        assert_eq!(entries, [Some(entry)], "{entry:?}");
        assert_eq!(error.header("content-type"), Some("application/json"));
    }
}
