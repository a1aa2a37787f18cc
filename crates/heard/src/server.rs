//! The server of pages: it listens, answers, and stops when it is told to.

use crate::exit::{End, Failure};
use axum::serve::ListenerExt;
use std::future::IntoFuture;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use web::House;

/// Requests that are being answered when the server is told to stop have so long to end.
const LAST_WORDS: Duration = Duration::from_secs(10);

/// Serves pages until it is told to stop (Ctrl-C, or the signal that a service manager sends). `ready` hears the
/// address once browsers can come.
///
/// # Errors
/// An address that is taken or not this machine's.
pub fn run(
    house: House,
    listen: SocketAddr,
    ready: impl FnOnce(SocketAddr) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let failed = |error: std::io::Error| {
        let message = format!("cannot listen on {listen}: {error}; choose another with --listen");
        Failure::new(End::Input, message)
    };
    let service = web::service(house)
        .map_err(|trouble| Failure::input(trouble.to_string()))?
        .into_make_service_with_connect_info::<SocketAddr>();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(failed)?;
    runtime.block_on(async move {
        let listener = TcpListener::bind(listen).await.map_err(failed)?;
        let at = listener.local_addr().map_err(failed)?;
        // an answer is one small write, which must not wait for another
        let listener = listener.tap_io(|stream| {
            stream.set_nodelay(true).ok();
        });
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let mut told = stopped.clone();
        let serving = axum::serve(listener, service).with_graceful_shutdown(async move {
            told.wait_for(|it| *it).await.ok();
        });
        ready(at)?;
        let serving = tokio::spawn(serving.into_future());
        told_to_stop().await.map_err(failed)?;
        tracing::info!("stopping: requests that are being answered are answered first");
        stop.send(true).ok();
        if tokio::time::timeout(LAST_WORDS, serving).await.is_err() {
            tracing::warn!("stopped with requests unanswered");
        }
        Ok(())
    })
}

async fn told_to_stop() -> std::io::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

/// Writes what happens to standard error, a line each: as text for a person at a terminal, as JSON otherwise.
/// `HEARD_LOG` says how much, in the manner of `info,web=debug`.
pub fn log() {
    use std::io::IsTerminal;
    let filter = tracing_subscriber::EnvFilter::try_from_env("HEARD_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    // a second call, as in a test, changes nothing
    if std::io::stderr().is_terminal() {
        lines.compact().try_init().ok();
    } else {
        lines.json().try_init().ok();
    }
}
