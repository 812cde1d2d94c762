//! The library, coded, and the passages that a question is limited to: what is put
//! together before most questions are answered.

use std::collections::BTreeMap;

use crate::analysis::themes::{self, Measured, Subcorpus};
use crate::index::Library;
use crate::model::ThemeId;

use super::args::RefreshArguments;
use super::coded::{Coded, coded, measured};
use super::console::Console;
use super::outcome::Failure;
use super::settings::Settings;
use super::{asked, library};

/// All that an answer is made from.
pub(crate) struct Material {
    pub(crate) library: Library,
    pub(crate) made: Coded,
    measured: BTreeMap<ThemeId, Measured>,
    /// The query that limits it, and its passages.
    pub(crate) only: Option<(String, Subcorpus)>,
}

impl Material {
    pub(crate) fn gather(
        refresh: &RefreshArguments,
        only: Option<&str>,
        settings: &Settings,
        console: Console,
    ) -> Result<Self, Failure> {
        let library = library::open(refresh, settings, console)?;
        let made = coded(&library, settings, console)?;
        let library = library.with_codings(made.codings.clone());
        let passages = |query| asked::passages(query, &library, settings, console);
        let only = only.map(passages).transpose()?;
        let measured = measured(&made, &library, settings)?;
        Ok(Self { library, made, measured, only })
    }

    /// The query that limits it, as it was typed, and its passages; none for all.
    pub(crate) fn limit(&self) -> (Option<String>, Option<&Subcorpus>) {
        self.only.as_ref().map(|(text, only)| (text.clone(), only)).unzip()
    }

    /// The codings with what is known of the sources.
    pub(crate) fn coded(&self) -> Result<themes::Coded<'_>, Failure> {
        Ok(themes::Coded {
            codebook: &self.made.coder.codebook,
            codings: &self.made.codings,
            records: self.library.records()?,
            measured: &self.measured,
        })
    }
}
