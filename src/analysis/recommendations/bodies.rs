//! The bodies and roles that recommendations are addressed to, by the words that name
//! them in England, Wales, Scotland and Northern Ireland since 2000.
//!
//! At each word the longest name counts and takes its words with it, so that the Health
//! Board is no board and the school nurse no school. Names that would mislead and mean
//! nobody here are in the list without an addressee.

use std::ops::Range;

use super::kinds::Addressee::{
    self, All, Csc, Education, Government, Health, Housing, Lscb, Police, Probation,
    Voluntary,
};
use super::kinds::HealthKind::{self, Commissioner, Gp, HealthVisiting, SchoolNursing};
use super::words::Words;

/// Whom some names mean, and the part of health.
type Entry = (&'static [Addressee], Option<HealthKind>, &'static str);

const BODIES: [Entry; 33] = [
    (
        &[],
        None,
        "single agency|single agencies|single service|single services|individual agency\
        |individual agencies|individual services|multi agency|inter agency|multi agency meeting*\
        |trust board|board level|boarding|across the board|strategy meeting*|review conference*\
        |child protection plan*|police and criminal|police protection|education health and care\
        |health and safety|home education|school age|out of school|police station|police check*\
        |council tax|family court|court|social media|social care needs|court of protection\
        |agency recommendations|health needs|health assessment*|housing needs|special school place\
        |education plan*|personal education plan*|trust in|home office circular|health care plan*",
    ),
    (
        &[Lscb],
        None,
        "the board|board|the partnership|partnership|safeguarding children board\
        |safeguarding children s board|local safeguarding children board|safeguarding board\
        |safeguarding boards|safeguarding partnership|safeguarding children partnership\
        |children s safeguarding partnership|safeguarding partner*|the partners|partners\
        |child protection committee|the committee|area child protection committee|acpc\
        |lscb*|lscp*|cysur|sbni|mascp|regional board|regional safeguarding board\
        |business manager|board manager|independent chair|independent scrutineer\
        |training sub group|performance sub group|sub group*|subgroup*|sub committee\
        |chief officers|chief officers group|quality and performance group|masa\
        |multi agency safeguarding arrangements|executive group|learning and improvement group\
        |case review group|safeguarding executive|safeguarding children executive\
        |safeguarding adults board|adult safeguarding board|partnership board|delegated safeguarding partner*",
    ),
    (
        &[Csc],
        None,
        "children s social care|childrens social care|children social care|social care\
        |children s services|childrens services|children services|social services|csc\
        |children s social work|social work|social worker*|social work service*|local authority\
        |local authorities|council|councils|city council|county council|borough council\
        |conference chair*|conference and review service|child protection chair*|chairs of\
        |chairs|independent reviewing service|independent reviewing officer*|iro|iros\
        |director of children s services|director of children and families|dcs|fostering\
        |fostering service*|foster carer*|adoption service*|looked after children s service\
        |leaving care|children and families service*|children and family service*\
        |children and young people s service*|children and young people s department\
        |children s department|mash|multi agency safeguarding hub|front door|early help\
        |family support service*|assessment team*|emergency duty team|out of hours team\
        |cafcass|cafcass cymru|gateway|gateway team|youth offending|youth offending service\
        |youth offending team|youth justice|youth justice service|yot|yos|designated officer|lado\
        |local authority designated officer|legal services|legal department|children s centre*\
        |adult social care|adult services|adults services\
        |learning disability team|adult learning disability team|both authorities|authorities\
        |the authority|respite carer*|commissioning team|team manager*",
    ),
    (
        &[Csc, Health],
        None,
        "health and social care partnership|health and social care trust*",
    ),
    (
        &[Police],
        None,
        "police|constabulary|chief constable|detective*|the force|force|forces|police force*\
        |police service|police and crime commissioner|public protection unit\
        |family protection unit|child abuse investigation unit|child protection unit\
        |metropolitan police|met|british transport police|custody|police officer*|national police chiefs council\
        |response officer*|basic command unit*|borough commander*",
    ),
    (
        &[Probation],
        None,
        "probation|national probation|probation service|the national probation service|probation trust|national probation service|nps\
        |probation provider*|community rehabilitation compan*|crc|crcs|offender management\
        |offender manager*|prison|prisons|prison service|hmpps|noms|community offender*",
    ),
    (
        &[Housing],
        None,
        "housing|housing provider*|housing association*|housing department|housing service*\
        |housing officer*|registered social landlord*|registered landlord*|registered provider*\
        |social landlord*|landlord*|private sector housing|tenancy|homelessness|arms length management\
        |almo|environmental health|supported housing|supported accommodation provider*|supported lodgings|rsl|rsls",
    ),
    (
        &[Voluntary],
        None,
        "voluntary sector|voluntary agenc*|voluntary organisation*|voluntary and community sector\
        |voluntary provider*|third sector|charity|charities|volunteer*|refuge|refuges|women s aid|nspcc|barnardo*\
        |action for children|home start|children s home*|residential home*|care home*\
        |residential care home*|independent fostering|independent provider*|private provider*\
        |residential provider*|faith group*|faith organisation*|faith communit*|church|churches|mosque*|fellowship\
        |domestic abuse service*|domestic violence service*|idva|idvas|idva service\
        |advocacy service*|advocacy provider*|youth club*|sports club*|swimming club|sports organisation*\
        |football club*|uniformed organisation*|community group*|young carers project",
    ),
    (
        &[Education],
        None,
        "school|schools|academy|academies|academy trust*|multi academy trust*|college|colleges|university\
        |universities|nursery|nurseries|early years|early years setting*|childminder*|pre school*\
        |head teacher*|headteacher*|headteachers|education|education service*|education department\
        |education welfare|education welfare officer*|principal education welfare officer\
        |virtual school|designated teacher*|teacher*|pupil referral unit*|governor*|governing bod*\
        |school governor*|educational psycholog*|attendance service|designated safeguarding lead*\
        |sixth form|further education|inclusion service|early years provider*|education provider*\
        |education authority|education authorities|local education authorit*|lea|special educational needs|send|sencos|primary school*|secondary school*",
    ),
    (
        &[Health],
        None,
        "health|health service*|health agenc*|health provider*|health economy|health professional*\
        |health staff|health organisation*|health partner*|health community|named nurse*|named doctor*|named professional*\
        |designated doctor*|designated nurse*|designated professional*|designated health professional*|paediatric*|sexual health*\
        |dental|dentist*|health and wellbeing board|nhs|clinician*|dietitian*|dietetic*|therap*|diabetes network|diabetes team\
        |safeguarding nurse*|walk in centre*|genito urinary|radiograph*|radiolog*",
    ),
    (
        &[Health],
        Some(HealthKind::Trust),
        "trust|trusts|hospital*|hospital trust*|acute trust*|acute hospitals trust|hospitals trust|health trust*\
        |nhs trust*|nhs foundation trust*|foundation trust*|community health trust|community trust\
        |university hospital*|health board*|local health board*|university health board*\
        |emergency department*|accident and emergency|maternity hospital|community health service*|community health nhs trust\
        |consultant*|ward staff|acute hospital*|general hospital*|director of nursing|chief nurse",
    ),
    (
        &[Health],
        Some(Commissioner),
        "primary care trust*|pct|pcts|clinical commissioning group*|ccg|ccgs|integrated care board*\
        |icb|icbs|integrated care system*|integrated care partnership|health commissioner*|commissioners\
        |strategic health authorit*|health and social care board|joint commissioner*\
        |health authority|commissioning group*",
    ),
    (
        &[Health],
        Some(Gp),
        "gp|gps|gp practice*|general practi*|general medical practi*|surgery|surgeries\
        |local medical committee|primary care|family doctor*|practices|practice manager*",
    ),
    (&[Health], Some(HealthVisiting), "health visit*"),
    (&[Health], Some(SchoolNursing), "school nurs*|school health nurs*|school health"),
    (
        &[Health],
        Some(HealthKind::Midwifery),
        "midwi*|community midwi*|head of midwifery|maternity|maternity service*|maternity unit*|antenatal service*",
    ),
    (
        &[Health],
        Some(HealthKind::Camhs),
        "camhs|child and adolescent mental health*|camhs service*|children s mental health service*|children and young people s mental health service*",
    ),
    (
        &[Health],
        Some(HealthKind::MentalHealth),
        "mental health trust*|mental health service*|mental health team*|mental health provider*|adult mental health*\
        |mental health|mental health nhs*|psychiatr*|community mental health*|perinatal mental health*|mental health partnership trust",
    ),
    (
        &[Health],
        Some(HealthKind::SubstanceMisuse),
        "drug service*|drugs service*|alcohol service*|drug and alcohol service*|drug and alcohol team*\
        |drug and alcohol action team*|substance misuse*|substance use service*|drug and alcohol*|addiction service*",
    ),
    (
        &[Health],
        Some(HealthKind::Ambulance),
        "ambulance*|ambulance service*|ambulance trust*|paramedic*",
    ),
    (
        &[Health],
        Some(HealthKind::PublicHealth),
        "public health|director of public health|public health wales|public health agency",
    ),
    (&[Health], Some(HealthKind::Pharmacy), "pharmac*"),
    (
        &[Health],
        Some(HealthKind::National),
        "nhs england|nhs improvement|national health service england|royal college*|care quality commission|cqc|nice\
        |national institute for health*|nhs digital|nhs wales|nhs scotland|general medical council|nursing and midwifery council|public health england",
    ),
    (
        &[Government],
        None,
        "government|the government|governments|uk government|her majesty s government|hm government|central government|national government\
        |welsh government|welsh assembly government|welsh assembly|scottish government|scottish ministers|scottish executive\
        |northern ireland executive|northern ireland assembly|ministers|minister|ministry|ministry of justice|ministry of defence|mod\
        |ministry of housing*|home office|home secretary|secretary of state|secretaries of state\
        |department for education|department for education and skills|department for children schools and families\
        |department of education|department of health|department of health and social care\
        |department of health social services and public safety|department for health*\
        |department for work and pensions|department for communities*|department for levelling up*|department for*|department of*|dfe|dcsf|dfes|dhsc|dh\
        |dwp|mhclg|dclg|hm treasury|treasury|cabinet office|parliament|ofsted|hmic|hmicfrs|hmi|law commission\
        |national panel|child safeguarding practice review panel|national child safeguarding practice review panel\
        |college of policing|crown prosecution service|cps|director of public prosecutions|uk border agency|ukba|border agency|border force\
        |uk visas and immigration|hm courts and tribunals service|hmcts|family justice board|national crime agency|legal aid agency\
        |sentencing council|judicial college|president of the family division|local government association\
        |association of directors of children s services|adcs|care inspectorate|care inspectorate wales|estyn|cssiw|information commissioner*\
        |social work england|general social care council|gscc|hcpc|charity commission|independent office for police conduct|civil service|permanent secretar*|national highways|prime minister",
    ),
    (
        &[All],
        None,
        "all agencies|all partner agencies|all member agencies|all statutory agencies|all board agencies|every agency|each agency\
        |each partner agency|all services|every service|each service|all professionals|all practitioners|all partners|partner agencies\
        |member agencies|constituent agencies|all organisations|every organisation|each organisation|statutory agencies|agencies|all staff in all agencies\
        |agencies represented on*|all those working with children|all safeguarding partners|all agencies and services|services|all partner organisations\
        |partner organisations|all relevant agencies|relevant agencies|all local agencies|all agencies in*|organisations|all safeguarding agencies|all front line staff|all frontline staff|all professionals and agencies",
    ),
    // names that hold a word of another entry
    (
        &[Health],
        Some(HealthKind::Trust),
        "children s hospital*|community hospital*|children s ward*|children s nurs*\
        |community children s nurs*|mental health hospital*|minor injuries unit*|a e\
        |hospital staff",
    ),
    (&[Health], Some(Gp), "out of hours gp*|gp surger*|gp lead*|named gp*"),
    (
        &[Education],
        None,
        "sixth form college*|school attendance|school improvement|school staff\
        |schools and colleges|school leaders|pastoral staff|teaching assistant*\
        |education settings|educational setting*|nursery school*",
    ),
    (
        &[Csc],
        None,
        "family centre*|children s commissioner*|children s services commissioner*\
        |children looked after|youth service|youth services|youth work*\
        |children s residential service*|private fostering|social work team*\
        |social work staff|social work manager*|principal social worker\
        |children in care|corporate parenting|contact centre|duty team|duty desk",
    ),
    (&[Police], None, "neighbourhood policing|police staff|policing"),
    (
        &[Housing],
        None,
        "housing trust*|housing and homelessness*|housing needs service*|housing management",
    ),
    (
        &[Government],
        None,
        "children s commissioner for*|chief medical officer*|chief nursing officer*\
        |chief social worker*|association of chief police officers|acpo|inspectorate*",
    ),
    (
        &[Lscb],
        None,
        "board partner*|board member*|scb|serious case review panel|scr panel\
        |community safety partnership*|local safeguarding boards",
    ),
];

