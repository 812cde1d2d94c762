//! The closed lists of turns by which a sentence asks, and of those that only look so.

/// What asks of those before it.
pub(super) const MODALS: &str = "should|must|shall|needs to|need to|ought to";
/// What asks them in the passive.
pub(super) const ASKED: &str = "\
is invited to|are invited to|is asked to|are asked to|is requested to|are requested to\
|is encouraged to|are encouraged to|is urged to|are urged to|is advised to\
|are advised to|is recommended to|are recommended to|is required to|are required to\
|is expected to|are expected to|may wish to|will need to|will want to";
/// What says that something is recommended; what follows says what.
pub(super) const RECOMMEND: &str = "\
it is recommended that|it is therefore recommended that|it is also recommended that\
|it is further recommended that|it is strongly recommended that|it is suggested that\
|we recommend that|we also recommend that|we therefore recommend that\
|we further recommend that|we recommend further that|we recommend|i recommend that\
|review recommends that|report recommends that|author recommends that\
|panel recommends that|inquiry recommends that|reviewers recommend that\
|reviewer recommends that|authors recommend that|review therefore recommends that\
|review also recommends that|author therefore recommends that|committee recommends that\
|panel therefore recommends that|review team recommends that|team recommends that";
/// What urges those after it.
pub(super) const URGE: &str = "\
we urge|we therefore urge|we strongly urge|we also urge|we invite|we call on|we call upon\
|we encourage|we ask|i urge|i invite|the review urges|the panel urges|the author urges|we advise|we would urge";
/// After these what should be done is talked about and not asked for.
pub(super) const DOUBTS: &str = "whether|how|what|why|unsure|unclear|believed|thought|agreed that|felt|said|stated that|expected that|assumed|argued|aware that|told that|view that|known that";
/// What a subject that is not an agent begins with: sentences about the list itself.
pub(super) const META: &str = "\
recommendation*|the recommendation*|these recommendation*|this recommendation*\
|all recommendation*|the following recommendation*|this report|the report|this review\
|the overview report|this section|the list|this list|this document|readers|the reader\
|the action plan|an action plan|it should be noted|it must be|it should be|it needs to be\
|lessons|the lessons|these lessons|the findings|these findings|it is important|this should\
|these should|this must|that should|it should not";

/// Words that `to` belongs to, and clauses: what holds one is not simply who should act.
pub(super) const NO_AGENT: &str = "\
which|we|they|it|he|she|i|this|these|that|there|who|because|although|when|if|failure|need|needs|needed|order|able|opportunit*|ability\
|according|due|related|how|way|duty|decision|continues|seeks|wants|tends|tend|refused\
|likely|used|began|fail|failed|fails|led|leads|response|attention|access|regard|respect\
|work|efforts|plans|steps|action|attempts|capacity|time|process|opportunity|reluctance";

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
