//! throughline

pub mod analysis;
pub mod cli;
pub mod corpus;
pub mod extract;
pub mod index;
pub mod model;
pub mod present;
pub mod query;
pub mod structure;
pub mod text;