/// A name and whom it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Body {
    pub(super) words: Range<usize>,
    pub(super) addressees: &'static [Addressee],
    pub(super) health: Option<HealthKind>,
}

/// The bodies named among these words, in their order.
pub(super) fn bodies(words: &Words<'_>, places: Range<usize>) -> Vec<Body> {
    let mut found = Vec::new();
    let mut at = places.start;
    while at < places.end {
        let here = longest(words, at, places.end);
        // `the department` is one body, `the Department for Education` another
        let next = (words.at(at) == "the").then(|| longest(words, at + 1, places.end));
        let further =
            |one: &Body| here.as_ref().is_none_or(|it| one.words.end > it.words.end);
        let Some(body) = next.flatten().filter(further).or(here) else {
            at += 1;
            continue;
        };
        at = body.words.end;
        if !body.addressees.is_empty() {
            found.push(body);
        }
    }
    found
}

/// The longest name that begins at a word and ends before another.
fn longest(words: &Words<'_>, at: usize, end: usize) -> Option<Body> {
    let named = BODIES
        .iter()
        .filter_map(|entry| Some((words.holds(at, entry.2)?, entry)))
        .filter(|(length, _)| at + length <= end)
        .max_by_key(|(length, _)| *length);
    if let Some((length, (addressees, health, _))) = named {
        return Some(Body { words: at..at + length, addressees, health: *health });
    }
    let addressees = by_form(words, at).filter(|_| at < end)?;
    Some(Body { words: at..at + 1, addressees, health: None })
}

