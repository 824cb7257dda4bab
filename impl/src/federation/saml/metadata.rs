//! Metadata of identity providers (saml-metadata 2.0): of a single one or of a federation of thousands.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use quick_xml::{
    XmlVersion,
    events::{BytesStart, Event},
};
use roxmltree::Node;
use samael::{crypto::CertificateDer, metadata::HTTP_REDIRECT_BINDING};

use super::{
    certificate::from_text,
    error::SamlError,
    namespaces::{METADATA, PROTOCOL, SIGNATURE},
    xml::{Bounded, position, reader},
};

/// One identity provider, as far as its metadata describes it.
#[derive(Clone, Debug, Default)]
pub struct Described {
    pub entity_id: Option<String>,
    /// The endpoint with the HTTP-Redirect binding.
    pub sign_on: Option<String>,
    pub certificates: Vec<CertificateDer>,
    /// Must not be used after this time.
    pub valid_until: Option<DateTime<Utc>>,
    /// Should be fetched again after this time.
    pub cache: Option<TimeDelta>,
}

/// Decodes text according to its byte order mark or XML declaration, and removes the declaration.
///
/// # Errors
/// An unknown encoding, or text that is not valid in it.
pub fn decode(bytes: &[u8]) -> Result<String, &'static str> {
    let text = match bytes {
        [0xff, 0xfe, text @ ..] => from_utf16(text, u16::from_le_bytes),
        [0xfe, 0xff, text @ ..] => from_utf16(text, u16::from_be_bytes),
        _ => match declared(bytes).as_deref() {
            Some("iso-8859-1" | "latin1") => Some(bytes.iter().copied().map(char::from).collect()),
            // A declaration that can be read here is not in UTF-16, whatever it says: .NET writes that into every string.
            None | Some("utf-8" | "utf8" | "utf-16" | "us-ascii" | "ascii") => {
                String::from_utf8(bytes.to_vec()).ok()
            }
            // The same in every encoding in which the declaration could be read.
            Some(_) if bytes.is_ascii() => String::from_utf8(bytes.to_vec()).ok(),
            Some(_) => return Err("its declared encoding is unknown"),
        },
    };
    let text = text.ok_or("its text is not valid in the declared encoding")?;
    let text = text.trim_start_matches('\u{feff}');
    let body = match text.strip_prefix("<?xml ") {
        Some(rest) => rest.split_once("?>").map_or(text, |(_, body)| body),
        None => text,
    };
    Ok(body.to_owned())
}

fn from_utf16(text: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, []) = text.as_chunks() else {
        return None;
    };
    char::decode_utf16(pairs.iter().copied().map(unit))
        .collect::<Result<_, _>>()
        .ok()
}

/// In lower case.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    let (declaration, _) = head
        .trim_start_matches('\u{feff}')
        .strip_prefix("<?xml ")?
        .split_once("?>")?;
    let (_, value) = declaration.split_once("encoding")?;
    let label = value
        .trim_start_matches([' ', '=', '"', '\''])
        .split(['"', '\''])
        .next()?;
    Some(label.to_ascii_lowercase())
}

