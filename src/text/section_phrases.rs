//! The words by which reviews name their parts.
//!
//! Read by `section_kind`, which says how they are weighed. Taken from what reviews of
//! every model and country call their sections; a phrase belongs here when it names a
//! part wherever it stands at the start of a heading, not when one report used it so.

use crate::model::SectionKind;
use crate::model::SectionKind::{
    ActionPlan, Analysis, Appendix, Contents, Family, Findings, Front, Glossary,
    GoodPractice, Lessons, Methodology, Narrative, Recommendations, References,
    TermsOfReference,
};

/// Phrases that name a part. A star stands for the rest of a word.
pub(super) const NAMES: [(SectionKind, &str); 15] = [
    (
        Contents,
        "\
        contents|table of contents|contents page|what is in this report\
        |what s in this report|in this report",
    ),
    (
        Front,
        "\
        foreword|preface|acknowledgement*|acknowledgment*|disclaimer\
        |confidentiality|dedication|tribute|in memory|publication details\
        |document control|copyright",
    ),
    (
        TermsOfReference,
        "\
        terms of reference|tor|scope|scope of the review|scoping\
        |research question*|questions for the review|questions we asked\
        |key lines of enquiry|key lines of inquiry|lines of enquiry\
        |lines of inquiry|kloe*|key issues to be addressed|specific issues to be\
        |questions to be considered|questions considered|areas to be considered\
        |aims and objectives|aims of the review|purpose and scope\
        |objectives of the review|remit|questions to be addressed\
        |questions addressed",
    ),
    (
        Methodology,
        "\
        methodology|method|methods|review process|process of the review\
        |the process|about this review|about the review|about this report\
        |how the review was|how this review was|how the review|how this review\
        |how it was carried out|how it was done|how we worked|how we went about\
        |how we did|how this report|review team|review panel|panel membership\
        |membership of the panel|serious case review panel|scr panel|panel members\
        |conduct of the review|statutory basis|statutory framework\
        |statutory guidance|legal framework|legislative framework|legal context\
        |individual management review*|imrs|agency reports|agency reviews\
        |why this review|why we did|why this case was|why the review|why was this\
        |why this serious case review|reason* for the review\
        |reason* for this review|reason for conducting|rationale for the review\
        |decision to hold|decision to conduct|decision to undertake\
        |purpose of the review|purpose of this|learning together|systems model\
        |systems methodology|silp|independent author|independent reviewer*\
        |lead reviewer*|reviewers|contributor*|contributing\
        |contributions to the review|parallel process*|parallel investigation*\
        |parallel proceeding*|timescale*|time period|period under review\
        |period covered|timeframe|limitations|statement by reviewer*\
        |statement of independence|declaration|sources of information\
        |practitioner event*|practitioner involvement|involvement of practitioners\
        |involvement of staff|involvement of professionals|learning event\
        |confidentiality and|agencies involved|agencies participating\
        |participating agencies|review model|criteria for|governance\
        |commissioning of",
    ),
    (
        Family,
        "\
        family composition|family structure|family membership|family details\
        |family tree|genogram|the family|family and the agencies|family background\
        |family history|family context|and her family|and his family\
        |and their family|s family|family members|family involvement\
        |involvement of the family|involvement of family|family engagement\
        |family participation|family contribution|family perspective*\
        |family s perspective*|family view*|family s view*|family s voice\
        |views of the family|views of family|views of the parent*|parents view*\
        |parent s view*|the parents|perspective of the family\
        |perspectives of the family|family and professionals|household\
        |family and household|subject* of the review|subject of this review\
        |who s who|who is who|dramatis personae|key people|people in the\
        |persons involved|pen picture|pen portrait|told us|about the child\
        |about the family|about the children|voice of the family|cast list\
        |significant people|significant adults|relevant family|child* profile\
        |knowing child|background of the family|ethnic* and|race religion\
        |ethnicity",
    ),
    (
        Narrative,
        "\
        narrative|chronology|summary of events|sequence of events|key events\
        |significant events|what happened|timeline|time line|story\
        |key practice episode*|practice episode*|episode|episodes\
        |summary of the case|case summary|summary of case|case history\
        |overview of what was known|what was known|events leading\
        |circumstances leading|circumstances of|brief outline of\
        |circumstances resulting|the circumstances|summary of agency involvement\
        |agency involvement|agencies involvement|agency contact|agencies contact\
        |involvement of agencies|professional involvement\
        |involvement with agencies|contact with agencies|the facts|factual summary\
        |factual context|facts of the case|history of|the case|case background\
        |background|background to|background information|relevant history\
        |succinct summary|synopsis|the incident|the injury|the death\
        |the critical incident|the index incident|prior to the|before the period\
        |what we know|outline of the case|overview of the case\
        |summary of key events|concise summary|summary of involvement\
        |brief summary",
    ),
    (
        Analysis,
        "\
        analysis|appraisal|evaluation|critical analysis|thematic analysis\
        |key themes|themes|emerging themes|how effective|effectiveness of\
        |predictability|preventability|predictable|preventable\
        |could this have been|key issues|issues arising|issues identified\
        |discussion|commentary|critique|practice issues|assessment of practice\
        |examination of|consideration of|what made it hard|why did it happen\
        |why things happened|understanding why|matters considered\
        |evaluation of practice|quality of practice\
        |response to the terms of reference|addressing the terms of reference\
        |in response to",
    ),
    (
        Findings,
        "\
        findings|finding|what we found|what was found|summary of findings\
        |key findings|principal findings|priority findings|what the review found\
        |what did we find|findings in detail",
    ),
    (
        GoodPractice,
        "\
        good practice|effective practice|positive practice|notable practice\
        |best practice|strong practice*|strengths|areas of strength\
        |what worked well|what went well|what was done well|examples of good\
        |practice strengths|highlighted practice",
    ),
    (
        Lessons,
        "\
        lessons|lesson|lessons learned|lessons learnt|lessons to be learned\
        |lessons to be learnt|learning point*|key learning|what we learned\
        |what we learnt|what was learned|what was learnt|what have we learned\
        |what has been learned|learning from|organisational learning\
        |practice learning|areas of practice learning|areas for learning\
        |areas of learning|additional learning|multi agency learning\
        |single agency learning|learning themes|learning identified\
        |summary of learning|learning and|learning about|learning for|the learning\
        |what can we learn|what do we learn|key messages|messages for practice\
        |implications for practice|wider learning|the lessons",
    ),
    (
        Recommendations,
        "\
        recommendation*|what needs to happen|what needs to change\
        |what should happen|what must change|questions for the board\
        |questions for the partnership|questions for the safeguarding\
        |questions for the|considerations for the board|considerations for the\
        |issues for the board|issues for consideration|challenge* to the board\
        |challenges for the board|for the partnership|for the board|for government\
        |for the government|for single agencies|for single services\
        |for individual agencies|improving systems and practice\
        |areas for improvement|proposed action*|actions for|what people hope for\
        |next steps|suggested action*|what happens next",
    ),
    (
        ActionPlan,
        "\
        action plan*|implementation plan|improvement plan|action taken\
        |actions taken|action already taken|progress since|developments since\
        |response* since|changes since|changes made|what has changed\
        |what has already changed|actions already|since the review\
        |improvements made|single agency action*|action tracker|actions completed\
        |implementation of",
    ),
    (
        Glossary,
        "\
        glossary|abbreviations|acronyms|terms used|words we|words used\
        |words and initials|terminology|definitions|list of abbreviations|key to\
        |explanation of terms|terms and abbreviations|initials",
    ),
    (
        References,
        "\
        references|bibliography|endnotes|end notes|further reading|sources\
        |reading list|works cited|footnotes|literature|research references",
    ),
    (Appendix, "appendix|appendices|annex|annexe|annexes|annexure"),
];

/// Phrases that hint at a part when nothing names one.
pub(super) const HINTS: [(SectionKind, &str); 5] = [
    (Analysis, "conclusion|conclusions|concluding|critical|missed opportunities|theme"),
    (Lessons, "learning"),
    (Narrative, "events|history|pregnancy|birth|early life"),
    (Family, "family|mother and father|siblings"),
    (GoodPractice, "strength"),
];

/// Names of methods, which say nothing about the section they stand over.
pub(super) const METHODS: [&str; 5] = [
    "learning process",
    "learning review",
    "lessons review",
    "learning lessons",
    "learning disabilit*",
];