/// What only its form tells: `TSCB` is the board of T, `Ormesdale Homes` a landlord.
fn by_form(words: &Words<'_>, at: usize) -> Option<&'static [Addressee]> {
    let written = words.written(at);
    if written == "Department" {
        return Some(&[Government]);
    }
    if written == "department" && at > 0 && words.at(at - 1) == "the" {
        return Some(&[Csc]);
    }
    let capitals = written.chars().all(char::is_uppercase);
    let board =
        ["SCB", "SCP", "CPC", "SAB", "CSP"].iter().any(|end| written.ends_with(end));
    if capitals && board && (3..=7).contains(&written.len()) {
        return Some(&[Lscb]);
    }
    let named = at > 0 && words.written(at - 1).starts_with(char::is_uppercase);
    (written == "Homes" && named).then_some(&[Housing])
}

#[cfg(test)]
mod tests {
    use super::bodies;
    use crate::analysis::recommendations::words::Words;

    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        let words = Words::of(text);
        let found = bodies(&words, 0..words.len());
        let names: Vec<&str> =
            found.iter().flat_map(|one| one.addressees).map(|one| one.name()).collect();
        assert_eq!(names, expected, "{text}");
    }

    #[test]
    fn the_longest_name_takes_its_words_with_it() {
        case("The Health Board and the Board", &["health", "lscb"]);
        case("school nurses and schools", &["health", "education"]);
        case("the Department for Children, Schools and Families", &["government"]);
        case("The integrated care board", &["health"]);
        case("the Probation Trust", &["probation"]);
        case("children's homes and Westley Homes", &["voluntary", "housing"]);
        case("KSCB and the MASH", &["lscb", "csc"]);
        case("recommendations of single agencies", &[]);
        case("Children’s Social Care", &["csc"]);
        case("the College of Policing", &["government"]);
    }
}
