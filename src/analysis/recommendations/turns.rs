//! The closed lists of turns by which a sentence asks, and of those that only look so.

/// What asks of those before it.
pub(super) const MODALS: &str = "should|must|shall|needs to|need to|ought to";
/// What asks them in the passive.
pub(super) const ASKED: &str = "\
is invited to|are invited to|is asked to|are asked to|is requested to|are requested to\
|is encouraged to|are encouraged to|is urged to|are urged to|is advised to\
|are advised to|is recommended to|are recommended to|is required to|are required to\
|is expected to|are expected to|may wish to|will need to|will want to";
/// What reminds them: what they know already is to be done.
pub(super) const REMINDED: &str =
    "is reminded|are reminded|should be reminded|is to be reminded";
/// What urges those after it.
pub(super) const URGE: &str =
    "urge|urges|invite|invites|call on|call upon|encourage|ask|advise";
/// Who may urge.
pub(super) const VOICE: &str = "we|i|review|panel|author|reviewer|inquiry|committee";
/// After these what should be done is talked about and not asked for, unless a verb of
/// their own comes first.
pub(super) const DOUBTS: &str = "whether|how|what|why|unsure|unclear";
/// After these all that follows is what somebody thought or said.
pub(super) const REPORTS: &str = "\
believed|thought|agreed that|felt|said|stated that|expected that|assumed|argued|aware that\
|told that|view that|known that|says that|states that|understood that|insisted that";
/// Verbs that make a clause.
pub(super) const FINITE: &str = "\
is|are|was|were|has|had|did|does|do|will|would|could|can|may|should|must|cannot";
/// Words that begin a sentence and are no verbs.
pub(super) const FUNCTION: &str = "\
in|for|with|when|where|of|at|on|by|as|all|both|such|if|from|to|under|over|after|before\
|during|given|despite|while|since|because|although|and|but|that|this|these|those|through\
|about|among|between|within|without|upon|until|unless|not|no|nor|or|so|than|then|there\
|here|what|who|why|how|also|into|per|via|once|like|towards|above|below|across|against\
|throughout|beyond|near|each|every|some|many|most|more|half|only|even|it|we|they|he|she";
/// What a subject that is not an agent begins with: sentences about the list itself.
pub(super) const META: &str = "\
recommendation*|the recommendation*|these recommendation*|this recommendation*\
|all recommendation*|the following recommendation*|this report|the report|this review\
|the overview report|this section|the list|this list|this document|readers|the reader\
|the action plan|an action plan|it should be noted|it must be|it should be|it needs to be\
|lessons|the lessons|these lessons|the findings|these findings|it is important|this should\
|these should|this must|that should|it should not|progress against|progress on|progress will|progress reports|implementation of these|implementation of the recommendation*\
|implementation of the action*|implementation of the plan|implementation of this|the plan should be\
|the plan will|the plan is|the plan was\
|each of these|each should be read|they should be read|the following|the above|the actions in\
|actions which|actions that are|these are the|a number of recommendations|each recommendation\
|it is not the|there should be no doubt|it is hoped";

/// Words of a clause: what holds one is not simply who should act.
pub(super) const CLAUSES: &str = "\
which|we|they|it|he|she|i|this|these|that|there|who|because|although|when|if|continues\
|seeks|wants|tends|tend|refused|used|began|fail|failed|fails|led|leads|needed|how|enough";
/// Words that `to` belongs to.
pub(super) const NO_AGENT: &str = "\
failure|need|needs|order|able|opportunit*|ability|according|due|related|way|duty|decision\
|likely|response|attention|access|regard|respect|efforts|plans|steps|action|attempts\
|capacity|time|process|reluctance|right|willingness|commitment|pressure|reason|chance";
/// Those who act for a body: `the chair of the Board`.
pub(super) const HEADS: &str = "\
chair|chairs|head|heads|director|directors|manager|managers|lead|leads|chief|leader|leaders\
|member|members|author|officer|officers|secretary|representative*|all|each|every|staff|team\
|teams|governor|governors|principal|those|anyone|practitioner*|professional*|worker*|nurse*";
/// Nouns that are verbs too.
pub(super) const NOUNS: &str = "\
support|resource|evidence|access|check|review|work|test|report|record|plan|research\
|change|use|exercise|contact|target|visit|audit|study|brief|draft|share|place|lead|notice\
|request|challenge|train|limit|note|state|start|end|measure|cause|fund|pilot|offer|move|link|balance|document|benefit|supply|release|address|cover|draw|form|name|transfer|screen|process|map|focus|read|question|monitor|approach|issue|run|model|practice|answer|count|log|query|search|store\
|return|focus|flag|display|copy|trace|phone|telephone|help|interview|reply|talk|form";

/// Words between what asks and what is asked.
pub(super) const BETWEEN: &str = "\
also|therefore|now|urgently|jointly|together|further|formally|always|routinely|each|both\
|all|then|immediately|actively|not|never|only|in particular|as a matter of urgency\
|at once|again|similarly|continually|where possible|where appropriate|as appropriate\
|collectively|individually|regularly|annually|clearly|explicitly|promptly|consider how to";

/// Words with which a sentence leads up to its subject.
pub(super) const LEADS: &str = "\
where|when|if|in|for|following|after|before|as|given|having|to|once|while|whilst|although\
|because|since|with|within|by|from|on|at|during|until|through|under|despite|whenever\
|unless|alongside|building|based|further|furthermore|additionally|therefore|finally\
|however|similarly|secondly|thirdly|firstly|consequently|moreover";
