//! Closed lists of words: what a person may choose from, and what an output may say.

/// Implements a closed list of words: all of them, the name of each, and back.
macro_rules! words {
    ($kind:ident: $($case:ident = $name:literal),+) => {
        impl $kind {
            /// All of them, in the order of help pages.
            pub const ALL: &[Self] = &[$(Self::$case),+];

            /// The name on the command line and in every output.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$case => $name),+ }
            }

            /// The one of that name, if there is one.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}

pub(crate) use words;
