//! One connection to Redis (RESP 2, <https://redis.io/docs/latest/develop/reference/protocol-spec/>).

use std::{io, sync::Arc};

use futures::future::BoxFuture;
use rustls::{ClientConfig, RootCertStore, pki_types::ServerName};
use secrecy::ExposeSecret;
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader},
    net::TcpStream,
};
use tokio_rustls::TlsConnector;

use super::address::Address;

/// No reply to our commands is as long.
const MAX_BULK_BYTES: usize = 16 * 1024 * 1024;

/// A command with its arguments.
pub type Command = Vec<Vec<u8>>;

/// Builds a [`Command`].
pub fn command<const N: usize>(parts: [&[u8]; N]) -> Command {
    parts.iter().map(|part| part.to_vec()).collect()
}

#[derive(Debug, PartialEq, Eq)]
pub enum Reply {
    /// A status or a number.
    Done,
    Bytes(Option<Vec<u8>>),
    List(Vec<Reply>),
    /// The kind of error: why the command was not executed, and would not be now if it were sent again.
    Refused(String),
}

/// Errors that end by themselves, so that the commands are to be sent again.
const PASSING: [&str; 6] = [
    "BUSY",
    "CLUSTERDOWN",
    "LOADING",
    "MASTERDOWN",
    "MISCONF",
    "TRYAGAIN",
];

impl Reply {
    pub fn into_refusal(self) -> Option<String> {
        match self {
            Self::Refused(kind) => Some(kind),
            _ => None,
        }
    }

    /// The strings of a list, as in the reply to `HGETALL`.
    pub fn into_strings(self) -> Vec<Vec<u8>> {
        let Self::List(items) = self else {
            return Vec::new();
        };
        let strings = items.into_iter().map(|item| match item {
            Self::Bytes(Some(bytes)) => bytes,
            _ => Vec::new(),
        });
        strings.collect()
    }
}

trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<S: AsyncRead + AsyncWrite + Send + Unpin> Stream for S {}

pub struct Connection {
    stream: BufReader<Box<dyn Stream>>,
}

impl Connection {
    /// Connects, logs in and selects the database.
    ///
    /// # Errors
    /// Network errors; what Redis refuses. None of them repeats the password.
    pub async fn open(address: &Address) -> io::Result<Self> {
        let tcp = TcpStream::connect((address.host.as_str(), address.port)).await?;
        tcp.set_nodelay(true)?;
        let stream: Box<dyn Stream> = if address.tls {
            let name = ServerName::try_from(address.host.clone()).map_err(io::Error::other)?;
            Box::new(tls()?.connect(name, tcp).await?)
        } else {
            Box::new(tcp)
        };
        let mut connection = Self {
            stream: BufReader::new(stream),
        };
        let greeted = connection.call(&greeting(address)).await?;
        match greeted.into_iter().find_map(Reply::into_refusal) {
            None => Ok(connection),
            Some(kind) => Err(refused(&kind)),
        }
    }

    /// Sends commands together and reads a reply for each.
    ///
    /// # Errors
    /// Network errors; a command that Redis refuses for a while. Other refusals are replies.
    pub async fn call(&mut self, commands: &[Command]) -> io::Result<Vec<Reply>> {
        let mut sent = Vec::new();
        for command in commands {
            sent.extend(format!("*{}\r\n", command.len()).into_bytes());
            for part in command {
                sent.extend(format!("${}\r\n", part.len()).into_bytes());
                sent.extend(part);
                sent.extend(b"\r\n");
            }
        }
        self.stream.write_all(&sent).await?;
        self.stream.flush().await?;
        let mut replies = Vec::with_capacity(commands.len());
        for _ in commands {
            replies.push(self.reply().await?);
        }
        Ok(replies)
    }

    fn reply(&mut self) -> BoxFuture<'_, io::Result<Reply>> {
        Box::pin(async move {
            let line = self.line().await?;
            let malformed = || io::Error::new(io::ErrorKind::InvalidData, "not a reply of Redis");
            let (kind, rest) = line.split_at_checked(1).ok_or_else(malformed)?;
            let length = || rest.parse::<i64>().map_err(|_| malformed());
            match kind {
                "+" | ":" => Ok(Reply::Done),
                // The first word is the kind of error. The rest may repeat the command, and with it a token.
                "-" => match rest.split(' ').next().unwrap_or_default() {
                    passing if PASSING.contains(&passing) => Err(refused(passing)),
                    kind => Ok(Reply::Refused(kind.to_owned())),
                },
                "$" => Ok(Reply::Bytes(self.bytes(length()?).await?)),
                "*" => {
                    let mut items = Vec::new();
                    for _ in 0..length()? {
                        items.push(self.reply().await?);
                    }
                    Ok(Reply::List(items))
                }
                _ => Err(malformed()),
            }
        })
    }

    async fn line(&mut self) -> io::Result<String> {
        const LONGEST: u64 = 64 * 1024;
        let mut line = String::new();
        let read = (&mut self.stream)
            .take(LONGEST)
            .read_line(&mut line)
            .await?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(line.trim_end().to_owned())
    }

    async fn bytes(&mut self, length: i64) -> io::Result<Option<Vec<u8>>> {
        let Ok(length) = usize::try_from(length) else {
            return Ok(None);
        };
        if length > MAX_BULK_BYTES {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "a reply is too long",
            ));
        }
        let mut bytes = vec![0; length + 2];
        self.stream.read_exact(&mut bytes).await?;
        bytes.truncate(length);
        Ok(Some(bytes))
    }
}

fn refused(kind: &str) -> io::Error {
    io::Error::other(format!("Redis refuses a command: {kind}"))
}

fn greeting(address: &Address) -> Vec<Command> {
    let mut commands = Vec::new();
    if let Some(password) = &address.password {
        let password = password.expose_secret().as_bytes();
        commands.push(match &address.username {
            Some(name) => command([b"AUTH", name.as_bytes(), password]),
            None => command([b"AUTH", password]),
        });
    }
    // Some servers know one database only, and refuse to select any.
    if address.database > 0 {
        let database = address.database.to_string();
        commands.push(command([b"SELECT", database.as_bytes()]));
    }
    commands
}

fn tls() -> io::Result<TlsConnector> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let config = ClientConfig::builder()
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}
