//! extract
pub mod pdf;
