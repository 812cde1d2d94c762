//! The reviews this project ships: what is read in them is what was written.
