//! HTTP/2 by hand (RFC 9113): what no client library would send.

pub const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
/// A SETTINGS frame that acknowledges ours.
pub const ACKNOWLEDGED: &[u8] = &[0, 0, 0, 4, 1, 0, 0, 0, 0];
pub const GET_DOCUMENT: &[u8] = b"GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n";

const END_STREAM: u8 = 1;
const END_HEADERS: u8 = 4;

fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let mut frame = (payload.len() as u32).to_be_bytes()[1..].to_vec();
    frame.extend([kind, flags]);
    frame.extend(stream.to_be_bytes());
    frame.extend(payload);
    frame
}

/// SETTINGS with these identifiers and values.
pub fn settings(values: &[(u16, u32)]) -> Vec<u8> {
    let payload: Vec<u8> = values
        .iter()
        .flat_map(|(id, value)| [&id.to_be_bytes()[..], &value.to_be_bytes()[..]].concat())
        .collect();
    frame(4, 0, 0, &payload)
}

pub fn ping() -> Vec<u8> {
    frame(6, 0, 0, &[7; 8])
}

/// RST_STREAM with CANCEL.
pub fn reset(stream: u32) -> Vec<u8> {
    frame(3, 0, stream, &[0, 0, 0, 8])
}

/// A whole GET.
pub fn get(stream: u32, path: &str) -> Vec<u8> {
    // From the static table (RFC 7541 appendix A): :method GET, :scheme http; :path and :authority by name.
    let block = [&[0x82, 0x86][..], &text(0x04, path), &text(0x01, "x")].concat();
    frame(1, END_STREAM | END_HEADERS, stream, &block)
}

/// The headers of a POST and the first byte of its body.
pub fn endless_post(stream: u32) -> Vec<u8> {
    let block = [
        &[0x83, 0x86][..],
        &text(0x04, "/auth/login"),
        &text(0x01, "x"),
        // content-type is entry 31, which needs a second byte in a four-bit prefix.
        &[0x0f, 0x10],
        &string("application/json"),
    ]
    .concat();
    [
        frame(1, END_HEADERS, stream, &block),
        frame(0, 0, stream, b"{"),
    ]
    .concat()
}

/// A literal header field that is not indexed, with this entry's name.
fn text(entry: u8, value: &str) -> Vec<u8> {
    [&[entry][..], &string(value)].concat()
}

fn string(value: &str) -> Vec<u8> {
    [&[value.len() as u8][..], value.as_bytes()].concat()
}