/// The identity provider with this entity ID, or the only one.
///
/// All others are only skimmed, so that the metadata of a federation costs little more than its download.
///
/// # Errors
/// No provider, several, or invalid metadata. The text continues a sentence about the metadata.
pub fn describe(xml: &str, entity_id: Option<&str>) -> Result<Described, &'static str> {
    let found = find(xml, entity_id)?;
    let bounded = Bounded::new(&found).map_err(unreadable)?;
    let document = bounded.parse().map_err(unreadable)?;
    let mut providers: Vec<Node> = elements(document.root(), "IDPSSODescriptor").collect();
    if providers.len() > 1 {
        providers.retain(|node| {
            let spoken = node.attribute("protocolSupportEnumeration");
            spoken.is_some_and(|all| all.contains(PROTOCOL))
        });
    }
    let [provider] = *providers.as_slice() else {
        return Err(NOT_ONE);
    };
    let entity = provider.parent();
    let mut described = Described {
        entity_id: entity
            .and_then(|entity| entity.attribute("entityID"))
            .map(str::to_owned),
        sign_on: elements(provider, "SingleSignOnService")
            .find(|service| service.attribute("Binding") == Some(HTTP_REDIRECT_BINDING))
            .and_then(|service| service.attribute("Location"))
            .map(str::to_owned),
        ..Described::default()
    };
    for key in elements(provider, "KeyDescriptor") {
        // A key without a use serves both purposes.
        if key.attribute("use").is_none_or(|of| of == "signing") {
            described.certificates.extend(certificates_of(key)?);
        }
    }
    // Every level may set these; the strictest wins.
    for node in provider.ancestors() {
        if let Some(until) = node.attribute("validUntil") {
            let until = time(until).ok_or("its validUntil is not a time")?;
            described.valid_until = described.valid_until.into_iter().chain([until]).min();
        }
        let cache = node.attribute("cacheDuration").and_then(duration);
        described.cache = described.cache.into_iter().chain(cache).min();
    }
    Ok(described)
}

const NOT_ONE: &str = "it does not describe exactly one identity provider; see SAML_IDP_ENTITY_ID";

fn unreadable(error: SamlError) -> &'static str {
    match error {
        SamlError::Xml(why) => why,
        SamlError::Limit(_) => "it is nested too deeply or has too many attributes",
        _ => "it is not valid XML",
    }
}

/// The text of the wanted entity, wrapped in elements with the namespaces and times of its ancestors.
fn find(xml: &str, wanted: Option<&str>) -> Result<String, &'static str> {
    let mut reader = reader(xml);
    let mut outer: Vec<String> = Vec::new();
    let mut inner: Option<Entity> = None;
    let (mut first, mut named) = (None, None);
    let (mut providers, mut called_so) = (0, 0);
    loop {
        let start = position(&reader);
        match reader.read_event().map_err(|_| MALFORMED)? {
            Event::Start(element) => match &mut inner {
                Some(entity) => {
                    entity.depth += 1;
                    entity.is_provider |= element.local_name().as_ref() == b"IDPSSODescriptor";
                }
                None if element.local_name().as_ref() == b"EntityDescriptor" => {
                    inner = Some(Entity {
                        start,
                        depth: 0,
                        is_wanted: wanted.is_some() && wanted == entity_id(&element).as_deref(),
                        is_provider: false,
                    });
                }
                None if outer.len() < MAX_GROUPS => outer.push(inherited(&element)?),
                None => return Err("its groups of entities are nested too deeply"),
            },
            Event::End(_) => match &mut inner {
                Some(entity) if entity.depth > 0 => entity.depth -= 1,
                Some(entity) => {
                    let end = position(&reader);
                    if entity.is_provider && entity.is_wanted {
                        called_so += 1;
                        named = xml
                            .get(entity.start..end)
                            .map(|text| surrounded(&outer, text));
                    } else if entity.is_provider && first.is_none() {
                        first = xml
                            .get(entity.start..end)
                            .map(|text| surrounded(&outer, text));
                    }
                    providers += usize::from(entity.is_provider);
                    inner = None;
                }
                None => drop(outer.pop()),
            },
            Event::DocType(_) => return Err("it has a DOCTYPE"),
            Event::Eof => break,
            _ => {}
        }
    }
    match (called_so, providers) {
        (1, _) => named.ok_or(MALFORMED),
        (0, 1) => first.ok_or(MALFORMED),
        _ => Err(NOT_ONE),
    }
}

/// The EntityDescriptor being read.
struct Entity {
    start: usize,
    depth: usize,
    is_wanted: bool,
    is_provider: bool,
}

