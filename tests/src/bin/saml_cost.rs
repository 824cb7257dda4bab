//! The assertion consumer and nothing else, for a tool that counts instructions.
//!
//! `saml_cost FILE TIME` judges the response in FILE as if it were TIME (RFC 3339) and prints whom it asserts, or why not, and on
//! a second line how much memory the process has used at most, in kB.

use std::{error::Error, fs};

use auth_service_tests::inside::Consumer;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, time] = arguments.as_slice() else {
        return Err("usage: saml_cost FILE TIME".into());
    };
    let xml = fs::read_to_string(file)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let judged = runtime.block_on(Consumer::new(|_| ()).judge(&xml, time.parse()?));
    match judged {
        Ok(asserted) => println!("{}", asserted.identity.subject),
        Err(fault) => println!("{fault}"),
    }
    let status = fs::read_to_string("/proc/self/status")?;
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let most = most.and_then(|line| line.split_ascii_whitespace().next());
    println!("{}", most.unwrap_or("0"));
    Ok(())
}
