//! A server that answers with every error of the catalogue: `GET /{number}` gives the error of that number.
//!
//! `cargo run -p errcat-tests --example server` listens on 127.0.0.1:8080.

use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use axum::routing::get;
use kustom_checkout_errors::{Code, Entry};

/// Returns the routes.
pub fn routes() -> Router {
    Router::new().route("/{number}", get(answer))
}

async fn answer(Path(number): Path<usize>) -> Response<Body> {
    match Entry::all().nth(number) {
        Some(entry) => error(entry).map(Body::from),
        None => not_there(),
    }
}

/// Returns the response of an error: built from a detail, which a client is sure to read, or from the code alone.
fn error(entry: Entry) -> Response<String> {
    let code = entry.code();
    let text = entry.examples().next().or(entry.message()).unwrap_or_default();
    let detail = code.findings(text).next().and_then(|finding| finding.detail());
    match detail.map(Response::<String>::try_from) {
        Some(Ok(response)) => response,
        Some(Err(_)) | None => Response::from(code),
    }
}

fn not_there() -> Response<Body> {
    let mut response = Response::<String>::from(Code::NotFound).map(Body::from);
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

/// Serves on 127.0.0.1 until the runtime ends. Calls `ready` with the port.
///
/// # Errors
///
/// Returns the error of the socket.
pub fn serve(port: u16, ready: impl FnOnce(u16)) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
        ready(listener.local_addr()?.port());
        axum::serve(listener, routes()).await
    })
}

#[allow(dead_code, clippy::print_stderr, reason = "a program, which a test includes as a module")]
fn main() -> std::io::Result<()> {
    serve(8080, |port| eprintln!("listening on 127.0.0.1:{port}"))
}
