//! Verbs of recommendations in their plain form, and how others are led back to it.

use super::words::Words;

/// Verbs that recommendations begin with, in their plain form.
const PLAIN: &str = "\
accept|access|achieve|acknowledge|act|adapt|add|address|adhere|adopt|advise|agree|align\
|allocate|alter|amend|analyse|appoint|appraise|apply|approve|arrange|articulate|ask\
|assess|assign|assist|assure|attend|audit|avoid|base|begin|book|brief|bring|build|call\
|carry|cascade|cause|cease|challenge|change|check|circulate|clarify|close|collaborate\
|collect|commend|commission|commit|communicate|complete|conduct|confer|confirm|consider\
|consult|continue|contribute|convene|co|cover|create|decide|define|deliver|demonstrate\
|describe|designate|design|determine|develop|devise|direct|discontinue|discuss\
|disseminate|distribute|document|draft|draw|educate|embed|emphasise|employ|enable\
|encourage|end|engage|enhance|ensure|equip|escalate|establish|evaluate|evidence|examine\
|exercise|expand|expect|explain|explore|extend|facilitate|feed|finalise|find|follow\
|formalise|formulate|fund|gain|gather|give|highlight|hold|identify|implement|improve\
|include|incorporate|increase|inform|initiate|instruct|integrate|introduce|investigate\
|invite|involve|issue|join|keep|launch|lead|learn|liaise|limit|link|lobby|look|maintain\
|make|manage|map|measure|meet|mobilise|modify|monitor|move|name|nominate|note|notify\
|obtain|offer|organise|oversee|participate|pass|pay|petition|pilot|place|plan|prepare|present\
|press|prioritise|produce|promote|promulgate|propose|provide|publicise|publish|put|raise\
|read|realign|recognise|reconsider|record|recruit|reduce|refer|refine|reflect|refresh\
|reinforce|reissue|reiterate|relaunch|release|remain|remind|remove|reorganise|repeat\
|replace|report|request|require|research|resolve|resource|respond|restore|resume|retain\
|review|revise|revisit|reward|rewrite|roll|run|satisfy|schedule|scope|screen|scrutinise\
|secure|see|seek|send|set|share|sign|simplify|specify|standardise|start|state|stop\
|streamline|strengthen|study|submit|summarise|supervise|supply|support|take|target|tell\
|test|think|track|train|transfer|treat|undertake|update|urge|use|utilise|verify|visit\
|weigh|welcome|work|write|legislate|accompany|allow|answer|attach|calculate|cease|combine|concentrate|copy|correct\
|cooperate|coordinate|count|debrief|deploy|discharge|display|dispense|double|elect|eliminate|enforce\
|enrol|enter|explore|fill|flag|focus|give|guarantee|halt|help|install|insist|instigate|intervene|interview|inspect\
|know|lend|let|listen|log|merge|mitigate|narrow|negotiate|observe|operate|permit|persuade|phone|prevent\
|protect|prohibit|query|reach|rectify|redesign|redraft|refuse|regulate|reiterate|remedy|renew|reopen|reply|rethink|return\
|search|separate|serve|show|sponsor|store|suspend|talk|telephone|trace|treble|withdraw|widen|accelerate";

/// Participles that are not made by an ending.
const IRREGULAR: [(&str, &str); 30] = [
    ("begun", "begin"),
    ("brought", "bring"),
    ("built", "build"),
    ("chosen", "choose"),
    ("done", "do"),
    ("drawn", "draw"),
    ("found", "find"),
    ("given", "give"),
    ("held", "hold"),
    ("kept", "keep"),
    ("known", "know"),
    ("led", "lead"),
    ("left", "leave"),
    ("made", "make"),
    ("met", "meet"),
    ("overseen", "oversee"),
    ("paid", "pay"),
    ("put", "put"),
    ("read", "read"),
    ("rewritten", "rewrite"),
    ("seen", "see"),
    ("sent", "send"),
    ("set", "set"),
    ("shown", "show"),
    ("sought", "seek"),
    ("taken", "take"),
    ("taught", "teach"),
    ("told", "tell"),
    ("undertaken", "undertake"),
    ("written", "write"),
];

