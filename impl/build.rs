//! Compresses the explorer's large files, which would be a twentieth of the executable and are rarely served.

use std::{env, error::Error, fs, io::Write, path::Path};

use flate2::{Compression, write::GzEncoder};

const FOLDER: &str = "../generated/explorer";
const FILES: [&str; 2] = ["swagger-ui-bundle.js", "swagger-ui.css"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var("OUT_DIR")?;
    for name in FILES {
        let source = Path::new(FOLDER).join(name);
        println!("cargo::rerun-if-changed={}", source.display());
        let target = Path::new(&out).join(format!("{name}.gz"));
        let mut compressed = GzEncoder::new(fs::File::create(target)?, Compression::best());
        compressed.write_all(&fs::read(source)?)?;
        compressed.finish()?;
    }
    Ok(())
}