/// Nesting of `EntitiesDescriptor`.
const MAX_GROUPS: usize = 20;
const MALFORMED: &str = "it is not well-formed XML";

fn entity_id(element: &BytesStart) -> Option<String> {
    let attribute = element.try_get_attribute("entityID").ok()??;
    Some(
        attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .ok()?
            .into_owned(),
    )
}

/// A start tag for a group of entities, with the attributes that apply to those inside.
fn inherited(element: &BytesStart) -> Result<String, &'static str> {
    let mut tag = "<EntitiesDescriptor".to_owned();
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|_| MALFORMED)?;
        let name = std::str::from_utf8(attribute.key.as_ref()).map_err(|_| MALFORMED)?;
        let value = std::str::from_utf8(&attribute.value).map_err(|_| MALFORMED)?;
        let counts = name == "xmlns" || name.starts_with("xmlns:");
        if counts || ["validUntil", "cacheDuration"].contains(&name) {
            let value = value.replace('"', "&quot;");
            tag.push_str(&format!(" {name}=\"{value}\""));
        }
    }
    tag.push('>');
    Ok(tag)
}

fn surrounded(outer: &[String], text: &str) -> String {
    let end = "</EntitiesDescriptor>".repeat(outer.len());
    format!("{}{text}{end}", outer.concat())
}

fn elements<'a>(node: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    node.descendants()
        .filter(move |node| node.has_tag_name((METADATA, name)))
}

fn certificates_of(key: Node) -> Result<Vec<CertificateDer>, &'static str> {
    key.descendants()
        .filter(|node| node.has_tag_name((SIGNATURE, "X509Certificate")))
        .map(|node| {
            let text = node.text().unwrap_or_default();
            from_text(text).ok_or("one of its certificates is invalid")
        })
        .collect()
}

/// xs:dateTime, UTC if there is no time zone (saml-core 1.3.3).
fn time(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim();
    match DateTime::parse_from_rfc3339(text) {
        Ok(time) => Some(time.to_utc()),
        Err(_) => {
            let naive = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").ok()?;
            Some(naive.and_utc())
        }
    }
}

/// xs:duration, with 365 days per year and 30 per month, which is precise enough for a refresh interval.
fn duration(text: &str) -> Option<TimeDelta> {
    let rest = text.trim().strip_prefix('P')?;
    let (days, times) = rest.split_once('T').unwrap_or((rest, ""));
    let of_days = sum(
        days,
        &[('Y', 365 * 86_400), ('M', 30 * 86_400), ('D', 86_400)],
    )?;
    let of_times = sum(times, &[('H', 3_600), ('M', 60), ('S', 1)])?;
    TimeDelta::try_seconds(of_days.checked_add(of_times)?)
}

