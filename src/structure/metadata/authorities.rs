//! Where a board's authority lies: country, and in England the region.
//!
//! The names are those of the UK's local authorities and of boards that cover several; a
//! place the table does not know stays unknown, unless the way the review was made says
//! Wales, Scotland or Northern Ireland.

use super::Texts;
use crate::model::{Known, Metadata, Provenance};

/// Each region with the places in it, separated by `|`.
const REGIONS: [(&str, &str, &str); 12] = [
    (
        "England",
        "North East",
        "darlington|durham|gateshead|hartlepool|middlesbrough|newcastle|newcastle upon tyne|north tyneside|northumberland|redcar and cleveland|redcar|south tees|south tyneside|stockton-on-tees|stockton on tees|sunderland|tees",
    ),
    (
        "England",
        "North West",
        "blackburn with darwen|blackpool|bolton|bury|cheshire east|cheshire west|cheshire|cumbria|cumberland|westmorland and furness|halton|knowsley|lancashire|liverpool|manchester|oldham|pan-lancashire|rochdale|salford|sefton|st helens|st. helens|stockport|tameside|trafford|warrington|wigan|wirral",
    ),
    (
        "England",
        "Yorkshire and the Humber",
        "barnsley|bradford|calderdale|doncaster|east riding|hull|kingston upon hull|kirklees|leeds|north east lincolnshire|north lincolnshire|north yorkshire|rotherham|sheffield|wakefield|york|city of york",
    ),
    (
        "England",
        "East Midlands",
        "derby|derby city|derbyshire|leicester|leicestershire|leicestershire and rutland|lincolnshire|northamptonshire|north northamptonshire|west northamptonshire|nottingham|nottingham city|nottinghamshire|rutland",
    ),
    (
        "England",
        "West Midlands",
        "birmingham|coventry|dudley|herefordshire|sandwell|shropshire|solihull|staffordshire|stoke-on-trent|stoke on trent|telford and wrekin|telford|walsall|warwickshire|wolverhampton|worcestershire",
    ),
    (
        "England",
        "East of England",
        "bedford|bedford borough|central bedfordshire|bedfordshire|cambridgeshire|cambridgeshire and peterborough|essex|hertfordshire|luton|norfolk|peterborough|southend|southend-on-sea|suffolk|thurrock",
    ),
    (
        "England",
        "London",
        "barking and dagenham|barnet|bexley|brent|bromley|camden|city and hackney|city of london|croydon|ealing|enfield|greenwich|hackney|hammersmith and fulham|haringey|harrow|havering|hillingdon|hounslow|islington|kensington and chelsea|kingston|kingston and richmond|kingston upon thames|lambeth|lewisham|merton|newham|redbridge|richmond|richmond upon thames|southwark|sutton|tower hamlets|waltham forest|wandsworth|westminster|tri-borough|bi-borough",
    ),
    (
        "England",
        "South East",
        "berkshire|berkshire west|bracknell forest|brighton and hove|brighton|buckinghamshire|east sussex|hampshire|isle of wight|kent|medway|milton keynes|oxfordshire|portsmouth|reading|slough|southampton|surrey|west berkshire|west sussex|windsor and maidenhead|wokingham",
    ),
    (
        "England",
        "South West",
        "bath and north east somerset|bournemouth|bournemouth, christchurch and poole|bournemouth and poole|bristol|cornwall|cornwall and isles of scilly|devon|dorset|gloucestershire|isles of scilly|north somerset|plymouth|poole|somerset|south gloucestershire|swindon|torbay|wiltshire",
    ),
    (
        "Wales",
        "Wales",
        "anglesey|isle of anglesey|blaenau gwent|bridgend|caerphilly|cardiff|cardiff and vale|cardiff and the vale|cardiff and vale of glamorgan|carmarthenshire|ceredigion|conwy|cwm taf|cwm taf morgannwg|cysur|mid and west wales|denbighshire|flintshire|gwent|south east wales|gwynedd|merthyr tydfil|monmouthshire|neath port talbot|newport|north wales|pembrokeshire|powys|rhondda cynon taf|swansea|torfaen|vale of glamorgan|west glamorgan|western bay|wrexham",
    ),
    (
        "Scotland",
        "Scotland",
        "aberdeen|aberdeen city|aberdeenshire|angus|argyll and bute|clackmannanshire|clackmannanshire and stirling|dumfries and galloway|dundee|dundee city|east ayrshire|east dunbartonshire|east lothian|east and midlothian|east renfrewshire|edinburgh|falkirk|fife|glasgow|glasgow city|highland|inverclyde|midlothian|moray|na h-eileanan siar|western isles|north ayrshire|north lanarkshire|orkney|perth and kinross|renfrewshire|scottish borders|shetland|south ayrshire|south lanarkshire|stirling|west dunbartonshire|west lothian",
    ),
    (
        "Northern Ireland",
        "Northern Ireland",
        "northern ireland|belfast|south eastern|western trust|northern trust|southern trust",
    ),
];

/// Adds country and region by the board's place, or the country by the kind of review.
pub(super) fn add(metadata: &mut Metadata, texts: &Texts<'_>) {
    let board = metadata.board.as_ref().map_or("", |board| board.value.as_str());
    if let Some((country, region)) = place(board) {
        metadata.country = Some(Known::new(country.to_owned(), Provenance::Authorities));
        metadata.region = Some(Known::new(region.to_owned(), Provenance::Authorities));
        return;
    }
    let front = format!("{board}\n{}", texts.front_text).to_lowercase();
    let cue = [
        (
            "Wales",
            [
                "regional safeguarding",
                "child practice review",
                "protecting children in wales",
            ],
        ),
        (
            "Scotland",
            [
                "significant case review",
                "child protection committee",
                "children’s reporter",
            ],
        ),
        ("Northern Ireland", ["case management review", "northern ireland", "hsc trust"]),
        (
            "England",
            [
                "local child safeguarding practice review",
                "local safeguarding children board",
                "working together to safeguard",
            ],
        ),
    ];
    let country =
        cue.into_iter().find(|(_, cues)| cues.iter().any(|cue| front.contains(cue)));
    metadata.country = country
        .map(|(country, _)| Known::new(country.to_owned(), Provenance::FrontPages));
}

/// The country and region of the place a board is named after: the longest name that its
/// own begins with.
fn place(board: &str) -> Option<(&'static str, &'static str)> {
    let low = board.to_lowercase().replace('&', "and");
    let rest = |name: &str| {
        low.strip_prefix(name)
            .is_some_and(|rest| rest.starts_with([' ', ',']) || rest.is_empty())
    };
    let mut best: Option<(usize, (&'static str, &'static str))> = None;
    for (country, region, names) in REGIONS {
        for name in names.split('|').filter(|name| rest(name)) {
            if best.is_none_or(|(length, _)| name.len() > length) {
                best = Some((name.len(), (country, region)));
            }
        }
    }
    best.map(|(_, place)| place)
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn the_longest_name_wins() {
        assert_eq!(
            place("North East Lincolnshire Safeguarding Children Board"),
            Some(("England", "Yorkshire and the Humber"))
        );
        assert_eq!(
            place("Kingston upon Hull Safeguarding Children Board"),
            Some(("England", "Yorkshire and the Humber"))
        );
        assert_eq!(
            place("Cwm Taf Morgannwg Safeguarding Board"),
            Some(("Wales", "Wales"))
        );
        assert_eq!(place("Wexmouth Safeguarding Children Board"), None);
    }
}
