//! One file or folder a screen: how its address is understood, what it asks, how the
//! answer is laid out.

mod assets;
mod codebook;
mod export;
mod judge;
mod leads;
mod metadata;
mod overview;
mod page;
mod papers;
mod parted;
mod recommendations;
mod search;
mod status;
mod theme;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use super::Desk;

pub(super) use recommendations::Address as Recommending;

/// Bytes of a form, at most.
const LONGEST: usize = 64 << 10;

/// All routes.
pub(super) fn routes() -> Router<Desk> {
    Router::new()
        .route("/", get(overview::show))
        .route("/report", get(overview::report))
        .route("/theme/{theme}", get(theme::show))
        .route("/theme/{theme}/brief", get(theme::brief))
        .route("/search", get(search::show))
        .route("/search/export", get(search::export))
        .route("/search/understood", get(search::explained))
        .route("/search/save", post(search::save))
        .route("/recommendations", get(recommendations::show))
        .route("/recommendations/export", get(recommendations::export))
        .route("/recommendations/repeats", get(recommendations::show_repeats))
        .route("/recommendations/repeats/export", get(recommendations::export_repeats))
        .route("/status", get(status::show))
        .route("/status/read", post(status::read))
        .route("/status/progress", get(status::progress))
        .route("/review/{review}", get(page::first))
        .route("/review/{review}/metadata", get(metadata::show).post(metadata::correct))
        .route("/review/{review}/{page}", get(page::show))
        .route("/review/{review}/{page}/image", get(page::image))
        .route("/original/{digest}", get(page::original))
        .route("/judge", get(judge::show))
        .route("/judge/{theme}", get(judge::theme).post(judge::send))
        .route("/codebook", get(codebook::show))
        .route("/codebook/{theme}", get(codebook::theme).post(codebook::save))
        .route("/codebook/{theme}/understood", get(codebook::explained))
        .route("/assets/{name}", get(assets::get))
        .layer(DefaultBodyLimit::max(LONGEST))
}