/// Sums up numbers followed by their units, in seconds.
fn sum(text: &str, units: &[(char, i64)]) -> Option<i64> {
    let mut total = 0_i64;
    for part in text.split_inclusive(|c: char| c.is_ascii_alphabetic()) {
        let unit = part.chars().last()?;
        let (_, seconds) = units.iter().find(|(letter, _)| *letter == unit)?;
        // Fractions of a second are ignored.
        let number = part.trim_end_matches(unit).split('.').next()?;
        let number: i64 = number.parse().ok().filter(|number| *number >= 0)?;
        total = total.checked_add(number.checked_mul(*seconds)?)?;
    }
    Some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entity(id: &str, more: &str) -> String {
        format!(
            r#"<m:EntityDescriptor entityID="{id}"{more}><m:IDPSSODescriptor protocolSupportEnumeration="{PROTOCOL}"><m:SingleSignOnService Binding="{HTTP_REDIRECT_BINDING}" Location="https://{id}/sso"/></m:IDPSSODescriptor></m:EntityDescriptor>"#
        )
    }

    fn group(attributes: &str, inner: &str) -> String {
        format!(
            "<m:EntitiesDescriptor xmlns:m='{METADATA}'{attributes}>{inner}</m:EntitiesDescriptor>"
        )
    }

    #[test]
    fn of_several_the_one_with_the_entity_id() {
        let all: String = (0..3_000)
            .map(|n| entity(&format!("idp{n}.example"), ""))
            .collect();
        let service = "<m:EntityDescriptor entityID='sp'><m:SPSSODescriptor/></m:EntityDescriptor>";
        let all = group(
            "",
            &format!(
                "{service}{}",
                group(" validUntil='2030-01-01T00:00:00'", &all)
            ),
        );
        assert_eq!(describe(&all, None).unwrap_err(), NOT_ONE);
        assert_eq!(describe(&all, Some("sp")).unwrap_err(), NOT_ONE);
        let found = describe(&all, Some("idp2999.example")).unwrap();
        assert_eq!(
            found.sign_on.as_deref(),
            Some("https://idp2999.example/sso")
        );
        assert_eq!(found.valid_until, time("2030-01-01T00:00:00Z"));
        let twice = group("", &(entity("a", "") + &entity("a", "")));
        assert_eq!(describe(&twice, Some("a")).unwrap_err(), NOT_ONE);
        // The settings may use another name for the only one.
        assert!(describe(&group("", &entity("a", "")), Some("b")).is_ok());
        for bad in ["", "x", "<a/>", "<m:EntityDescriptor", "<!DOCTYPE a><a/>"] {
            assert!(describe(bad, None).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_strictest_time_counts() {
        let inner = entity(
            "a",
            " validUntil='2031-01-01T00:00:00.5Z' cacheDuration='P1DT2H'",
        );
        let outer = group(
            " validUntil='2030-01-01T00:00:00Z' cacheDuration='PT6H'",
            &inner,
        );
        let found = describe(&outer, None).unwrap();
        assert_eq!(found.valid_until, time("2030-01-01T00:00:00Z"));
        assert_eq!(found.cache, Some(TimeDelta::hours(6)));
        assert!(describe(&group(" validUntil='tomorrow'", &entity("a", "")), None).is_err());
    }

    #[test]
    fn durations() {
        for (text, seconds) in [
            ("PT1H30M", Some(5_400)),
            ("P1Y2M3DT4H5M6.7S", Some(36_993_906)),
            ("P7D", Some(604_800)),
            ("PT", Some(0)),
            ("-P1D", None),
            ("P-1D", None),
            ("1D", None),
            ("P99999999999999999999D", None),
        ] {
            assert_eq!(
                duration(text).map(|time| time.num_seconds()),
                seconds,
                "{text}"
            );
        }
    }

    #[test]
    fn encodings() {
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>";
        assert_eq!(decode(latin).unwrap(), "<a>\u{e9}</a>");
        let utf16: Vec<u8> = "\u{feff}<?xml version='1.0' encoding='UTF-16'?><a/>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(decode(&utf16).unwrap(), "<a/>");
        assert_eq!(decode(b"\xef\xbb\xbf<a/>").unwrap(), "<a/>");
        assert_eq!(decode("<a>é</a>".as_bytes()).unwrap(), "<a>é</a>");
        let utf16: Vec<u8> = "\u{feff}<a>\u{1f511}</a>"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(decode(&utf16).unwrap(), "<a>\u{1f511}</a>");
        assert!(decode(&utf16[..utf16.len() - 1]).is_err());
        assert!(decode(b"\xff\xfe\x00\xd8").is_err());
        assert!(decode(b"<?xml version='1.0' encoding='US-ASCII'?><a>\xe9</a>").is_err());
        assert_eq!(
            decode(b"<?xml version='1.0' encoding='windows-1252'?><a/>").unwrap(),
            "<a/>"
        );
        assert!(decode(b"<?xml version='1.0' encoding='windows-1252'?><a>\xe9</a>").is_err());
        assert!(decode(b"<a>\xe9</a>").is_err());
    }
}