/// Turns of phrase that are one verb.
const TURNS: [(&str, &str); 14] = [
    ("make sure|ensure|guarantee", "ensure"),
    (
        "seek assurance*|seek reassurance|seek evidence|assure itself|assure themselves\
        |satisfy itself|satisfy themselves|satisfy himself|satisfy herself|be satisfied\
        |be assured|be reassured|gain assurance|obtain assurance|receive assurance",
        "seek assurance",
    ),
    ("give consideration|give thought|give further consideration", "consider"),
    ("raise awareness|raise the awareness", "raise awareness"),
    ("put in place|put into place", "put in place"),
    ("set up", "set up"),
    ("set out", "set out"),
    ("bring in", "bring in"),
    ("carry out", "carry out"),
    ("draw up", "draw up"),
    ("roll out", "roll out"),
    ("make representation*", "make representations"),
    ("take account", "take account"),
    ("have regard", "have regard"),
];

/// Whether a word is a verb that recommendations begin with, in its plain form.
pub(super) fn is_plain(word: &str) -> bool {
    PLAIN.split('|').any(|verb| verb == word)
}

/// The verb at a place, in its plain form, and how many words it takes; a passive one as
/// if it were active (`be trained` is `train`).
pub(super) fn verb(words: &Words<'_>, at: usize) -> Option<(String, usize)> {
    for (phrases, name) in TURNS {
        if let Some(length) = words.holds(at, phrases) {
            return Some((name.to_owned(), length));
        }
    }
    let word = words.at(at);
    if word.is_empty() {
        return None;
    }
    if word == "have"
        && let Some(plain) = participle(words.at(at + 1))
    {
        return Some((plain, 2));
    }
    let done = matches!(word, "is" | "are") && is_participle(words.at(at + 1));
    if word != "be" && !done {
        return Some((word.to_owned(), 1));
    }
    let mut next = at + 1;
    while words.at(next).ends_with("ly") || matches!(words.at(next), "also" | "so") {
        next += 1;
    }
    let passive = participle(words.at(next)).map(|verb| (verb, next + 1 - at));
    passive.or_else(|| Some(("be".to_owned(), 1)))
}

/// Whether a word is a participle by its form, as in `is given`.
pub(super) fn is_participle(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed")
        || IRREGULAR.iter().any(|(made, _)| *made == word)
}

/// The plain form of a participle, if the word is one.
fn participle(word: &str) -> Option<String> {
    if let Some((_, plain)) = IRREGULAR.iter().find(|(made, _)| *made == word) {
        return Some((*plain).to_owned());
    }
    let stem = word.strip_suffix("ed").filter(|stem| stem.len() > 1)?;
    let undoubled = || {
        let mut letters = stem.chars().rev();
        let doubled = letters.next()? == letters.next()?;
        doubled.then(|| stem[..stem.len() - 1].to_owned())
    };
    let y = stem.strip_suffix('i').map(|rest| format!("{rest}y"));
    let known = [Some(stem.to_owned()), Some(format!("{stem}e")), undoubled(), y.clone()];
    let known = known.into_iter().flatten().find(|one| is_plain(one));
    let twice = undoubled().filter(|_| !stem.ends_with("ll") && !stem.ends_with("ss"));
    known.or(y).or(twice).or_else(|| {
        let silent =
            stem.ends_with(['c', 'g', 's', 'u', 'v', 'z']) || stem.ends_with("at");
        Some(if silent { format!("{stem}e") } else { stem.to_owned() })
    })
}

#[cfg(test)]
mod tests {
    use super::verb;
    use crate::analysis::recommendations::words::Words;

    #[test]
    fn a_passive_is_led_back_to_its_verb() {
        let cases = [
            ("be trained to apportion", "train"),
            ("be fully briefed", "brief"),
            ("be made aware", "make"),
            ("be invited to", "invite"),
            ("be permitted", "permit"),
            ("be notified", "notify"),
            ("be open to", "be"),
            ("satisfy itself that", "seek assurance"),
            ("make sure that", "ensure"),
            ("write to", "write"),
            ("is given to", "give"),
            ("have completed the course", "complete"),
            ("have regard to", "have regard"),
            ("are kept", "keep"),
        ];
        for (text, expected) in cases {
            assert_eq!(
                verb(&Words::of(text), 0).map(|one| one.0).as_deref(),
                Some(expected)
            );
        }
    }
}
