//! Parses untrusted XML in time and memory linear in its size.
//!
//! The parsers (roxmltree, and libxml2 inside xmlsec) may do work for each element that grows with its depth, its
//! attributes and the namespaces in scope, and libxml2 copies a text again for each CDATA section in it. All of these
//! are limited here in one pass before either parser runs. The limits are far above what identity providers send.

use std::{borrow::Cow, collections::HashSet};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use roxmltree::{Document, Node, ParsingOptions};

use super::error::SamlError;

/// libxml2 itself stops at 256.
const MAX_DEPTH: usize = 200;
/// Per element, namespace declarations included. Both parsers compare attributes pairwise to find duplicates.
const MAX_ATTRIBUTES: usize = 128;
const MAX_NAMESPACES_IN_SCOPE: usize = 64;
/// roxmltree keeps these in a sorted vector.
const MAX_DIFFERENT_NAMESPACES: usize = 512;

const MALFORMED: SamlError = SamlError::Xml("it is not well-formed");

/// XML within these limits: UTF-8, without DOCTYPE, and with CDATA sections replaced by escaped text. Canonical XML
/// (section 1.1) does the same before signing, so signatures stay valid.
pub struct Bounded<'a>(Cow<'a, str>);

impl<'a> Bounded<'a> {
    /// # Errors
    /// XML that exceeds a limit, declares another encoding, has a DOCTYPE, or is malformed.
    pub fn new(xml: &'a str) -> Result<Self, SamlError> {
        // quick-xml does not include it in positions, and it is not part of the signed text.
        let xml = xml.strip_prefix('\u{feff}').unwrap_or(xml);
        check_encoding(xml)?;
        let mut reader = reader(xml);
        let mut bounds = Bounds::default();
        let mut plain = String::new();
        let mut copied = 0;
        loop {
            let start = position(&reader);
            match reader.read_event().map_err(|_| MALFORMED)? {
                Event::Start(element) => bounds.open(&element)?,
                Event::Empty(element) => {
                    bounds.open(&element)?;
                    bounds.close()?;
                }
                Event::End(_) => bounds.close()?,
                Event::CData(_) => {
                    let end = position(&reader);
                    let text = xml
                        .get(start..end)
                        .and_then(|section| section.strip_prefix("<![CDATA["))
                        .and_then(|rest| rest.strip_suffix("]]>"))
                        .ok_or(MALFORMED)?;
                    plain.push_str(&xml[copied..start]);
                    escape_into(&mut plain, text);
                    copied = end;
                }
                Event::DocType(_) => return Err(SamlError::Xml("it has a DOCTYPE")),
                Event::Eof => break,
                Event::Text(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::GeneralRef(_) => {}
            }
        }
        if copied == 0 {
            return Ok(Self(Cow::Borrowed(xml)));
        }
        plain.push_str(&xml[copied..]);
        Ok(Self(Cow::Owned(plain)))
    }

    pub fn text(&self) -> &str {
        &self.0
    }

    /// # Errors
    /// Malformed XML.
    pub fn parse(&self) -> Result<Document<'_>, SamlError> {
        let options = ParsingOptions {
            allow_dtd: false,
            ..ParsingOptions::default()
        };
        Document::parse_with_options(&self.0, options).map_err(|_| MALFORMED)
    }
}

/// Splits XML into tags and text. Matching of tags is left to the parser that follows.
pub fn reader(xml: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    reader
}

pub fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// With another encoding libxml2 would read other characters than we do.
fn check_encoding(xml: &str) -> Result<(), SamlError> {
    let Some(declaration) = xml.strip_prefix("<?xml") else {
        return Ok(());
    };
    let (declaration, _) = declaration.split_once("?>").ok_or(MALFORMED)?;
    let encoding = declaration.split_once("encoding").map(|(_, value)| value);
    let is_utf8 = |value: &str| {
        let value = value.trim_start().trim_start_matches('=').trim_start();
        let value = value.trim_start_matches(['"', '\'']).to_ascii_lowercase();
        value.starts_with("utf-8\"") || value.starts_with("utf-8'")
    };
    if encoding.is_some_and(|value| !is_utf8(value)) {
        return Err(SamlError::Xml("it declares an encoding other than UTF-8"));
    }
    Ok(())
}

