//! The closed lists by which recommendations are told apart and counted.

use serde::{Serialize, Serializer};

use crate::analysis::listed::words;

/// Whom a recommendation asks to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Addressee {
    /// The board, partnership or committee that published the review.
    Lscb,
    /// Children's social care, and the local authority where it is not said which part.
    Csc,
    /// The police.
    Police,
    /// Any part of the health service.
    Health,
    /// Schools, colleges, nurseries and those who answer for them.
    Education,
    /// Housing departments, associations and landlords.
    Housing,
    /// Probation and prisons.
    Probation,
    /// Charities, and other providers outside the public service.
    Voluntary,
    /// Government and national bodies.
    Government,
    /// All agencies.
    All,
}

words!(Addressee: Lscb = "lscb", Csc = "csc", Police = "police", Health = "health",
    Education = "education", Housing = "housing", Probation = "probation",
    Voluntary = "voluntary", Government = "government", All = "all");

/// Which part of the health service a recommendation asks to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HealthKind {
    /// General practice.
    Gp,
    /// An NHS trust or hospital, or a health board.
    Trust,
    /// Those who plan and pay for services, under whatever name: primary care trust,
    /// clinical commissioning group, integrated care board.
    Commissioner,
    /// Midwifery.
    Midwifery,
    /// Health visiting.
    HealthVisiting,
    /// School nursing.
    SchoolNursing,
    /// Mental health services for children.
    Camhs,
    /// Mental health services for adults, or for no age in particular.
    MentalHealth,
    /// Drug and alcohol services.
    SubstanceMisuse,
    /// The ambulance service.
    Ambulance,
    /// Public health.
    PublicHealth,
    /// Pharmacies.
    Pharmacy,
    /// National bodies of the health service.
    National,
}

words!(HealthKind: Gp = "gp", Trust = "trust", Commissioner = "commissioner",
    Midwifery = "midwifery", HealthVisiting = "health-visiting",
    SchoolNursing = "school-nursing", Camhs = "camhs", MentalHealth = "mental-health",
    SubstanceMisuse = "substance-misuse", Ambulance = "ambulance",
    PublicHealth = "public-health", Pharmacy = "pharmacy", National = "national");

/// Whose recommendation it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The review's own, to the board, to Government, to several agencies at once.
    Overview,
    /// Of one agency to itself, or to one agency alone.
    Agency,
    /// Neither its list nor its words tell.
    Unknown,
}

words!(Level: Overview = "overview", Agency = "agency", Unknown = "unknown");

/// What sort of thing is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Type {
    /// Change a law, statutory guidance or national policy.
    Law,
    /// Train or brief people.
    Training,
    /// Write or change a policy, protocol, tool or form.
    Procedure,
    /// Check, measure or report.
    Audit,
    /// Supervise, or manage people at work.
    Supervision,
    /// Provide money, posts, time or equipment.
    Resources,
    /// Commission a service, or ask more of one.
    Commissioning,
    /// Share or record information.
    Information,
    /// Remind people, or make something known.
    Awareness,
    /// Do something with children, families or one another.
    Practice,
}

words!(Type: Law = "law", Training = "training", Procedure = "procedure", Audit = "audit",
    Supervision = "supervision", Resources = "resources", Commissioning = "commissioning",
    Information = "information", Awareness = "awareness", Practice = "practice");

/// Implements being written by name.
macro_rules! by_name {
    ($($kind:ident),+) => {
        $(impl Serialize for $kind {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        })+
    };
}

by_name!(Addressee, HealthKind, Level, Type);
