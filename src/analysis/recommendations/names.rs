//! The names of bodies and roles, each with whom it means.
//!
//! A phrase belongs here when it names a body wherever it stands. A star stands for the
//! rest of a word.

use super::kinds::Addressee::{
    self, All, Csc, Education, Government, Health, Housing, Lscb, Police, Probation,
    Voluntary,
};
use super::kinds::HealthKind::{self, Commissioner, Gp, HealthVisiting, SchoolNursing};

/// Whom some names mean, and the part of health.
pub(super) type Entry = (&'static [Addressee], Option<HealthKind>, &'static str);

/// All of them; where two are as long, the later counts.
pub(super) const BODIES: [Entry; 38] = [
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
        |local authority education|local authority education service*|school governor*|educational psycholog*|attendance service|designated safeguarding lead*\
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
        &[],
        None,
        "national fire chiefs council|fire and rescue service*|fire and rescue authorit*|fire service*\
        |fire brigade*|research council*|college of fire|bar council|arts council*|design council\
        |parish council*|school council*|gateway 1|gateway 2|gateway 3|board of trade|health warning*|court service*",
    ),
    (
        &[Voluntary],
        None,
        "council for voluntary service*|council of voluntary service*|council for voluntary*|cvs\
        |voluntary service*|hospice*|credit union*",
    ),
    (
        &[Education],
        None,
        "secondary heads|primary heads|heads|head of school|heads of schools|head of year|school business manager\
        |attendance officer*|school improvement partner*|academy chain*",
    ),
    (
        &[Health],
        None,
        "0 19*|0 5*|healthy child*|infirmary|royal infirmary|junior doctor*|outpatient*|out patient*\
        |family nurse*|eye infirmary|speech and language*|occupational therap*|physiotherap*|ward sister*|matron*|nurses",
    ),
    (
        &[Csc],
        None,
        "assistant director*|service manager*|head of children s*|edge of care*|supervising social worker*\
        |private fostering officer*|leaving care team|leaving care service*|aftercare",
    ),
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