fn escape_into(plain: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => plain.push_str("&amp;"),
            '<' => plain.push_str("&lt;"),
            '>' => plain.push_str("&gt;"),
            other => plain.push(other),
        }
    }
}

#[derive(Default)]
struct Bounds {
    /// The number of namespaces declared by each open element.
    open: Vec<usize>,
    in_scope: usize,
    different: HashSet<Vec<u8>>,
}

impl Bounds {
    fn open(&mut self, element: &BytesStart) -> Result<(), SamlError> {
        let mut declared = 0;
        for (count, attribute) in element.attributes().with_checks(false).enumerate() {
            let attribute = attribute.map_err(|_| MALFORMED)?;
            if count >= MAX_ATTRIBUTES {
                return Err(SamlError::Limit("attributes of one element"));
            }
            let key = attribute.key.as_ref();
            if key == b"xmlns" || key.starts_with(b"xmlns:") {
                declared += 1;
                self.different.insert([key, &attribute.value].join(&b'='));
            }
        }
        self.open.push(declared);
        self.in_scope += declared;
        if self.open.len() > MAX_DEPTH {
            return Err(SamlError::Limit("depth"));
        }
        if self.in_scope > MAX_NAMESPACES_IN_SCOPE
            || self.different.len() > MAX_DIFFERENT_NAMESPACES
        {
            return Err(SamlError::Limit("namespaces"));
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), SamlError> {
        self.in_scope -= self.open.pop().ok_or(MALFORMED)?;
        Ok(())
    }
}

pub fn elements<'a>(node: Node<'a, 'a>) -> impl Iterator<Item = Node<'a, 'a>> {
    node.children().filter(Node::is_element)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_become_text() {
        for (xml, expected) in [
            ("<a>b</a>", "<a>b</a>"),
            ("<a><![CDATA[]]></a>", "<a></a>"),
            (
                "\u{feff}<a>1<![CDATA[<b>&amp;]]>2<![CDATA[]]]]><![CDATA[>]]>3</a>",
                "<a>1&lt;b&gt;&amp;amp;2]]&gt;3</a>",
            ),
            (
                "<a><!--<![CDATA[x]]>-->é<![CDATA[é]]></a>",
                "<a><!--<![CDATA[x]]>-->éé</a>",
            ),
            (
                "<a>\r\n&#13;<![CDATA[<!DOCTYPE x>]]> </a>",
                "<a>\r\n&#13;&lt;!DOCTYPE x&gt; </a>",
            ),
        ] {
            assert_eq!(Bounded::new(xml).unwrap().text(), expected, "{xml}");
        }
    }

    #[test]
    fn bounds_are_kept() {
        let nested = |depth: usize| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
        let attributes = |count: usize| {
            let all: String = (0..count).map(|number| format!(" a{number}=''")).collect();
            format!("<a{all}/>")
        };
        let in_scope = |count: usize| {
            let all: String = (0..count)
                .map(|number| format!("<a xmlns:n{number}='u'>"))
                .collect();
            all + &"</a>".repeat(count)
        };
        let different = |count: usize| {
            let all: String = (0..count)
                .map(|number| format!("<a xmlns='{number}'/>"))
                .collect();
            format!("<r>{all}</r>")
        };
        for fits in [nested(200), attributes(128), in_scope(64), different(512)] {
            assert!(
                Bounded::new(&fits)
                    .and_then(|xml| xml.parse().map(drop))
                    .is_ok()
            );
        }
        for beyond in [nested(201), attributes(129), in_scope(65), different(513)] {
            let refused = Bounded::new(&beyond).map(drop);
            assert!(matches!(refused, Err(SamlError::Limit(_))), "{refused:?}");
        }
    }

    #[test]
    fn what_neither_parser_should_see_is_refused() {
        for bad in [
            "<!DOCTYPE a><a/>",
            "<!doctype a><a/>",
            "</a>",
            "<a><![CDATA[</a>",
            "<?xml version='1.0' encoding='utf-7'?><a/>",
        ] {
            let refused = Bounded::new(bad).map(drop);
            assert!(
                matches!(refused, Err(SamlError::Xml(_))),
                "{bad}: {refused:?}"
            );
        }
    }
}
