//! The large sets of real and of broken files, where they are.
