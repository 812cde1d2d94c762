//! `serve`.

use clap::Args;

use super::RefreshArguments;

/// Open the corpus in the browser, on this machine only.
///
/// Prints an address on standard output and answers under it until it is stopped
/// (Ctrl-C). The address holds a secret that lets one browser in, once; nobody else on
/// this machine can read the corpus by way of it, and nothing listens to other machines.
#[derive(Debug, Args)]
pub(crate) struct ServeArguments {
    /// Listen on this port; 0 for a free one
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) port: u16,
    #[command(flatten)]
    pub(crate) refresh: RefreshArguments,
}
